import type { ClientKind, Library } from '../../../model'
import { clientLibrary, packageOf } from '../packages'
import { CLIENT_DECLARATIONS } from './clients'
import { STANDARD_LIBRARY } from './standard-library'

const FOLDER = '/.redis-preflight-declarations/'

/** Path under which the compiler is given the standard library. */
export const LIBRARY_FILE = `${FOLDER}lib.d.ts`

/** Path of the declaration file that a module specifier resolves to; undefined when we declare no such package. */
export function declarationPath(specifier: string): string | undefined {
  const name = packageOf(specifier)
  return Object.hasOwn(CLIENT_DECLARATIONS, name) ? `${FOLDER}${name}.d.ts` : undefined
}

/** Text of one of our declaration files; undefined for any other path. */
export function declarationText(path: string): string | undefined {
  if (path === LIBRARY_FILE) return STANDARD_LIBRARY
  const name = path.startsWith(FOLDER) && path.endsWith('.d.ts') ? path.slice(FOLDER.length, -'.d.ts'.length) : ''
  return Object.hasOwn(CLIENT_DECLARATIONS, name) ? CLIENT_DECLARATIONS[name] : undefined
}

/** The npm package that one of our declaration files is of; undefined for any other path. */
export function declaredPackage(path: string): string | undefined {
  return path.startsWith(FOLDER) && path !== LIBRARY_FILE ? path.slice(FOLDER.length, -'.d.ts'.length) : undefined
}

/** What one of our declared types stands for. */
export interface DeclaredClient {
  readonly library: Library
  readonly kind: ClientKind | 'pipeline'
}

const KINDS: Readonly<Record<string, ClientKind | 'pipeline'>> = {
  IORedis: 'standalone',
  Redis: 'standalone',
  Commander: 'standalone',
  Client: 'standalone',
  RedisClient: 'standalone',
  BaseClient: 'standalone',
  GlideCommands: 'standalone',
  GlideClient: 'standalone',
  VercelKV: 'http',
  Cluster: 'cluster',
  ClusterClient: 'cluster',
  GlideClusterClient: 'cluster',
  SentinelClient: 'sentinel',
  PoolClient: 'pool',
  ChainableCommander: 'pipeline',
  Multi: 'pipeline',
  Pipeline: 'pipeline',
  Batch: 'pipeline',
  ClusterBatch: 'pipeline',
  Transaction: 'pipeline',
  ClusterTransaction: 'pipeline',
}

/** The client library that one of our declaration files declares; undefined for any other path. */
export function declaredLibrary(path: string): Library | undefined {
  return path.startsWith(FOLDER) ? clientLibrary(path.slice(FOLDER.length, -'.d.ts'.length)) : undefined
}

/** The client that a type declared in one of our files stands for; undefined for options, errors and other names. */
export function declaredClient(path: string, typeName: string): DeclaredClient | undefined {
  const library = declaredLibrary(path)
  const kind = Object.hasOwn(KINDS, typeName) ? KINDS[typeName] : undefined
  if (!library || !kind) return undefined
  return { library, kind: library === '@upstash/redis' && kind !== 'pipeline' ? 'http' : kind }
}
