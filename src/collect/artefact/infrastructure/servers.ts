import type { Monitor, ServerSettings } from '../../../model'
import type { Tree } from '../documents/tree'
import type { Found } from '../found'
import { isForDevelopment } from '../settings/environment'
import { type Declared, nested, setting } from './declared'
import type { Interpreter } from './interpretation'

type Policy = NonNullable<ServerSettings['policy']>

/** A policy as redis.conf spells it, however the service does: `AllKeysLRU`, `allkeys_lru`. */
export function policyOf({ text, unknown, place }: Tree): Policy {
  const name = (text ?? '')
    .replace(/_/g, '-')
    .replace(/^(AllKeys|Volatile)(?=[A-Z])/, '$1-')
    .toLowerCase()
  return { name: unknown === undefined && /^[a-z]{2,20}(?:-[a-z]{2,10})?$/.test(name) ? name : null, place }
}

/** Keeps the settings of a managed server, once where a module is called several times alike; not one that is never created. */
export function keepServer(policy: Policy | undefined, declared: Declared, bounded: string, found: Found): void {
  const { language, type, name, place, isCreated } = declared
  if (isCreated === false) return
  const settings: ServerSettings = {
    place,
    name,
    format: `${language} ${type}`,
    ...(policy && { policy }),
    bounded,
    isForDevelopment: isForDevelopment(place.path),
  }
  const same = JSON.stringify(settings)
  if (found.settings.some((one) => one.place.line === place.line && JSON.stringify(one) === same)) return
  found.settings.push(settings)
  keepMonitor(declared, found)
}

/** Clouds record hits, misses and evictions of their servers without being asked. */
const RECORDED: readonly (readonly [RegExp, string])[] = [
  [/elasticache/i, 'CloudWatch metrics of ElastiCache'],
  [/memorydb/i, 'CloudWatch metrics of MemoryDB'],
  [/^azurerm_/, 'Azure Monitor metrics of Azure Cache for Redis'],
  [/^google_/, 'Cloud Monitoring metrics of Memorystore'],
]

function keepMonitor({ type, place }: Declared, { monitors }: Found): void {
  const name = RECORDED.find(([pattern]) => pattern.test(type))?.[1]
  if (name === undefined || monitors.some((one) => one.name === name)) return
  const subjects: Monitor['subjects'] = ['hit-ratio', 'evictions', 'memory', 'connections']
  monitors.push({ place, name, kind: 'collector', subjects })
}

/** How the other managed services are declared. */
interface Service {
  readonly type: RegExp
  readonly policy: (tree: Tree) => Tree | undefined
  /** The policy where none is set; null where that is not known. */
  readonly otherwise: string | null
  readonly bounded: string
  readonly isRedis?: (tree: Tree) => boolean
}

const SERVICES: readonly Service[] = [
  {
    type: /^azurerm_redis_cache$/,
    policy: (tree) => nested(tree, 'redis_configuration')?.at('maxmemory_policy'),
    // terraform-provider-azurerm, azurerm_redis_cache: "maxmemory_policy … Defaults to volatile-lru".
    otherwise: 'volatile-lru',
    bounded: 'Azure Cache for Redis sets maxmemory from the size of the cache',
  },
  {
    type: /^azurerm_managed_redis$/,
    policy: (tree) => nested(tree, 'default_database')?.at('eviction_policy'),
    // Azure Managed Redis, "Memory management": "The default policy … is volatile-lru".
    otherwise: 'volatile-lru',
    bounded: 'Azure Managed Redis sets maxmemory from its size',
  },
  {
    type: /^google_redis_(?:instance|cluster)$/,
    policy: (tree) => setting(tree, 'redis_configs')?.at('maxmemory-policy'),
    // Memorystore for Redis, "Supported Redis configurations": "The default maxmemory policy … is volatile-lru".
    otherwise: 'volatile-lru',
    bounded: 'Memorystore sets maxmemory from the size of the instance',
  },
  {
    type: /^google_memorystore_instance$/,
    policy: (tree) => setting(tree, 'engine_configs')?.at('maxmemory-policy'),
    otherwise: null,
    bounded: 'Memorystore sets maxmemory from the size of the instance',
  },
  {
    type: /^digitalocean_database_cluster$/,
    policy: (tree) => setting(tree, 'eviction_policy'),
    otherwise: null,
    bounded: 'DigitalOcean sets maxmemory from the size of the node',
    isRedis: (tree) => /^(?:redis|valkey)$/.test(tree.at('engine')?.text ?? ''),
  },
  {
    type: /^aiven_(?:redis|valkey)$/,
    policy: (tree) => {
      const config = nested(tree, 'redis_user_config') ?? nested(tree, 'valkey_user_config')
      return config?.at('redis_maxmemory_policy') ?? config?.at('valkey_maxmemory_policy')
    },
    otherwise: null,
    bounded: 'Aiven sets maxmemory from the plan',
  },
  {
    type: /^upstash_redis_database$/,
    policy: () => undefined,
    otherwise: null,
    bounded: 'Upstash bounds the data by the plan',
  },
]

/** Managed Redis of the other clouds in Terraform. */
export const otherServers: { readonly types: RegExp; readonly interpret: Interpreter } = {
  types: new RegExp(SERVICES.map(({ type }) => type.source).join('|')),
  interpret(declared, found) {
    const { tree, place, type } = declared
    const service = SERVICES.find((one) => one.type.test(type))
    if (!service || service.isRedis?.(tree) === false) return
    const { policy, otherwise, bounded } = service
    const written = policy(tree)
    keepServer(written ? policyOf(written) : { name: otherwise, place }, declared, bounded, found)
  },
}
