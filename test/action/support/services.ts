/** Small services, file by file, as a checkout holds them. */
export type Files = Readonly<Record<string, string>>

const CLIENT = `import Redis from 'ioredis'

export const redis = new Redis(process.env.REDIS_URL ?? '', {
  connectTimeout: 2_000,
  commandTimeout: 1_000,
  maxRetriesPerRequest: 2,
  retryStrategy: (attempt) => Math.min(attempt * 100, 3_000),
})
redis.on('error', (error) => process.stderr.write(error.message))
`

/** A repository that uses ioredis as it should. */
export const CLEAN: Files = {
  'package.json': '{ "name": "shop", "dependencies": { "ioredis": "^5.4.1" } }\n',
  'src/redis.ts': CLIENT,
  'src/users.ts': `import { redis } from './redis'

export const keep = (id: string, text: string) => redis.setex('user:' + id, 60, text)
`,
}

/** The module with one KEYS call; its place is that of the name `keys`. */
export const KEYS_MODULE = `import { redis } from './redis'

export async function names(): Promise<string[]> {
  return await redis.keys('user:*')
}
`
export const KEYS_LINE = 4
export const KEYS_COLUMN = 22

/** The clean repository and one KEYS call in `src/names.ts`. */
export const ONE_FAULT: Files = { ...CLEAN, 'src/names.ts': KEYS_MODULE }

/** No Redis anywhere. */
export const NO_REDIS: Files = {
  'package.json': '{ "name": "site" }\n',
  'src/index.ts': 'export const keys = Object.keys({ a: 1 })\n',
}

/** The same files in a folder of a larger repository. */
export function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
}
