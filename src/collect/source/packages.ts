import type { Library } from '../../model'

/** Packages whose types we declare ourselves: what they export is a Redis client. */
const CLIENT_PACKAGES: Readonly<Record<string, Library>> = {
  ioredis: 'ioredis',
  iovalkey: 'iovalkey',
  redis: 'redis',
  '@redis/client': 'redis',
  'async-redis': 'redis',
  'handy-redis': 'redis',
  '@node-redis/client': 'redis',
  '@valkey/valkey-glide': 'valkey-glide',
  '@upstash/redis': '@upstash/redis',
  '@vercel/kv': '@vercel/kv',
  bun: 'bun',
}

/** Packages that hand out a client of another package. */
const CARRIER_PACKAGES: Readonly<Record<string, Library>> = {
  '@liaoliaots/nestjs-redis': 'ioredis',
  '@songkeys/nestjs-redis': 'ioredis',
  '@nestjs-modules/ioredis': 'ioredis',
  'nestjs-redis': 'ioredis',
  '@fastify/redis': 'ioredis',
  'fastify-redis': 'ioredis',
  'egg-redis': 'ioredis',
  '@adonisjs/redis': 'ioredis',
  '@ioc:Adonis/Addons': 'ioredis',
  '@midwayjs/redis': 'ioredis',
  '@nestjs/bull': 'ioredis',
  '@nestjs/bullmq': 'ioredis',
  'bee-queue': 'redis',
  bull: 'ioredis',
  bullmq: 'ioredis',
  'connect-redis': 'unknown',
  redlock: 'unknown',
  'rate-limiter-flexible': 'unknown',
  'rate-limit-redis': 'unknown',
}

/** The package that a specifier names: `@upstash/redis/cloudflare` → `@upstash/redis`, `npm:redis@4` → `redis`. */
export function packageOf(specifier: string): string {
  const path = specifier.startsWith('npm:') ? specifier.replace(/^npm:(@?[^@]+)(?:@[^/]*)?/, '$1') : specifier
  const end = path.indexOf('/', path.startsWith('@') ? path.indexOf('/') + 1 : 0)
  return end < 0 ? path : path.slice(0, end)
}

/** The client library that a module specifier imports; undefined when it is none. */
export function clientLibrary(specifier: string): Library | undefined {
  const name = packageOf(specifier)
  return Object.hasOwn(CLIENT_PACKAGES, name) ? CLIENT_PACKAGES[name] : undefined
}

/** Packages that are built upon Redis have it in their name: `@keyv/redis`, `cache-manager-ioredis-yet`, `koa-redis`. */
const NAMED_AFTER_REDIS = /(?:^|[/._-])(?:io)?(?:redis|valkey)(?:$|[._-])/
/** What helps with tests, types or the protocol, and talks to no server. */
const NO_ADAPTER = /^@types\/|mock|memory|errors|parser|info|commands|protocol|types/

/** Whether a package talks to Redis by itself: one that is handed an address, or builds its client. */
export function isAdapterPackage(name: string): boolean {
  if (Object.hasOwn(CLIENT_PACKAGES, name)) return false
  return (NAMED_AFTER_REDIS.test(name) && !NO_ADAPTER.test(name)) || Object.hasOwn(CARRIER_PACKAGES, name)
}

/** Packages of which a part is about Redis, by what a file that uses it says: depending on them says nothing by itself. */
const IN_PART: Readonly<Record<string, RegExp>> = {
  bun: /\bRedisClient\b|\bredis\b/,
  'rate-limiter-flexible': /RateLimiter(?:Redis|Valkey)|\b(?:io)?redis\b/,
}

/** Whether importing this specifier means that the file may hold Redis usage. */
function isRedisPackage(specifier: string): boolean {
  return clientLibrary(specifier) !== undefined || Object.hasOwn(CARRIER_PACKAGES, packageOf(specifier))
}

/** Whether depending on a package means that Redis is used. */
export function bringsRedis(name: string): boolean {
  return isRedisPackage(name) && !Object.hasOwn(IN_PART, name)
}

/** Whether a file that imports this specifier uses Redis. */
export function importsRedis(specifier: string, text: string): boolean {
  return isRedisPackage(specifier) && namesPart(specifier, text)
}

/** Whether a file that imports this specifier names the part of the package that talks to Redis. */
export function namesPart(specifier: string, text: string): boolean {
  const name = packageOf(specifier)
  return !Object.hasOwn(IN_PART, name) || IN_PART[name]?.test(text) === true
}

/** Bun hands out its client through a global, without an import. */
const BUN_CLIENT =
  /\bBun\s{0,20}\??\.\s{0,20}(?:redis|RedisClient)\b|\b(?:redis|RedisClient)\b[^{}]{0,200}\}\s{0,20}=\s{0,20}Bun\b/

/** Whether a file takes the Redis client from the global `Bun`. */
export function namesBunClient(text: string): boolean {
  return text.includes('Bun') && BUN_CLIENT.test(text)
}

const REDIS = /redis|valkey/i
/** Packages whose name does not say what they talk to. */
const OTHER_NAMES = [...Object.keys(CLIENT_PACKAGES), ...Object.keys(CARRIER_PACKAGES)].filter(
  (name) => name !== 'bun' && !REDIS.test(name),
)

/** Whether a text that nobody parses may use Redis: it has the word in it, or the quoted name of a package. */
export function mentionsRedis(text: string): boolean {
  return (
    REDIS.test(text) || OTHER_NAMES.some((name) => ['"', "'", '`'].some((mark) => text.includes(mark + name + mark)))
  )
}

/** The npm packages that a client's version is looked up under, best first. */
export function versionPackages(library: Library): readonly string[] {
  if (library === 'redis') return ['redis', '@redis/client', '@node-redis/client', 'async-redis']
  if (library === 'valkey-glide') return ['@valkey/valkey-glide']
  return [library]
}
