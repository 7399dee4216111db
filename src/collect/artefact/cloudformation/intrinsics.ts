import { Tree } from '../documents/tree'
import { joined, unknown, writtenIn } from '../terraform/values'

/** The values of a template with its functions worked out as far as its parameters' defaults tell. */
export function resolveTemplate(tree: Tree, parameters: ReadonlyMap<string, Tree>): Tree {
  const { place } = tree
  const resolve = (one: Tree) => resolveTemplate(one, parameters)
  if (tree.items.length > 0) return new Tree(tree.items.map(resolve), place)
  const [entry, ...rest] = tree.entries
  if (!entry) return tree
  const [name, value] = entry
  const apply = rest.length === 0 ? FUNCTIONS.get(name) : undefined
  if (apply) return apply(value, tree, (one) => resolve(one), parameters)
  return new Tree(new Map(tree.entries.map(([key, one]) => [key, resolve(one)])), place)
}

type Apply = (value: Tree, tree: Tree, resolve: (one: Tree) => Tree, parameters: ReadonlyMap<string, Tree>) => Tree

const FUNCTIONS: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  ['Ref', (value, { place }, _, parameters) => parameters.get(value.text ?? '') ?? unknown(value.text ?? '', place)],
  ['Fn::Sub', substituted],
  [
    'Fn::Join',
    (value, { place }, resolve) => {
      const by = value.at(0)?.text ?? ''
      const list = value.at(1) && resolve(value.items[1] as Tree)
      return joined(list?.items.flatMap((item, at) => (at > 0 ? [by, item] : [item])) ?? [], place)
    },
  ],
  ['Fn::If', chosen],
  ...['GetAtt', 'FindInMap', 'ImportValue', 'Select', 'Split', 'Base64', 'GetAZs', 'Transform'].map(
    (name): [string, Apply] => [`Fn::${name}`, (value, { place }) => unknown(value.text ?? writtenIn(value), place)],
  ),
])

/** `${Name}` is a parameter, or one of the names that are given beside the text; the rest is not known. */
function substituted(
  value: Tree,
  { place }: Tree,
  resolve: (one: Tree) => Tree,
  parameters: ReadonlyMap<string, Tree>,
) {
  const text = value.text ?? value.at(0)?.text
  if (text === undefined) return unknown('Fn::Sub', place)
  const parts = text.split(/\$\{([^{}]{1,200})\}/)
  const given = value.at(1)
  return joined(
    parts.map((part, at) => {
      if (at % 2 === 0) return part
      const named = given?.at(part)
      return (named ? resolve(named) : parameters.get(part)) ?? unknown(part, place)
    }),
    place,
  )
}

/** Which branch counts is decided at deployment. */
function chosen(value: Tree, { place }: Tree, resolve: (one: Tree) => Tree): Tree {
  const [yes, no] = [value.at(1), value.at(2)].map((one) => one && resolve(one))
  if (yes?.text !== undefined && yes.text === no?.text) return yes
  return unknown([yes, no].map((one) => (one ? writtenIn(one) : '')).join(' or '), place)
}
