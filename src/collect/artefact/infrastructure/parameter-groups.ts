import type { Tree } from '../documents/tree'
import { writtenIn } from '../terraform/values'
import { type Declared, setting } from './declared'

/** Whether something declared is a parameter group of ElastiCache. */
export function isGroup({ type }: Declared): boolean {
  return /parameter_?group$/i.test(type)
}

/** Where a server names its parameter group. */
export function groupSetting(tree: Tree): Tree | undefined {
  return setting(tree, 'parameter_group_name') ?? setting(tree, 'cache_parameter_group_name')
}

const known = new WeakMap<readonly Declared[], Groups>()

/** The parameter groups among all that is declared; looked through once. */
export function groupsOf(all: readonly Declared[]): Groups {
  const groups = known.get(all) ?? new Groups(all)
  known.set(all, groups)
  return groups
}

/** Parameter groups by their names: a repository may declare thousands of them, and as many servers. */
class Groups {
  /** By module or template and the name in the language; the first of a name counts. */
  readonly #byReference = new Map<string, Declared>()
  /** By module or template and the name that the cloud gives it. */
  readonly #byName = new Map<string, Declared>()
  readonly #used: ReadonlySet<Declared>

  constructor(all: readonly Declared[]) {
    for (const one of all) {
      if (!isGroup(one) || one.isCreated === false) continue
      const text = setting(one.tree, 'name')?.text ?? one.name
      for (const [index, name] of [[this.#byReference, one.name] as const, [this.#byName, text] as const]) {
        if (!index.has(keyOf(one, name))) index.set(keyOf(one, name), one)
      }
    }
    this.#used = new Set(all.flatMap((one) => (isGroup(one) ? [] : (this.namedBy(one) ?? []))))
  }

  /** The group that a server names, by reference or by name, within the same module or template. */
  namedBy(server: Declared): Declared | undefined {
    const written = groupSetting(server.tree)
    if (!written) return undefined
    if (written.unknown === undefined) return this.#byName.get(keyOf(server, written.text ?? ''))
    const names = writtenIn(written).match(/(?<=parameter_group\.|^)[\w-]+/g) ?? []
    return names.map((name) => this.#byReference.get(keyOf(server, name))).find((group) => group !== undefined)
  }

  /** Whether any server names the group. */
  isUsed(group: Declared): boolean {
    return this.#used.has(group)
  }
}

function keyOf({ home }: Declared, name: string): string {
  return `${home}\0${name}`
}
