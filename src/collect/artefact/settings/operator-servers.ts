import type { ServerSettings } from '../../../model'
import type { Tree } from '../documents/tree'
import { settingsOf } from './assembly'
import { readCommand } from './command-line'
import type { Deployments, Resource } from './deployments'
import { confOfTree, unknownAt, type Wishes } from './directives'
import { OPERATED } from './kubernetes'
import { type ConfigMaps, identityOf, limitOf, wishesOfConfs } from './kubernetes-servers'

/** Every server that a resource asks an operator for. */
export function operatorServers({ resources }: Deployments, maps: ConfigMaps): ServerSettings[] {
  return resources
    .filter(({ tree }) => OPERATED.has(tree.at('kind')?.text ?? ''))
    .flatMap((resource) => serverOf(resource, maps) ?? [])
}

function serverOf({ file, tree }: Resource, maps: ConfigMaps): ServerSettings | undefined {
  const kind = tree.at('kind')?.text ?? ''
  const name = tree.at('metadata', 'name')?.text ?? ''
  const place = tree.at('kind')?.nameAt(`kind: ${kind}`) ?? tree.place
  const identity = identityOf(file, place, name, kind)
  if (kind === 'RedisFailover') {
    const lines = tree.at('spec', 'redis', 'customConfig')?.items ?? []
    const wishes = wishesOfConfs(lines.map((line) => confOfTree(file, line)))
    return settingsOf(identity, wishes, limitOf(tree.at('spec', 'redis', 'resources', 'limits', 'memory')))
  }
  if (kind === 'Dragonfly') {
    const locate = file.placeOfWords.bind(file)
    const { wishes } = readCommand(locate, [tree.at('spec', 'args')], new Map())
    return settingsOf(identity, wishes, {
      product: 'dragonfly',
      ...limitOf(tree.at('spec', 'resources', 'limits', 'memory')),
    })
  }
  const limit = limitOf(
    tree.at('spec', 'kubernetesConfig', 'resources', 'limits', 'memory') ??
      tree.at('spec', 'redisLeader', 'resources', 'limits', 'memory'),
  )
  return settingsOf(identity, operatedWishes(tree, limit.limit?.bytes, maps), limit)
}

/**
 * The operator of OT-Container-Kit: a ConfigMap of the user's (`redis-additional.conf`), and a share of the container's
 * limit, of which nothing comes where the container has none (api/common/v1beta2, RedisConfig).
 */
function operatedWishes(tree: Tree, limit: number | undefined, maps: ConfigMaps): Wishes {
  const config = tree.at('spec', 'redisConfig') ?? tree.at('spec', 'redisLeader', 'redisConfig')
  const share = config?.at('maxMemoryPercentOfLimit')
  const name = config?.at('additionalRedisConfig')
  const conf = name?.text === undefined ? undefined : maps.text(name.text)
  const percent = share?.number
  return {
    ...(share &&
      percent !== undefined &&
      limit !== undefined && { maxmemory: { bytes: Math.floor((limit * percent) / 100), place: share.place } }),
    ...(name && (conf ? wishesOfConfs([conf]) : unknownAt(name.place))),
  }
}
