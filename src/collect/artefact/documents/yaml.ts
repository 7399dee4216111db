import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type Range,
  visit,
} from 'yaml'
import type { Place } from '../../../model'
import { Unreadable } from '../../files/failures'
import { type PlaceOf, placesIn } from '../../files/lines'
import { MAX_DEPTH, MAX_VALUES, Tree } from './tree'

/**
 * Every document of a YAML file; empty documents are left out. Tags of CloudFormation become what they stand for (`!Ref
 * Topic` is `{Ref: Topic}`), others are passed over, their values stay. Aliases are followed up to {@link MAX_VALUES} values in all, which stops "billion
 * laughs" files.
 *
 * @param placeOf where a range of offsets in the text is, for a text that is a part of a file
 * @throws Unreadable for what is not YAML, too deep or too much
 */
export function parseYaml(path: string, text: string, placeOf: PlaceOf = placesIn(path, text)): Tree[] {
  const lines = new LineCounter()
  const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false })
  if (!Array.isArray(documents)) return []
  const [error] = documents.flatMap(({ errors }) => errors)
  if (error?.code === 'RESOURCE_EXHAUSTION') throw new Unreadable(TOO_DEEP)
  if (error) throw new Unreadable(`not valid YAML at line ${lines.linePos(error.pos[0]).line}`)
  const reader = new YamlReader(placeOf)
  return documents.flatMap((document) => {
    if (!document.contents) return []
    reader.targets = targetsIn(document)
    return reader.read(document.contents, 0)
  })
}

/** What each alias stands for: the last node before it with that anchor. `Alias.resolve` walks the document for each of them. */
function targetsIn(document: Document): ReadonlyMap<Alias, Node> {
  const anchored = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) anchored.set(node.anchor, node)
    },
    Alias: (_, alias) => {
      const target = anchored.get(alias.source)
      if (target) targets.set(alias, target)
    },
  })
  return targets
}

const TOO_DEEP = 'nested too deeply'

class YamlReader {
  targets: ReadonlyMap<Alias, Node> = new Map()
  #values = 0

  constructor(readonly placeOf: PlaceOf) {}

  read(node: Node | null, depth: number, from?: Node): Tree {
    this.#values++
    if (this.#values > MAX_VALUES) throw new Unreadable('more values than are looked through')
    if (depth > MAX_DEPTH) throw new Unreadable(TOO_DEEP)
    const place = this.#place(from?.range ?? node?.range, node?.range)
    const content = this.#content(node, depth, place)
    const intrinsic = INTRINSICS.get(node?.tag ?? '')
    return intrinsic === undefined ? content : new Tree(new Map([[intrinsic, content]]), place)
  }

  #content(node: Node | null, depth: number, place: Place): Tree {
    if (isAlias(node)) return new Tree(this.read(this.targets.get(node) ?? null, depth + 1).content, place)
    if (isSeq(node))
      return new Tree(
        node.items.map((item) => this.read(item as Node | null, depth + 1)),
        place,
      )
    if (isMap(node)) return new Tree(this.#entries(node.items as Pairs, depth), place)
    return new Tree(isScalar(node) ? plainValue(node.value) : null, place)
  }

  /** `<<: *base` puts the values of another mapping below those that are written here. */
  #entries(items: Pairs, depth: number): Map<string, Tree> {
    const named = items.flatMap(({ key, value }): [string, Tree][] => {
      return isScalar(key) ? [[String(key.value), this.read(value, depth + 1, key)]] : []
    })
    const merged = named.filter(([name]) => name === '<<').flatMap(([, base]) => [base, ...base.items])
    return new Map([...merged.flatMap(({ entries }) => entries), ...named.filter(([name]) => name !== '<<')])
  }

  #place(start: Range | null | undefined, end: Range | null | undefined): Place {
    const from = start?.[0] ?? 0
    return this.placeOf(from, Math.max(from, end?.[1] ?? from))
  }
}

/** Short forms of intrinsic functions (AWS CloudFormation, "Intrinsic function reference"). */
const INTRINSICS: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...['Sub', 'GetAtt', 'If', 'Join', 'FindInMap', 'ImportValue', 'Select', 'Split', 'Base64'].map(
    (name): [string, string] => [`!${name}`, `Fn::${name}`],
  ),
])

type Pairs = readonly { readonly key: Node | null; readonly value: Node | null }[]

function plainValue(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return value
  return value === null || value === undefined ? null : String(value)
}
