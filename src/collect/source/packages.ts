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
  bull: 'ioredis',
  bullmq: 'ioredis',
  'connect-redis': 'unknown',
  redlock: 'unknown',
  'rate-limiter-flexible': 'unknown',
  'rate-limit-redis': 'unknown',
}

/** The package that a specifier names: `@upstash/redis/cloudflare` → `@upstash/redis`, `npm:redis@4` → `redis`. */
export function packageOf(specifier: string): string {
  const parts = specifier.replace(/^npm:(@?[^@]+)(?:@[^/]*)?/, '$1').split('/')
  return parts[0]?.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}

/** The client library that a module specifier imports; undefined when it is none. */
export function clientLibrary(specifier: string): Library | undefined {
  const name = packageOf(specifier)
  return Object.hasOwn(CLIENT_PACKAGES, name) ? CLIENT_PACKAGES[name] : undefined
}

/** Whether importing this specifier means that the file may hold Redis usage. */
export function isRedisPackage(specifier: string): boolean {
  return clientLibrary(specifier) !== undefined || Object.hasOwn(CARRIER_PACKAGES, packageOf(specifier))
}

/** The npm packages that a client's version is looked up under, best first. */
export function versionPackages(library: Library): readonly string[] {
  if (library === 'redis') return ['redis', '@redis/client', '@node-redis/client', 'async-redis']
  if (library === 'valkey-glide') return ['@valkey/valkey-glide']
  return [library]
}
