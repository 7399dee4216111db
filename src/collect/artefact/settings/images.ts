/** A server that speaks Redis' protocol, and what its image does by itself. */
export interface ServerImage {
  readonly product: 'redis' | 'valkey' | 'keydb' | 'dragonfly'
  /** Environment variables whose text its start script adds to the command line. */
  readonly flagVariables: readonly string[]
  /** False for an image of somebody's own, which may hold a configuration that nobody sees here. */
  readonly isStock: boolean
  /** Where its start script looks for a configuration without being told. */
  readonly ownConf: RegExp | undefined
}

const PRODUCTS: Readonly<Record<string, ServerImage['product']>> = {
  redis: 'redis',
  'redis-cluster': 'redis',
  'redis-stack': 'redis',
  'redis-stack-server': 'redis',
  redismod: 'redis',
  valkey: 'valkey',
  'valkey-bundle': 'valkey',
  'valkey-cluster': 'valkey',
  keydb: 'keydb',
  dragonfly: 'dragonfly',
}

/**
 * Who publishes them, at whatever registry. Registries that keep copies of Docker's official images name them
 * `library/redis` below a folder of their own (public.ecr.aws/docker/library/redis).
 */
const STOCK =
  /^(?:(?:[\w.:-]{1,80}\/){0,4}library\/|(?:[\w.:-]{1,80}\/)?(?:bitnami|bitnamilegacy|bitnamisecure|redis|redislabs|valkey|valkey-io|eqalpha|dragonflydb|chainguard)\/)?[\w.-]{1,40}$/
/** Docker Hub and its mirror by Google, where a name alone is that of an official image. */
const HUB = /^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|registry\.hub\.docker\.com|mirror\.gcr\.io)\//

const BITNAMI = /(?:^|\/)bitnami(?:legacy|secure)?\//

/**
 * What an image is, by its name: `redis:7-alpine`, `docker.io/bitnami/valkey@sha256:…`. Undefined for others, exporters
 * and sentinels among them.
 */
export function serverImageOf(image: string): ServerImage | undefined {
  const name = image
    .trim()
    .replace(/@.*$/s, '')
    .replace(/:[^/]*$/s, '')
  const last = name.slice(name.lastIndexOf('/') + 1)
  const product = Object.hasOwn(PRODUCTS, last) ? PRODUCTS[last] : undefined
  if (product === undefined) return undefined
  return { product, isStock: STOCK.test(name.replace(HUB, '')), ...startOf(name, last, product) }
}

function startOf(name: string, last: string, product: ServerImage['product']) {
  // The start scripts of Bitnami add them (rootfs/opt/bitnami/scripts/redis/run.sh); they read mounted-etc as well.
  if (BITNAMI.test(name)) {
    const prefix = product.toUpperCase()
    return { flagVariables: [`${prefix}_EXTRA_FLAGS`], ownConf: /^\/opt\/bitnami\/\w{1,20}\/(?:mounted-)?etc\// }
  }
  // redis-stack's entrypoint reads REDIS_ARGS and /redis-stack.conf.
  if (last.startsWith('redis-stack')) return { flagVariables: ['REDIS_ARGS'], ownConf: /^\/redis-stack\.conf$/ }
  // valkey's docker-entrypoint.sh ends in `exec "$@" $VALKEY_EXTRA_FLAGS`; that of redis adds nothing.
  if (product === 'valkey') return { flagVariables: ['VALKEY_EXTRA_FLAGS'], ownConf: undefined }
  return { flagVariables: [], ownConf: undefined }
}

/** Words in which a server is started: by its own name, or by the start script of Bitnami's images. */
export const STARTS_SERVER = /(?:^|\/)(?:(?:redis|valkey|keydb)-server|dragonfly|run\.sh)$/
