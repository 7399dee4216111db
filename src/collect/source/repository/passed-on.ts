import { cached } from './cached'
import { exportedValues, MAX_BARRELS, MAX_NAMES, passesOn } from './exports'
import type { Graph } from './graph'

/** Names to the files that lead to what goes by them: barrels first, the file that declares it last. */
type Providers = ReadonlyMap<string, readonly string[]>

const NOTHING: Providers = new Map()

/** What barrels pass on, by the texts of files; each barrel is read once, however many import it. */
export class PassedOn {
  readonly #byBarrel = new Map<string, Providers>()
  readonly #exported = new Map<string, readonly string[]>()

  constructor(
    readonly imports: Graph,
    readonly textOf: (path: string) => string,
    /** The names that count: those of values, unless types are asked for, too. */
    readonly exportsIn: (text: string) => readonly string[] = exportedValues,
  ) {}

  /** The names that importers of a file may get through it from others; none where it is no barrel. */
  by(path: string, depth = 0): Providers {
    const known = this.#byBarrel.get(path)
    if (known !== undefined) return known
    if (depth >= MAX_BARRELS || !passesOn(this.textOf(path))) return NOTHING
    const providers = new Map<string, readonly string[]>()
    // Entered before it is complete: barrels that pass each other on must not follow each other for ever.
    this.#byBarrel.set(path, providers)
    for (const target of this.imports.get(path) ?? []) {
      for (const name of this.#exportsOf(target)) if (!providers.has(name)) providers.set(name, [target])
      for (const [name, behind] of this.by(target, depth + 1)) {
        if (!providers.has(name)) providers.set(name, [target, ...behind])
      }
    }
    return providers
  }

  #exportsOf(path: string): readonly string[] {
    return cached(this.#exported, path, () => this.exportsIn(this.textOf(path)).slice(0, MAX_NAMES))
  }
}
