import type { Client, Collected, Command, ConnectionSetting, Evidence, Setting, SourceEvidence } from '../../src/model'
import { NO_EVIDENCE } from '../support/evidence'

const place = { path: 'src/redis.ts', line: 3, column: 7, endLine: 3, endColumn: 20 }

type ClientPart = Partial<Omit<Client, 'settings'>> & {
  readonly settings?: Partial<Record<ConnectionSetting, Setting>>
}

/** A client that sets nothing, unless told otherwise. */
export function client({ settings, ...rest }: ClientPart = {}): Client {
  const missing: Setting = { state: 'missing' }
  return {
    id: 1,
    place,
    library: 'ioredis',
    kind: 'standalone',
    role: 'cache',
    options: {},
    ...rest,
    settings: {
      connectTimeout: missing,
      commandTimeout: missing,
      reconnectStrategy: missing,
      errorListener: missing,
      ...settings,
    },
  }
}

/** A plain `redis.set('user:*')` without a TTL, unless told otherwise. */
export function command(part: Partial<Command> = {}): Command {
  return {
    place,
    name: 'SET',
    client: 1,
    library: 'ioredis',
    receiver: 'redis',
    key: 'user:*',
    ttl: 'never',
    because: 'no TTL option and no EXPIRE for this key',
    via: 'direct',
    operator: false,
    related: [],
    ...part,
  }
}

/** Evidence that holds these clients and commands. */
export function evidence(part: Partial<Pick<SourceEvidence, 'clients' | 'commands'>>): Evidence {
  const source: Collected<SourceEvidence> = {
    status: 'collected',
    value: {
      clients: [],
      commands: [],
      consumers: [],
      suppressions: [],
      skipped: [],
      files: { listed: 1, analysed: 1 },
      text: () => undefined,
      ...part,
    },
  }
  return { ...NO_EVIDENCE, source }
}
