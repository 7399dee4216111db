import type { Deadline } from '../../files/deadline'
import type { ts } from '../compiler'
import { repositoryPath } from '../program'
import { cached } from '../repository/cached'
import type { Checkout } from '../repository/checkout'
import { exportedNames, isBarrel } from '../repository/exports'
import type { Graph } from '../repository/graph'
import type { Followed } from '.'
import { type Carrier, carriersOf, mayUse, Uses } from './uses'

/** The nearest come first, and are enough to show a handler; more would cost as much as the search for commands. */
const MAX_FILES = 100
/** Of callers of reads that may not be those of a cache. */
const MAX_OPEN_FILES = 20
/** Functions of one name that are looked for in the importers of a file. */
const MAX_QUESTIONS = 6000
/** A barrel of barrels of barrels; deeper ones are circular. */
const MAX_BARRELS = 6
const MAX_LEVELS = 6
/** Where the search begins for what is likely wrong near by: a promise is dropped by the first caller, or the second. */
const NEAR_LEVEL = MAX_LEVELS - 1

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

/**
 * Walks from functions up to the files of their callers, by names alone, until a function answers requests: the selection
 * for the search of commands stops far below that. What it finds is given to the compiler, which tells who really calls.
 */
export class Reach {
  readonly #seen = new Set<string>()
  readonly #found = new Set<string>()
  #isCut = false
  readonly #candidates = new Map<string, ReadonlySet<string>>()
  readonly #barrels = new Map<string, boolean>()
  readonly #uses = new Map<string, Uses | undefined>()

  constructor(readonly sources: Sources) {}

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
    for (let asked = 0; wanted.length > 0; ) {
      const next: Wanted[] = []
      for (const one of wanted) {
        if (!this.#isNew(one)) continue
        if (++asked > MAX_QUESTIONS || this.#found.size > most || this.sources.deadline.isOver) return false
        next.push(...this.#callersOf(one))
      }
      wanted = next
    }
    return true
  }

  /** Why callers may have been missed, as a clause; undefined where all were looked for. */
  get doubt(): string | undefined {
    return this.#isCut ? `callers in more than ${MAX_FILES} files are not followed` : undefined
  }

  #isNew({ path, name, level }: Wanted): boolean {
    const id = `${path}#${name}`
    if (level > MAX_LEVELS || this.#seen.has(id)) return false
    this.#seen.add(id)
    return true
  }

  #callersOf({ path, name, isMember, level }: Wanted): Wanted[] {
    const candidates = cached(this.#candidates, path, () => this.#importersOf(path))
    return [...candidates].flatMap((candidate) => {
      if (!mayUse(this.#text(candidate), { name, isMember })) return []
      const uses = cached(this.#uses, candidate, () => this.#usesIn(candidate))
      if (!uses?.has({ name, isMember })) return []
      // Where a request handler uses it, nobody is looked for who calls that: the file is what shows the handler.
      this.#found.add(candidate)
      return uses.carriersOf({ name, isMember }).map((one) => ({ ...one, path: candidate, level: level + 1 }))
    })
  }

  #usesIn(path: string): Uses | undefined {
    const file = this.sources.parse(path)
    return file && new Uses(file)
  }

  /** The file itself, and all that import it or, where it implements their types, what it imports. */
  #importersOf(path: string): ReadonlySet<string> {
    const found = new Set([path])
    const seen = new Set([path])
    for (const provider of [path, ...this.#typesOf(path)]) this.#addImporters(provider, found, seen)
    return found
  }

  #addImporters(path: string, found: Set<string>, seen: Set<string>, depth = 0): void {
    for (const importer of this.sources.importers.get(path) ?? []) {
      found.add(importer)
      const isPassedOn = depth < MAX_BARRELS && !seen.has(importer) && this.#isBarrel(importer)
      if (!isPassedOn) continue
      seen.add(importer)
      this.#addImporters(importer, found, seen, depth + 1)
    }
  }

  #isBarrel(path: string): boolean {
    return cached(this.#barrels, path, () => isBarrel(this.#text(path)))
  }

  /** Files with the interfaces and base classes that the classes of a file are made after. */
  #typesOf(path: string): string[] {
    const types = [...this.#text(path).matchAll(HERITAGE)].flatMap(
      (match) => match[1]?.match(/[A-Za-z_$][\w$]*/g) ?? [],
    )
    if (types.length === 0) return []
    return (this.sources.imports.get(path) ?? []).filter((target) => {
      return exportedNames(this.#text(target)).some((name) => types.includes(name))
    })
  }

  #text(path: string): string {
    return this.sources.checkout.sources.get(path)?.text ?? ''
  }
}

const HERITAGE = /\b(?:implements|extends)\s{1,20}([\w$.,<>\s]{1,200})\{/g
function wantedBy(node: ts.Node, level: number): Wanted[] {
  return carriersOf(node).map((one) => ({ ...one, path: repositoryPath(node.getSourceFile()), level }))
}
