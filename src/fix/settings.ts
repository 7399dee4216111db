import { type Client, type ConnectionSetting, REMEDIES } from '../model'
import { type Construction, constructionAt } from './constructions'
import { setOptions, type Wish } from './options'
import type { Change } from './source'
import { clientAt, type Subject } from './subject'

/** A client at its construction, with options that can be set there. */
export interface Built {
  readonly client: Client
  readonly construction: Construction
}

/** The construction that a finding is about; undefined for libraries whose options are not known here. */
export function builtAt(subject: Subject): Built | undefined {
  const client = clientAt(subject)
  const construction = client && constructionAt(subject.node, client.library, subject.source)
  return construction && { client, construction }
}

/** True for ioredis and its fork iovalkey, which share their options. */
export function isIoredisLike({ library }: Pick<Client, 'library'>): boolean {
  return library === 'ioredis' || library === 'iovalkey'
}

/** True for a node-redis that is known to be as new as that: older ones spell their options otherwise. */
export function isNodeRedisFrom({ library, major }: Client, wanted: number): boolean {
  return library === 'redis' && (major ?? 0) >= wanted
}

/** Where node-redis has the options of one connection (docs/client-configuration.md, docs/clustering.md, docs/sentinel.md). */
export function connectionOptions({ kind }: Pick<Client, 'kind'>): readonly string[] {
  if (kind === 'cluster') return ['defaults']
  return kind === 'sentinel' ? ['nodeClientOptions'] : []
}

type OptionSetting = Exclude<ConnectionSetting, 'errorListener'>

/** The option that is missing, as the client spells it. */
export function wishFor(client: Client, setting: OptionSetting): Wish | undefined {
  if (isIoredisLike(client)) {
    const within = client.kind === 'cluster' ? ['redisOptions'] : []
    if (setting === 'connectTimeout') return { within, name: setting, value: String(REMEDIES.connectTimeout) }
    if (setting === 'commandTimeout') return { within, name: setting, value: String(REMEDIES.commandTimeout) }
    const name = client.kind === 'cluster' ? 'clusterRetryStrategy' : 'retryStrategy'
    return { within: [], name, value: `(attempt) => ${REMEDIES.reconnectDelay}` }
  }
  if (!isNodeRedisFrom(client, setting === 'commandTimeout' ? 5 : 4)) return undefined
  const within = [...connectionOptions(client), 'socket']
  if (setting === 'connectTimeout') return { within, name: setting, value: String(REMEDIES.connectTimeout) }
  if (setting === 'commandTimeout') return { within, name: 'socketTimeout', value: String(REMEDIES.socketTimeout) }
  return { within, name: 'reconnectStrategy', value: `(attempt) => ${REMEDIES.reconnectDelay}` }
}

/** Changes that set options of the client that a finding is about. */
export function setIn(
  { source }: Subject,
  { client, construction }: Built,
  wishes: readonly Wish[],
): readonly Change[] | undefined {
  return setOptions(source, construction, client, wishes)
}
