import { posix } from 'node:path'
import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import type { Reader } from '../found'

const VALUES =
  /(?:^|\/)(?:[^/]{1,60}[._-])?values?(?:[._-][^/]{1,60})?\.ya?ml$|(?:^|\/)(?:helm|helmfile|values)\/(?:[^/]+\/){0,4}[^/]{1,80}\.ya?ml$/i

/** Values for a Helm chart; whether they are about a server is told by the Chart.yaml beside them, or by their shape. */
export const helmValues: Reader = {
  topics: ['server-settings'],
  accepts: (path) => VALUES.test(path) && !/(?:^|\/)(?:templates|crds)\//.test(path),
  mentions: /redis|valkey|keydb|dragonfly|maxmemory/i,
  read(file, found) {
    // A template of values, as helmfile has them, is no YAML before it is rendered.
    if (/\{\{/.test(file.text) && /\.gotmpl$/.test(file.path)) return
    for (const tree of file.documents) {
      if (tree.entries.length > 0 && !tree.at('apiVersion')) found.deployments.values.push({ file, tree })
    }
  },
}

/** What a chart is made of. */
export const helmChart: Reader = {
  topics: ['server-settings'],
  accepts: (path) => posix.basename(path) === 'Chart.yaml' || posix.basename(path) === 'requirements.yaml',
  mentions: /redis|valkey|keydb|dragonfly/i,
  read(file, found) {
    const [root] = file.documents
    if (root) found.deployments.charts.set(posix.dirname(file.path), { file, root })
  },
}

/** Charts of servers, by whose values they have; the values of `other` ones are not known here. */
export type ChartKind = 'bitnami' | 'valkey-io' | 'redis-ha' | 'other'

const SERVERS = /^(?:redis|valkey|keydb)(?:-cluster)?$/

/** The kind of a chart by its name and repository; undefined for charts of other things. */
export function chartKindOf(name: string, repository = ''): ChartKind | undefined {
  const last = name.slice(name.lastIndexOf('/') + 1)
  if (last === 'redis-ha') return 'redis-ha'
  if (!SERVERS.test(last)) return undefined
  if (/bitnami/i.test(repository + name)) return 'bitnami'
  return /valkey-io|valkey\.io/i.test(repository) ? 'valkey-io' : 'other'
}

/** The kind of a chart by the names of its values, where only those are known. */
export function chartKindByShape(values: Tree): ChartKind | undefined {
  const has = (name: string) => values.at(name) !== undefined
  const isNode = ['master', 'replica', 'primary'].some((name) => (values.at(name)?.entries.length ?? 0) > 0)
  if (has('valkeyConfig')) return 'valkey-io'
  if (has('commonConfiguration') || (isNode && (has('architecture') || has('auth')))) return 'bitnami'
  const config = values.at('redis', 'config')
  const isHa = has('haproxy') || has('sentinel') || has('hardAntiAffinity') || config?.at('maxmemory') !== undefined
  return isHa && (config || values.at('redis', 'customConfig')) ? 'redis-ha' : undefined
}

/** A dependency of a chart on the chart of a server. */
export interface Dependency {
  /** Under which its values stand: its alias, else its name. */
  readonly key: string
  readonly kind: ChartKind
  readonly tree: Tree
  /** Paths of the values that switch it off. */
  readonly conditions: readonly (readonly string[])[]
}

/** The servers that a chart depends on. */
export function dependenciesOf(chart: Tree): Dependency[] {
  return (chart.at('dependencies')?.items ?? []).flatMap((tree) => {
    const name = tree.at('name')?.text ?? ''
    const repository = tree.at('repository')?.text ?? ''
    const kind = chartKindOf(name, repository)
    // A chart of the repository itself is read by its own templates.
    if (!kind || repository.startsWith('file:')) return []
    const conditions = (tree.at('condition')?.text ?? '').split(',').map((path) => path.trim().split('.'))
    return [{ key: tree.at('alias')?.text ?? name, kind, tree, conditions: conditions.filter(([first]) => first) }]
  })
}

/** Values with others laid over them, as Helm does it: mappings are joined, everything else is replaced. */
export function laidOver(base: Tree | undefined, over: Tree): Tree {
  if (!base || base.entries.length === 0 || over.entries.length === 0) return over
  const joined = new Map(base.entries)
  for (const [name, value] of over.entries) joined.set(name, laidOver(joined.get(name), value))
  return over.withContent(joined)
}

/** Whether a file is the one that Helm reads first: `values.yaml` beside the Chart.yaml. */
export function isBase({ path }: ArtefactFile): boolean {
  return /^values\.ya?ml$/.test(posix.basename(path))
}
