import type { ServerSettings } from '../../../model'
import { writtenIn } from '../terraform/values'
import { type Declared, setting } from './declared'
import type { Interpreter } from './interpretation'
import { groupSetting, groupsOf, isGroup } from './parameter-groups'
import { keepServer, policyOf } from './servers'

/** ElastiCache and MemoryDB for Redis and Valkey, in Terraform and CloudFormation, with the parameter groups they use. */
export const elastiCache: { readonly types: RegExp; readonly interpret: Interpreter } = {
  types:
    /^aws_(?:elasticache_(?:replication_group|cluster|serverless_cache|parameter_group)|memorydb_cluster)$|^AWS::(?:ElastiCache::(?:ReplicationGroup|CacheCluster|ServerlessCache|ParameterGroup)|MemoryDB::Cluster)$|^(?:terraform-aws-modules\/elasticache\/aws$|cloudposse\/elasticache-redis\/aws)/,
  interpret(declared, found, all) {
    if (isMemcached(declared) || isMember(declared)) return
    if (isGroup(declared)) {
      if (!groupsOf(all).isUsed(declared) && policyIn(declared))
        keepServer(policyIn(declared), declared, BOUNDED, found)
      return
    }
    const service = declared.type.toLowerCase()
    if (service.includes('serverless')) {
      // Which policy the serverless offer follows cannot be set, and differs from what a parameter group says.
      keepServer(
        { name: null, place: declared.place },
        declared,
        'ElastiCache Serverless sets its limits itself',
        found,
      )
    } else
      keepServer(policyFor(declared, all), declared, service.includes('memorydb') ? BOUNDED_MEMORYDB : BOUNDED, found)
  },
}

const BOUNDED = 'ElastiCache sets maxmemory from the node type'
const BOUNDED_MEMORYDB = 'MemoryDB sets maxmemory from the node type'

/**
 * What ElastiCache evicts by where no parameter says otherwise (Database Caching Strategies Using Redis, "Evictions": "By
 * default, Amazon ElastiCache sets the volatile-lru eviction policy for your Redis cluster").
 */
const DEFAULT = 'volatile-lru'

type Policy = NonNullable<ServerSettings['policy']>

function isMemcached({ tree }: Declared): boolean {
  const words = ['engine', 'family', 'cache_parameter_group_family'].map((name) => setting(tree, name)?.text ?? '')
  return words.some((word) => word.startsWith('memcached'))
}

/** A node of a replication group, which is declared itself; a cluster of no known engine is not taken for Redis. */
function isMember({ tree, type }: Declared): boolean {
  if (!/(?:_cluster|CacheCluster)$/.test(type) || type.includes('memorydb') || type.includes('MemoryDB')) return false
  return (
    setting(tree, 'replication_group_id') !== undefined ||
    !/^(?:redis|valkey)/.test(setting(tree, 'engine')?.text ?? '')
  )
}

/** The policy among the parameters of a group, or of a module that makes one. */
function policyIn({ tree }: Declared): Policy | undefined {
  const listed = ['parameter', 'parameters'].flatMap((name) => tree.at(name)?.items ?? [])
  const parameter = listed.find((one) => one.at('name')?.text === 'maxmemory-policy')
  const value = parameter?.at('value') ?? tree.at('Properties', 'maxmemory-policy')
  if (value) return policyOf(value)
  // Parameters that are not known may hold one.
  const hidden = [...listed, tree.at('parameter'), tree.at('parameters')].find((one) => one?.unknown !== undefined)
  return hidden && { name: null, place: hidden.place }
}

function policyFor(server: Declared, all: readonly Declared[]): Policy {
  const { tree, place, type } = server
  const fallback = type.toLowerCase().includes('memorydb') ? { name: null, place } : { name: DEFAULT, place }
  if (server.isModule) return policyIn(server) ?? fallback
  const written = groupSetting(tree)
  if (!written) return fallback
  const group = groupsOf(all).namedBy(server)
  if (group) return policyIn(group) ?? { ...fallback, place: group.place }
  // Either way a group of AWS: `var.is_valkey ? "default.valkey8" : "default.redis7"`.
  const names = writtenIn(written).split(' or ')
  const isDefault = names.every((name) => name.startsWith('default.'))
  return { name: isDefault ? fallback.name : null, place: written.place }
}
