import { posix } from 'node:path'
import type { Declared } from '../infrastructure/declared'
import { ANY_VARIABLES_FILE, type TerraformFile, VARIABLES_FILE } from './file'
import { Folder, ModuleInstance } from './module'
import { declaredIn } from './resources'

/** How deep modules call one another, and how many instances are looked at in all. */
const MAX_CALLS = 8
const MAX_INSTANCES = 1000

/**
 * Everything that the files declare: each folder that nobody calls as a module is run by itself, with its variables'
 * defaults and the values of `terraform.tfvars`; the others with what their callers give them.
 */
export function declaredInAll(files: readonly TerraformFile[]): Declared[] {
  return new Workspace(files).declared()
}

class Workspace {
  readonly #folders: ReadonlyMap<string, Folder>
  readonly #seen = new Set<string>()
  readonly #optional: ReadonlySet<string>
  readonly #found: Declared[] = []
  #instances = 0

  constructor(all: readonly TerraformFile[]) {
    const isOptional = ({ path }: TerraformFile) => ANY_VARIABLES_FILE.test(path) && !VARIABLES_FILE.test(path)
    this.#optional = new Set(all.filter(isOptional).flatMap(({ body }) => body.attributes.map(({ name }) => name)))
    const files = all.filter((file) => !isOptional(file))
    const groups = new Map<string, TerraformFile[]>()
    for (const file of files) {
      const folder = posix.dirname(file.path)
      groups.set(folder, [...(groups.get(folder) ?? []), file])
    }
    this.#folders = new Map([...groups].map(([path, group]) => [path, new Folder(path, group)]))
  }

  declared(): Declared[] {
    const called = new Set([...this.#folders.values()].flatMap((folder) => this.#calledBy(folder)))
    for (const [path, folder] of this.#folders) {
      if (!called.has(path)) this.#run(new ModuleInstance(folder, path, this.#optional), 0)
    }
    // What only calls itself, or is called where that cannot be followed.
    for (const [path, folder] of this.#folders) {
      if (!this.#seen.has(path)) this.#run(new ModuleInstance(folder, path, this.#optional), 0)
    }
    return this.#found
  }

  #run(instance: ModuleInstance, depth: number): void {
    this.#instances++
    if (this.#instances > MAX_INSTANCES) return
    this.#seen.add(instance.folder.path)
    for (const declared of declaredIn(instance)) {
      this.#found.push(declared)
      const folder = declared.isModule ? this.#local(instance.folder, declared.type) : undefined
      if (folder && depth < MAX_CALLS) this.#call(folder, declared, depth)
    }
  }

  /** What a call with `count = 0` holds is not created either. */
  #call(folder: Folder, { name, tree, home, isCreated }: Declared, depth: number): void {
    const from = this.#found.length
    const address = `${home}/${name}#${this.#instances}`
    this.#run(new ModuleInstance(folder, address, this.#optional, tree), depth + 1)
    if (isCreated === true) return
    for (const one of this.#found.splice(from)) {
      this.#found.push(one.isCreated === false ? one : { ...one, isCreated })
    }
  }

  /** `source = "./alarms"`; modules from elsewhere are not at hand. */
  #local(folder: Folder, source: string): Folder | undefined {
    return /^\.\.?\//.test(source) ? this.#folders.get(posix.join(folder.path, source).replace(/\/$/, '')) : undefined
  }

  #calledBy(folder: Folder): string[] {
    const sources = folder.files.flatMap(({ body }) => {
      const calls = body.blocks.filter(({ type }) => type === 'module')
      return calls.map((call) => call.body.attributes.find(({ name }) => name === 'source')?.value)
    })
    return sources.flatMap((source) => {
      const [path] = source?.kind === 'template' ? source.parts : source?.kind === 'literal' ? [source.value] : []
      return typeof path === 'string' ? (this.#local(folder, path)?.path ?? []) : []
    })
  }
}
