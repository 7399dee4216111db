import type { Body, Expression } from '../documents/hcl/syntax'
import type { Tree } from '../documents/tree'
import { evaluate, type Scope } from './evaluation'
import { type TerraformFile, VARIABLES_FILE } from './file'

/** How many locals may stand on one another. */
const MAX_LOCALS = 60

const NOTHING: ReadonlyMap<string, Tree> = new Map()

interface Written {
  readonly file: TerraformFile
  readonly value: Expression
}

/** The files of one folder, which Terraform reads as one. */
export class Folder {
  readonly locals = new Map<string, Written>()
  readonly defaults = new Map<string, Written>()
  /** What `terraform.tfvars` and the like say, where the folder is not called as a module. */
  readonly assigned = new Map<string, Written>()
  readonly files: readonly TerraformFile[]

  constructor(
    /** Relative to the root; empty for the root. */
    readonly path: string,
    files: readonly TerraformFile[],
  ) {
    this.files = files.filter((file) => !VARIABLES_FILE.test(file.path))
    for (const file of files) {
      if (VARIABLES_FILE.test(file.path)) this.#keep(this.assigned, file, file.body)
    }
    for (const file of this.files) this.#take(file)
  }

  #take(file: TerraformFile): void {
    for (const { type, labels, body } of file.body.blocks) {
      if (type === 'locals') this.#keep(this.locals, file, body)
      if (type !== 'variable') continue
      const written = body.attributes.find(({ name }) => name === 'default')
      if (written) this.defaults.set(labels[0] ?? '', { file, value: written.value })
    }
  }

  #keep(into: Map<string, Written>, file: TerraformFile, { attributes }: Body): void {
    for (const { name, value } of attributes) into.set(name, { file, value })
  }
}

/** A folder with the values that its variables have in one call of it, or where nobody calls it. */
export class ModuleInstance {
  readonly #known = new Map<string, Tree | undefined>()
  #depth = 0

  constructor(
    readonly folder: Folder,
    /** Where in the tree of calls it stands, which tells it from other instances. */
    readonly address: string,
    /** Variables that some file of variables sets which is not loaded by itself. */
    readonly optional: ReadonlySet<string>,
    /** What the call sets; undefined where nobody calls it. */
    readonly inputs?: Tree,
  ) {}

  /** What names stand for in one of its files. */
  scopeOf(file: TerraformFile, bindings: ReadonlyMap<string, Tree> = NOTHING): Scope {
    return {
      file,
      bindings,
      variable: (name) => this.#variable(name),
      local: (name) => this.#once(`local.${name}`, this.folder.locals.get(name)),
    }
  }

  #variable(name: string): Tree | undefined {
    const input = this.inputs?.at(name)
    if (input) return input
    const written = this.inputs ? undefined : this.folder.assigned.get(name)
    if (written || this.inputs) return this.#once(`var.${name}`, written ?? this.folder.defaults.get(name))
    const value = this.optional.has(name) ? undefined : this.#once(`var.${name}`, this.folder.defaults.get(name))
    return value && isEmpty(value) ? undefined : value
  }

  /** Each is worked out once; one that stands on itself is not known. */
  #once(key: string, written: Written | undefined): Tree | undefined {
    if (!written || this.#known.has(key)) return this.#known.get(key)
    if (this.#depth >= MAX_LOCALS) return undefined
    this.#known.set(key, undefined)
    this.#depth++
    const value = evaluate(written.value, this.scopeOf(written.file))
    this.#depth--
    this.#known.set(key, value)
    return value
  }
}

/** An empty default is there to be set from outside, where nobody calls the module. */
function isEmpty({ content, items, entries }: Tree): boolean {
  if (content === null || content === '') return true
  return typeof content === 'object' && items.length + entries.length === 0
}
