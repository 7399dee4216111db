import type { ts } from '../compiler'
import { nameAround } from '../trace/syntax'
import type { ReadingFunctions } from '../usage/reading-functions'
import { countsInProcess } from './in-process'
import { isKeyLabel, namesRedis, type Part, partOf } from './names'
import type { FileMetrics, Metric, Move } from './reading'
import type { Sources } from './sources'

/** One metric of a cache, and what is known of how it moves. */
export interface Counted {
  readonly name: string
  readonly part: Part
  /** What its labels say of a lookup. */
  readonly outcomes: ReadonlySet<'hit' | 'miss'>
  /** Whether its labels tell lookups apart by the prefix of their key. */
  readonly isByKey: boolean
  readonly node: ts.Node
  /** Each a clause: why it may not count what its name says. */
  readonly doubts: readonly string[]
}

/** What a metric counts, and where. */
interface Moved {
  readonly part: Part
  readonly moves: readonly Move[]
}

/** Works out which metrics of a cache there are and whether anything moves them. */
export class Ledger {
  readonly #moves: readonly Move[]
  readonly #metrics: readonly Metric[]

  constructor(
    readonly files: readonly FileMetrics[],
    readonly sources: Sources,
    readonly reading: ReadingFunctions,
  ) {
    this.#moves = files.flatMap(({ moves }) => moves)
    this.#metrics = files.flatMap(({ metrics }) => metrics)
  }

  /** Every metric of a cache: those that are defined, then those that are sent by name alone. */
  counted(): Counted[] {
    const defined = this.#metrics.flatMap((metric) => this.#counted(metric) ?? [])
    const known = new Set(this.#metrics.map(({ name }) => name))
    const sent = new Map<string, Move[]>()
    for (const move of this.#moves) {
      for (const name of move.names) if (!known.has(name)) sent.set(name, [...(sent.get(name) ?? []), move])
    }
    return [...defined, ...[...sent].flatMap(([name, moves]) => this.#sent(name, moves) ?? [])]
  }

  #counted(metric: Metric): Counted | undefined {
    const part = partOf(metric.name, metric.around)
    if (part === undefined) return undefined
    const moves = this.#moves.filter((move) => this.#movesMetric(move, metric))
    if (this.#isOfProcess(moves, part)) return undefined
    const doubts = this.#doubts(metric.holder ?? metric.name, { part, moves }, metric)
    return {
      ...this.#common(metric.name, part, moves),
      isByKey: hasKeyLabel(moves, metric.labels),
      node: metric.node,
      doubts,
    }
  }

  #sent(name: string, moves: readonly Move[]): Counted | undefined {
    const part = partOf(name)
    const [first] = moves
    if (part === undefined || !first || this.#isOfProcess(moves, part)) return undefined
    const doubts = this.#doubts(name, { part, moves })
    return { ...this.#common(name, part, moves), isByKey: hasKeyLabel(moves, []), node: first.node, doubts }
  }

  #common(name: string, part: Part, moves: readonly Move[]): Pick<Counted, 'name' | 'part' | 'outcomes'> {
    const outcomes = new Set(moves.flatMap(({ labels }) => [...labels.outcomes]))
    // Only what is not told by the labels themselves is looked for at the callers.
    if (part === 'lookups' && outcomes.size < 2) {
      for (const { labels } of moves) for (const one of this.sources.outcomesThrough(labels.through)) outcomes.add(one)
    }
    return { name, part, outcomes }
  }

  #movesMetric(move: Move, metric: Metric): boolean {
    if (move.names.includes(metric.name) || move.holder === metric.name) return true
    const held = this.#heldAs(metric)
    if (!held.has(move.holder)) return false
    // Another file may call anything `counter`.
    return move.node.getSourceFile() === metric.node.getSourceFile() || isTelling(move.holder)
  }

  /** The names that a metric goes by: of its variable, of what it is injected as, of a getter. */
  #heldAs({ holder, name }: Metric): ReadonlySet<string> {
    const names = new Set(holder === undefined ? [] : [holder])
    const aliasesOf = (one: string) => this.files.flatMap(({ aliases }) => aliases.get(one) ?? [])
    for (const alias of aliasesOf(name)) names.add(alias)
    for (const one of [...names]) if (isTelling(one)) for (const alias of aliasesOf(one)) names.add(alias)
    return names
  }

  /** Whether a metric counts what a cache in the memory of the process has, and nowhere what Redis has. */
  #isOfProcess(moves: readonly Move[], part: Part): boolean {
    const isOne = moves.length > 0 && moves.every(({ node }) => countsInProcess(node))
    return isOne && !moves.some(({ node }) => this.#isByRead(node, part))
  }

  /** Whether a move tells of a read from Redis. All lookups may be counted before they are made. */
  #isByRead(node: ts.Node, part: Part): boolean {
    return this.reading.followsRead(node) || (part === 'lookups' && this.reading.precedesRead(node))
  }

  #doubts(shown: string, { part, moves }: Moved, metric?: Metric): string[] {
    const at = metric?.node ?? moves[0]?.node
    const library = at && this.sources.libraryOf(at)
    if (library === undefined) return [`\`${moves[0]?.callee ?? shown}\` is of no metrics library that is known here`]
    if (metric?.isAsked) return namesRedis(metric.name) ? [] : [NOT_OF_REDIS]
    if (moves.length === 0) return [`nothing in sight moves \`${shown}\``]
    if (moves.some(({ node }) => this.#isByRead(node, part))) return []
    const live = moves.filter(({ node }) => this.#isCalled(node))
    const [move] = moves
    if (live.length === 0 && move)
      return [`nothing in sight calls \`${nameAround(move.node)}\`, which moves \`${shown}\``]
    return namesRedis(metric?.name ?? shown) ? [] : [NOT_OF_REDIS]
  }

  /** Whether the function around is named anywhere else; one without a name is called by whoever holds it. */
  #isCalled(node: ts.Node): boolean {
    const name = nameAround(node)
    return name === undefined || this.sources.isNamedTwice(name)
  }
}

const NOT_OF_REDIS = 'nothing in sight shows that this cache is the one in Redis'

/** Whether a name says enough to mean the same thing in every file. */
export function isTelling(name: string): boolean {
  return /hit|miss|cache|redis/i.test(name)
}

function hasKeyLabel(moves: readonly Move[], declared: readonly string[]): boolean {
  return [...declared, ...moves.flatMap(({ labels }) => labels.names)].some(isKeyLabel)
}
