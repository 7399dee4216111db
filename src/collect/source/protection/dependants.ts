import { cached } from '../repository/cached'
import { exportedNames, isBarrel, MAX_BARRELS, MAX_NAMES } from '../repository/exports'
import type { Graph } from '../repository/graph'
import { naming } from '../repository/names-in-text'
import { givesOnObjects } from '../repository/object-makers'
import { PassedOn } from '../repository/passed-on'
import { type Carrier, isOfCollections } from './uses'

/** Bounded: this runs over many files, and a hostile one must not cost more than its length. */
const HERITAGE = /\b(?:implements|extends)\s{1,20}([\w$.,<>\s]{1,200})\{/g

/** Files, each with those through which it gets what it depends on: without these, the compiler does not know what it has. */
type Between = Map<string, readonly string[]>

/** A type that a class of a file is made after. */
interface TypeOfFile {
  /** Of the file that declares it. */
  readonly text: string
  /** Files that may hold something of this type. */
  readonly users: Between
}

/** Tells which files may call what a file declares, by imports and by the texts of files. */
export class Dependants {
  readonly #importers = new Map<string, Between>()
  readonly #holders = new Map<string, Between>()
  readonly #types = new Map<string, readonly TypeOfFile[]>()
  readonly #exports = new Map<string, readonly string[]>()
  readonly #barrels = new Map<string, boolean>()
  readonly #passedOn: PassedOn

  constructor(
    readonly imports: Graph,
    readonly importers: Graph,
    readonly textOf: (path: string) => string,
  ) {
    this.#passedOn = new PassedOn(imports, textOf, exportedNames)
  }

  /**
   * The files that may use a carrier of a file: this itself, what imports it, and for a member what may hold the object that
   * has it, be it by a type.
   */
  of(path: string, { name, isMember, isLocal }: Carrier): ReadonlyMap<string, readonly string[]> {
    if (isLocal) return new Map([[path, []]])
    const importers = cached(this.#importers, path, () => this.#importersOf(path))
    if (!isMember) return importers
    // Every object has a `get` or a `set`: further off it is another's.
    const holders = isOfCollections(name)
      ? importers
      : cached(this.#holders, path, () => this.#holdersOf(path, importers))
    const member = naming([name])
    const types = cached(this.#types, path, () => this.#typesOf(path)).filter(({ text }) => member?.test(text))
    return types.length === 0 ? holders : new Map([...types.flatMap(({ users }) => [...users]), ...holders])
  }

  #importersOf(path: string): Between {
    const found: Between = new Map([[path, []]])
    this.#addImporters(path, naming(this.#exportsOf(path)), found, [])
    return found
  }

  /** Where an importer gives on what it makes of a class, as a composition root does: who imports that one, and once more. */
  #holdersOf(path: string, importers: Between): Between {
    const classes = this.#exportsOf(path)
    const found: Between = new Map(importers)
    const addImportersOf = (one: string): void => {
      this.#addImporters(one, naming(this.#exportsOf(one)), found, [...(found.get(one) ?? []), one])
    }
    for (const one of importers.keys()) {
      if (one !== path && givesOnObjects(this.textOf(one), classes)) addImportersOf(one)
    }
    for (const one of [...found.keys()]) if (!importers.has(one)) addImportersOf(one)
    return found
  }

  /** What imports a file: directly, or through barrels where it names what it gets. */
  #addImporters(
    path: string,
    named: RegExp | undefined,
    found: Between,
    between: readonly string[],
    seen = new Set([path]),
  ): void {
    const depth = seen.size - 1
    for (const importer of this.importers.get(path) ?? []) {
      const isMet = depth === 0 || named?.test(this.textOf(importer)) === true
      if (isMet && !found.has(importer)) found.set(importer, between)
      const isPassedOn = between.length < MAX_BARRELS && !seen.has(importer) && this.#isBarrel(importer)
      if (!isPassedOn) continue
      seen.add(importer)
      this.#addImporters(importer, named, found, [...between, importer], seen)
    }
  }

  #isBarrel(path: string): boolean {
    return cached(this.#barrels, path, () => isBarrel(this.textOf(path)))
  }

  /** The interfaces and base classes that the classes of a file are made after. */
  #typesOf(path: string): TypeOfFile[] {
    const types = [...this.textOf(path).matchAll(HERITAGE)].flatMap(
      (match) => match[1]?.match(/[A-Za-z_$][\w$]*/g) ?? [],
    )
    if (types.length === 0) return []
    return (this.imports.get(path) ?? []).flatMap((target) => {
      const passed = this.#passedOn.by(target)
      const own = new Set(this.#exportsOf(target))
      return types.flatMap((name) => {
        const behind = own.has(name) ? [] : passed.get(name)
        return behind ? [this.#typeBehind(name, [target, ...behind])] : []
      })
    })
  }

  /** A type that the last of some files declares, of which the others pass it on. */
  #typeBehind(name: string, between: readonly string[]): TypeOfFile {
    const declaring = between.at(-1) as string
    const users: Between = new Map()
    this.#addImporters(declaring, naming([name]), users, between)
    return { text: this.textOf(declaring), users }
  }

  #exportsOf(path: string): readonly string[] {
    return cached(this.#exports, path, () => exportedNames(this.textOf(path)).slice(0, MAX_NAMES))
  }
}
