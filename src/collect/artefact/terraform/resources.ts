import type { Block, Body, Expression } from '../documents/hcl/syntax'
import { Tree } from '../documents/tree'
import type { Declared } from '../infrastructure/declared'
import { evaluate, type Scope } from './evaluation'
import type { TerraformFile } from './file'
import type { ModuleInstance } from './module'
import { listOf, plain, unknown } from './values'

/** Of what `count` and `for_each` repeat this many are looked at. */
const MAX_REPEATS = 100

/** The resources and calls of modules that a module's files declare, each as often as it is created. */
export function declaredIn(instance: ModuleInstance): Declared[] {
  return instance.folder.files.flatMap((file) => {
    return file.body.blocks
      .filter(({ type }) => type === 'resource' || type === 'module')
      .flatMap((block) => declarations(block, file, instance))
  })
}

function declarations(block: Block, file: TerraformFile, instance: ModuleInstance): Declared[] {
  const isModule = block.type === 'module'
  const repeats = repeatsOf(block.body, instance.scopeOf(file))
  return repeats.map(({ bindings, isCreated }) => {
    const tree = treeOf(block, instance.scopeOf(file, bindings))
    return {
      language: 'Terraform',
      type: isModule ? (tree.at('source')?.text ?? '') : (block.labels[0] ?? ''),
      isModule,
      name: block.labels[isModule ? 0 : 1] ?? '',
      place: tree.place,
      tree,
      isCreated,
      home: instance.address,
    }
  })
}

interface Repeat {
  readonly bindings: ReadonlyMap<string, Tree>
  readonly isCreated: boolean | undefined
}

/** One for each time that it is created; one that is not created is told once, as such. */
function repeatsOf({ attributes }: Body, scope: Scope): readonly Repeat[] {
  const count = attributes.find(({ name }) => name === 'count')
  const forEach = attributes.find(({ name }) => name === 'for_each')
  if (count) return counted(evaluate(count.value, scope))
  if (!forEach) return [{ bindings: new Map(), isCreated: true }]
  const over = evaluate(forEach.value, scope)
  const each = pairsOf(over)
  if (each === undefined) return [{ bindings: new Map(), isCreated: isComputed(over) ? true : undefined }]
  if (each.length === 0) return [{ bindings: new Map(), isCreated: false }]
  return each.map((pair) => ({ bindings: new Map([['each', pair]]), isCreated: true }))
}

/** `true` and `false` count as one and none. */
function counted(count: Tree): readonly Repeat[] {
  const times = count.number
  if (times === undefined) return [{ bindings: new Map(), isCreated: isComputed(count) ? true : undefined }]
  if (times <= 0) return [{ bindings: new Map(), isCreated: false }]
  return Array.from({ length: Math.min(times, MAX_REPEATS) }, (_, at) => {
    const index = new Tree(new Map([['index', plain(at, count.place)]]), count.place)
    return { bindings: new Map([['count', index]]), isCreated: true }
  })
}

/** One for each of what another resource has, such as the nodes of a cluster: there is always one. */
function isComputed({ unknown: written = '' }: Tree): boolean {
  return /^(?:\w{1,20}\()?(?:(?:aws|azurerm|google)_\w{1,60}|module|data)\.[^\s?]{1,300}$/.test(written)
}

/** `{key, value}` for each member of a mapping or a list; undefined where they are not known. */
function pairsOf(over: Tree): readonly Tree[] | undefined {
  if (over.unknown !== undefined || over.content === null) return undefined
  const pairs = over.entries.map(([name, value]): [Tree, Tree] => [plain(name, value.place), value])
  const members = over.items.map((item): [Tree, Tree] => [item, item])
  return [...pairs, ...members].slice(0, MAX_REPEATS).map(([key, value]) => {
    return new Tree(
      new Map([
        ['key', key],
        ['value', value],
      ]),
      value.place,
    )
  })
}

/** The attributes and nested blocks of a block; blocks of one name are a list. */
function treeOf({ body, ...range }: Block, scope: Scope): Tree {
  const content = new Map<string, Tree>()
  for (const { name, value, start, end } of body.attributes) {
    const { content: held, unknown: written } = evaluate(value, scope)
    content.set(name, new Tree(held, scope.file.placeOf({ start, end }), written))
  }
  for (const block of body.blocks) {
    const isDynamic = block.type === 'dynamic'
    const name = isDynamic ? (block.labels[0] ?? '') : block.type
    const added = isDynamic ? dynamicBlocks(block, scope) : [treeOf(block, scope)]
    const before = content.get(name)
    content.set(name, listOf([...(before?.items ?? []), ...added], before?.place ?? scope.file.placeOf(block)))
  }
  return new Tree(content, scope.file.placeOf(range))
}

/** `dynamic "parameter" { for_each = …, content { … } }`: a block for each member, or one that is not known. */
function dynamicBlocks({ labels, body, ...range }: Block, scope: Scope): Tree[] {
  const place = scope.file.placeOf(range)
  const content = body.blocks.find(({ type }) => type === 'content')
  const over = attributeOf(body, 'for_each')
  const each = over && pairsOf(evaluate(over, scope))
  if (!content || !each) return [unknown(over ? scope.file.textOf(over) : 'a dynamic block', place)]
  const named = attributeOf(body, 'iterator')
  const iterator = named?.kind === 'name' ? named.name : (labels[0] ?? '')
  return each.map((pair) => treeOf(content, { ...scope, bindings: new Map([...scope.bindings, [iterator, pair]]) }))
}

function attributeOf({ attributes }: Body, wanted: string): Expression | undefined {
  return attributes.find(({ name }) => name === wanted)?.value
}
