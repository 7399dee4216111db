import { posix } from 'node:path'
import type { Place, ServerSettings } from '../../../model'
import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import { settingsOf } from './assembly'
import { readCommand } from './command-line'
import type { Deployments, ReleaseValues } from './deployments'
import { confOfTree, unknownAt, type Wishes, wishOf } from './directives'
import {
  type ChartKind,
  chartKindByShape,
  chartKindOf,
  type Dependency,
  dependenciesOf,
  isBase,
  laidOver,
} from './helm'
import { type ConfigMaps, identityOf, limitOf, wishesOfConfs } from './kubernetes-servers'

/** Every server that a Helm chart is given values for. */
export function helmServers(deployments: Deployments, maps: ConfigMaps): ServerSettings[] {
  const releases = deployments.values.flatMap((values) => releasesIn(values, deployments))
  const all = releases.map((release) => ({ release, settings: settingsIn(release, maps) }))
  const settled = all.filter(({ release, settings }) => !release.base || saysOfItsOwn(release.file, settings))
  return settled.flatMap(({ release, settings }) => {
    if (!settings) return []
    // What a chart's own values leave open is often said in the file of each environment.
    const isSettledAbove = settled.some(({ release: other, settings: above }) => {
      const isAbove = other.base === release.file && other.key === release.key
      return isAbove && above?.isForDevelopment === false && above.maxmemory !== undefined
    })
    return isSettledAbove ? [] : [settings]
  })
}

/** Whether a file that is laid over another says anything of the memory itself. */
function saysOfItsOwn({ path }: ArtefactFile, settings: ServerSettings | undefined): boolean {
  const { maxmemory, policy, limit } = settings ?? {}
  return [maxmemory, policy, limit].some((one) => one?.place.path === path)
}

/** One server and the values that its chart is given. */
interface Release {
  readonly file: ArtefactFile
  readonly kind: ChartKind
  /** Under which its values stand; empty where the whole file is about it. */
  readonly key: string
  readonly name: string
  readonly values: Tree
  readonly place: Place
  /** The file that these values are laid over. */
  readonly base?: ArtefactFile
}

function releasesIn(given: ReleaseValues, deployments: Deployments): Release[] {
  const { file, tree, chart, name = '' } = given
  if (chart !== undefined) {
    const kind = knownKind(chartKindOf(chart, given.repository), tree)
    return kind ? [{ file, kind, key: '', name, values: tree, place: firstLine(tree) }] : []
  }
  const folder = posix.dirname(file.path)
  const parent = deployments.charts.get(folder)
  // The chart of a server itself, kept in the repository: its values are the defaults for whoever uses it.
  if (parent && chartKindOf(parent.root.at('name')?.text ?? '')) return []
  const base = isBase(file)
    ? undefined
    : deployments.values.find((one) => isBase(one.file) && posix.dirname(one.file.path) === folder)
  const dependencies = parent ? dependenciesOf(parent.root) : []
  if (dependencies.length > 0) return dependencies.flatMap((one) => dependencyRelease(file, tree, base, one))
  return shapedReleases(file, tree, base)
}

/** The server that a chart brings along. A file laid over the chart's own counts where it says something of it. */
function dependencyRelease(
  file: ArtefactFile,
  tree: Tree,
  base: ReleaseValues | undefined,
  { key, kind, conditions, tree: dependency }: Dependency,
): Release[] {
  const all = laidOver(base?.tree, tree)
  if (conditions.some((path) => all.at(...path)?.text === 'false')) return []
  const own = tree.at(key)
  if (base && !own) return []
  const values = all.at(key) ?? dependency.withContent(new Map())
  const place = own ? own.nameAt(key) : firstLine(dependency)
  const known = knownKind(kind, values) ?? kind
  return [{ file, kind: known, key, name: key, values, place, ...(base && { base: base.file }) }]
}

/** A mirror of a chart keeps the shape of its values. */
function knownKind(kind: ChartKind | undefined, values: Tree): ChartKind | undefined {
  return kind === 'other' ? (chartKindByShape(values) ?? kind) : kind
}

/** Files of values far from their chart: what they are about is seen by the names of the values alone. */
function shapedReleases(file: ArtefactFile, tree: Tree, base: ReleaseValues | undefined): Release[] {
  const whole = chartKindByShape(tree)
  const over = base && { base: base.file }
  if (whole) {
    const values = laidOver(base?.tree, tree)
    return [{ file, kind: whole, key: '', name: '', values, place: firstLine(tree), ...over }]
  }
  return tree.entries.flatMap(([key, own]) => {
    const kind = /redis|valkey|keydb/i.test(key) ? chartKindByShape(own) : undefined
    if (!kind || own.at('enabled')?.text === 'false') return []
    const values = laidOver(base?.tree.at(key), own)
    return [{ file, kind, key, name: key, values, place: own.nameAt(key), ...over }]
  })
}

function settingsIn(release: Release, maps: ConfigMaps): ServerSettings | undefined {
  const { file, kind, name, values, place } = release
  const identity = identityOf(file, place, name, 'Helm values')
  if (kind === 'redis-ha') {
    const custom = values.at('redis', 'customConfig')
    return settingsOf(identity, custom ? wishesOfConfs([confOfTree(file, custom)]) : haWishes(values), {
      ...limitOf(values.at('redis', 'resources', 'limits', 'memory')),
      // Its own values.yaml says so, where redis.conf's default is noeviction.
      ...(!custom && { unsetPolicy: 'volatile-lru' }),
    })
  }
  if (kind === 'other') return settingsOf(identity, unknownAt(place))
  if (kind === 'valkey-io') {
    const config = values.at('valkeyConfig')
    const wishes = config ? wishesOfConfs([confOfTree(file, config)]) : {}
    return settingsOf(identity, wishes, limitOf(values.at('resources', 'limits', 'memory')))
  }
  const node = values.at('master') ?? values.at('primary') ?? values.at('redis') ?? values.at('valkey')
  return settingsOf(identity, bitnamiWishes(release, node, maps), limitOf(node?.at('resources', 'limits', 'memory')))
}

function haWishes(values: Tree): Wishes {
  const asked = (name: string): Wishes => {
    const tree = values.at('redis', 'config', name)
    return tree?.text === undefined ? {} : wishOf(name, tree.text, tree.place)
  }
  return { ...asked('maxmemory'), ...asked('maxmemory-policy') }
}

/** The chart writes the common configuration, then that of the node, and adds flags to the command (its configmap.yaml). */
function bitnamiWishes({ file, values }: Release, node: Tree | undefined, maps: ConfigMaps): Wishes {
  const existing = values.at('existingConfigmap')
  const map = existing?.text ? maps.text(existing.text) : undefined
  const confs = [values.at('commonConfiguration'), node?.at('configuration'), node?.at('configmap')]
  const asked = wishesOfConfs([...confs.map((tree) => tree && confOfTree(file, tree)), map])
  const variables = (node?.at('extraEnvVars')?.items ?? []).filter((item) => {
    return /^(?:REDIS|VALKEY)_EXTRA_FLAGS$/.test(item.at('name')?.text ?? '')
  })
  const flags = [...variables.map((item) => item.at('value')), node?.at('extraFlags')]
  const line = readCommand(file.placeOfWords.bind(file), flags, new Map())
  const isUnseen = (existing?.text && !map) || (node?.at('args')?.items.length ?? 0) > 0
  return { ...(isUnseen && existing ? unknownAt(existing.place) : {}), ...asked, ...line.wishes }
}

function firstLine({ place }: Tree): Place {
  return { ...place, endLine: place.line, endColumn: place.column + 1 }
}
