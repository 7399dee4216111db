import type { Client, Library } from '../../../model'

/** What a client library does when the code does not say; times in milliseconds. */
export interface Defaults {
  /** How the library is called in messages, with the majors that these defaults hold for. */
  readonly title: string
  /** How long one attempt to connect may take. */
  readonly connectTimeoutMs: number
  /** How long a command that was sent may stay unanswered; null: for ever. */
  readonly commandTimeoutMs: number | null
  /** The delay before the nth reconnect, in words. */
  readonly retry: string
  /** What happens to an `error` event that nobody listens to; null: the client emits none. */
  readonly unheardError: 'crash' | 'log' | null
}

interface Row extends Defaults {
  /** First and last major that the row holds for, inclusive. */
  readonly majors: readonly [number, number]
}

const IOREDIS_RETRY = 'min(attempt × 50, 2000) ms'

/** Later rows are newer majors; an unknown major takes the newest only where all rows agree. */
const TABLE: Readonly<Partial<Record<Library, readonly Row[]>>> = {
  // ioredis built/redis/RedisOptions.js (4.31, 5.11, 6.0); hung server, unheard error and reconnect measured on 5.11 and 6.0.
  ioredis: [
    { majors: [0, 5], title: 'ioredis up to 5', ...ioredis(IOREDIS_RETRY) },
    {
      majors: [6, 99],
      title: 'ioredis 6',
      ...ioredis('min(2^(attempt − 1) × 50, 5000) ms plus up to 200 ms of jitter'),
    },
  ],
  // iovalkey 0.4 is a fork of ioredis 5 with the same built/redis/RedisOptions.js.
  iovalkey: [{ majors: [0, 99], title: 'iovalkey', ...ioredis(IOREDIS_RETRY) }],
  redis: [
    // node_redis 3.1.2 index.js: connect_timeout is the time for connecting *and* reconnecting together, one hour.
    {
      majors: [0, 3],
      title: 'node-redis 3',
      connectTimeoutMs: 3_600_000,
      commandTimeoutMs: null,
      retry: '200 ms, growing by 1.7 each time, and gives up for good after an hour',
      unheardError: 'crash',
    },
    // @redis/client 1.6.1 dist/lib/client/socket.js (redis 4 is built on @redis/client 1).
    { majors: [4, 4], title: 'node-redis 4', ...nodeRedis('min(attempt × 50, 500) ms') },
    // @redis/client 5.0 and 5.12 dist/lib/client/socket.js; crash and hung server measured on 5.12 and 6.3.
    {
      majors: [5, 99],
      title: 'node-redis 5 and later',
      ...nodeRedis('min(2^attempt × 50, 2000) ms plus up to 200 ms of jitter, and none at all after a socket timeout'),
    },
  ],
  // @valkey/valkey-glide 2.5 build-ts/BaseClient.d.ts: requestTimeout 250 ms, connectionTimeout 2000 ms, retries on its own.
  'valkey-glide': [
    {
      majors: [0, 99],
      title: 'valkey-glide',
      connectTimeoutMs: 2000,
      commandTimeoutMs: 250,
      retry: 'longer each time, without end',
      unheardError: null,
    },
  ],
  // https://bun.com/docs/api/redis: connectionTimeout 10000, maxRetries 10; there is no limit for a command.
  bun: [
    {
      majors: [0, 99],
      title: 'Bun',
      connectTimeoutMs: 10_000,
      commandTimeoutMs: null,
      retry: 'longer each time, and gives up for good after 10 attempts',
      unheardError: null,
    },
  ],
}

function ioredis(retry: string) {
  return { connectTimeoutMs: 10_000, commandTimeoutMs: null, retry, unheardError: 'log' as const }
}

function nodeRedis(retry: string) {
  return { connectTimeoutMs: 5000, commandTimeoutMs: null, retry, unheardError: 'crash' as const }
}

/**
 * The defaults that may apply to a client: one row when its major is known, all rows of its library when it is not, and
 * none for a library that the table does not know.
 */
export function defaultsOf(client: Pick<Client, 'library' | 'major' | 'kind'>): readonly Defaults[] {
  const rows = TABLE[client.library] ?? []
  const major = client.major
  const fitting = major === undefined ? rows : rows.filter(({ majors }) => majors[0] <= major && major <= majors[1])
  const isIoredisCluster = client.kind === 'cluster' && ['ioredis', 'iovalkey'].includes(client.library)
  // built/cluster/ClusterOptions.js of ioredis 6 and iovalkey 0.4: clusterRetryStrategy.
  return isIoredisCluster ? fitting.map((row) => ({ ...row, retry: 'min(100 + attempt × 2, 2000) ms' })) : fitting
}

/** Retries of one request before ioredis and iovalkey give it up (built/redis/RedisOptions.js of 5.11, 6.0 and 0.4). */
export const DEFAULT_RETRIES_PER_REQUEST = 20

/** The delay in milliseconds before the nth reconnect of ioredis and iovalkey, by default and without the jitter. */
function defaultDelayMs({ library, major }: Pick<Client, 'library' | 'major'>, attempt: number): number {
  return library === 'ioredis' && major !== undefined && major >= 6
    ? Math.min(2 ** (attempt - 1) * 50, 5000)
    : Math.min(attempt * 50, 2000)
}

/**
 * How long a request of ioredis or iovalkey waits before it has been tried again so often, in milliseconds: the sum of
 * the delays (event_handler.js flushes the queue at the attempt after the last retry). Undefined for a strategy that
 * cannot be worked out. With an unknown major it is the least that it may be.
 */
export function waitForRetriesMs(client: Client, retries: number): number | undefined {
  const { reconnection, settings } = client
  if (settings.reconnectStrategy.state !== 'missing' && !reconnection) return undefined
  const attempts = Array.from({ length: Math.min(retries, 10_000) }, (_, at) => at + 1)
  const delays = reconnection?.delaysMs.slice(0, retries) ?? attempts.map((one) => defaultDelayMs(client, one))
  return delays.reduce((sum, one) => sum + one, 0)
}

/** A clause about a default for the installed major, or with every candidate when the major is unknown. */
export function describeDefault(client: Client, say: (defaults: Defaults) => string): string {
  const rows = defaultsOf(client)
  const [value, ...others] = new Set(rows.map(say))
  if (value === undefined) return 'the default of the library applies'
  if (others.length === 0) return `the default of ${libraryTitle(client)} applies: ${value}`
  const each = rows.map((row) => `${say(row)} (${row.title})`).join(', ')
  return `the default of the installed version applies, and which one that is could not be found out: ${each}`
}

/** `ioredis 5`, `node-redis 4`, or the bare name when the major is unknown. */
export function libraryTitle({ library, major }: Pick<Client, 'library' | 'major'>): string {
  const name = library === 'redis' ? 'node-redis' : library === 'bun' ? "Bun's client" : library
  return major === undefined ? name : `${name} ${major}`
}

/** `10 s`, `250 ms`, `1 h`. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 3_600_000) return `${Number((milliseconds / 3_600_000).toFixed(1))} h`
  return milliseconds >= 1000 ? `${Number((milliseconds / 1000).toFixed(1))} s` : `${milliseconds} ms`
}
