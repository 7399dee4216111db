import type { Deadline } from '../../files/deadline'
import type { ts } from '../compiler'
import { repositoryPath } from '../program'
import { cached } from '../repository/cached'
import type { Checkout } from '../repository/checkout'
import type { Graph } from '../repository/graph'
import type { Followed } from '.'
import { Dependants } from './dependants'
import { type Carrier, carriersOf, mayUse, Uses } from './uses'

/** The nearest come first, and are enough to show a handler; more would cost as much as the search for commands. */
const MAX_FILES = 300
/** Of callers of reads that may not be those of a cache. */
const MAX_OPEN_FILES = 20
/** Functions of one name that are looked for in the importers of a file. */
const MAX_QUESTIONS = 10_000
const MAX_LEVELS = 6
/** Where the search begins for what is likely wrong near by: a promise is dropped by one of the first callers. */
const NEAR_LEVEL = MAX_LEVELS - 2

/** A function that somebody is looked for who calls it. */
interface Wanted extends Carrier {
  readonly path: string
  readonly level: number
}

/** Where the files come from that are not parsed yet. */
export interface Sources {
  readonly checkout: Checkout
  readonly importers: Graph
  readonly imports: Graph
  readonly deadline: Deadline
  /** The parsed file of a path; undefined where it cannot be parsed. */
  parse(path: string): ts.SourceFile | undefined
}

/** Files in which functions may be called. */
export interface Callers {
  readonly paths: ReadonlySet<string>
  /** Why callers may have been missed, as a clause; undefined where all were looked for. */
  readonly doubt: string | undefined
}

/** The files of all callers in reach of the functions around these nodes. What the search has read is free afterwards. */
export function callersInReach(sources: Sources, nodes: Followed): Callers {
  const reach = new Reach(sources)
  return { paths: reach.from(nodes), doubt: reach.doubt }
}

/**
 * Walks from functions up to the files of their callers, by names alone, until a function answers requests: the selection
 * for the search of commands stops far below that. What it finds is given to the compiler, which tells who really calls.
 */
class Reach {
  /** The least level that a function was asked about at. */
  readonly #seen = new Map<string, number>()
  readonly #found = new Set<string>()
  #isCut = false
  readonly #uses = new Map<string, Uses | undefined>()
  readonly #dependants: Dependants

  constructor(readonly sources: Sources) {
    this.#dependants = new Dependants(sources.imports, sources.importers, (path) => this.#text(path))
  }

  /** The files of all callers in reach of the functions around these nodes, their own included; of writes only the nearest. */
  from({ reads, writes, open }: Followed): ReadonlySet<string> {
    this.#isCut = !this.#walk(
      [...reads.flatMap((node) => wantedBy(node, 0)), ...writes.flatMap((node) => wantedBy(node, NEAR_LEVEL))],
      MAX_FILES,
    )
    // After the others, which these must not crowd out.
    this.#walk(
      open.flatMap((node) => wantedBy(node, 0)),
      MAX_OPEN_FILES,
    )
    return this.#found
  }

  /** False where there are more callers than are looked for. */
  #walk(first: readonly Wanted[], allowance: number): boolean {
    const most = this.#found.size + allowance
    let wanted = first
    let isComplete = true
    for (let asked = 0; wanted.length > 0; ) {
      const next: Wanted[] = []
      for (const one of wanted) {
        if (!this.#isNew(one)) continue
        if (++asked > MAX_QUESTIONS || this.#found.size > most || this.sources.deadline.isOver) return false
        const callers = this.#callersOf(one, allowance)
        isComplete &&= callers !== undefined
        next.push(...(callers ?? []))
      }
      wanted = next
    }
    return isComplete
  }

  /** Why callers may have been missed, as a clause; undefined where all were looked for. */
  get doubt(): string | undefined {
    return this.#isCut ? `callers in more than ${MAX_FILES} files are not followed` : undefined
  }

  #isNew({ path, name, level }: Wanted): boolean {
    const id = `${path}#${name}`
    if (level > MAX_LEVELS || level >= (this.#seen.get(id) ?? Number.POSITIVE_INFINITY)) return false
    this.#seen.set(id, level)
    return true
  }

  /** Undefined where more files may use it than are looked for, as those of a helper of the whole repository. */
  #callersOf(wanted: Wanted, allowance: number): Wanted[] | undefined {
    const candidates = [...this.#dependants.of(wanted.path, wanted)].filter(([path]) => {
      return mayUse(this.#text(path), wanted)
    })
    if (candidates.length > allowance) return undefined
    return candidates.flatMap(([candidate, between]) => {
      const uses = cached(this.#uses, candidate, () => this.#usesIn(candidate))
      if (!uses?.has(wanted)) return []
      // Where a request handler uses it, nobody is looked for who calls that: the file is what shows the handler.
      for (const path of [candidate, ...between]) this.#found.add(path)
      return uses.carriersOf(wanted).map((one) => ({ ...one, path: candidate, level: wanted.level + 1 }))
    })
  }

  #usesIn(path: string): Uses | undefined {
    const file = this.sources.parse(path)
    return file && new Uses(file)
  }

  #text(path: string): string {
    return this.sources.checkout.sources.get(path)?.text ?? ''
  }
}

function wantedBy(node: ts.Node, level: number): Wanted[] {
  return carriersOf(node).map((one) => ({ ...one, path: repositoryPath(node.getSourceFile()), level }))
}
