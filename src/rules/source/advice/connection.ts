import {
  type Client,
  type ConnectionSetting,
  type Place,
  REMEDIES,
  type Related,
  type SourceEvidence,
} from '../../../model'

const IOREDIS: Readonly<Record<ConnectionSetting, string>> = {
  connectTimeout: `connectTimeout: ${REMEDIES.connectTimeout}`,
  commandTimeout: `commandTimeout: ${REMEDIES.commandTimeout}`,
  reconnectStrategy: `retryStrategy: (attempt) => ${REMEDIES.reconnectDelay}`,
  errorListener: ".on('error', (error) => logger.error(error))",
}

const NODE_REDIS: Readonly<Record<ConnectionSetting, string>> = {
  connectTimeout: `connectTimeout: ${REMEDIES.connectTimeout}`,
  commandTimeout: `socketTimeout: ${REMEDIES.socketTimeout}`,
  reconnectStrategy: `reconnectStrategy: (attempt) => ${REMEDIES.reconnectDelay}`,
  errorListener: ".on('error', (error) => logger.error(error))",
}

/** Clients that hold a connection: for the others (HTTP) connection options mean nothing, so they are not looked at. */
export function connectedClients({ clients }: SourceEvidence): Client[] {
  return clients.filter(({ kind }) => kind !== 'http')
}

/** Those whose options are told: a duplicate takes over what is told of its original. */
export function configuredClients(evidence: SourceEvidence): Client[] {
  return connectedClients(evidence).filter(({ duplicateOf }) => duplicateOf === undefined)
}

/** True for ioredis and its fork iovalkey, which share their options. */
export function isIoredisLike({ library }: Pick<Client, 'library'>): boolean {
  return library === 'ioredis' || library === 'iovalkey'
}

/** True for a node-redis that is known to be older than the given major. */
export function isNodeRedisBefore(client: Pick<Client, 'library' | 'major'>, major: number): boolean {
  return client.library === 'redis' && client.major !== undefined && client.major < major
}

/** The option or call to add, spelled for the client's library and kind: `socket: { connectTimeout: 2000 }`. */
export function spellSetting(client: Client, setting: ConnectionSetting): string {
  if (isIoredisLike(client)) return spellIoredis(client, setting)
  if (client.library === 'redis') return spellNodeRedis(client, setting)
  if (client.library === 'bun' && setting === 'connectTimeout') return 'connectionTimeout: 2000'
  return IOREDIS[setting]
}

function spellIoredis({ kind }: Client, setting: ConnectionSetting): string {
  if (kind !== 'cluster' || setting === 'errorListener') return IOREDIS[setting]
  if (setting === 'reconnectStrategy') return IOREDIS.reconnectStrategy.replace('retryStrategy', 'clusterRetryStrategy')
  return `redisOptions: { ${IOREDIS[setting]} }`
}

function spellNodeRedis(client: Client, setting: ConnectionSetting): string {
  if (setting === 'errorListener') return NODE_REDIS.errorListener
  if (isNodeRedisBefore(client, 4)) {
    return NODE_REDIS[setting].replace('reconnectStrategy: (attempt)', 'retry_strategy: ({ attempt })')
  }
  return inSocket(client, NODE_REDIS[setting])
}

/** Puts options of the socket where this kind of node-redis client takes them. */
export function inSocket({ kind }: Pick<Client, 'kind'>, options: string): string {
  const socket = `socket: { ${options} }`
  if (kind === 'cluster') return `defaults: { ${socket} }`
  return kind === 'sentinel' ? `nodeClientOptions: { ${socket} }` : socket
}

/** The place to mend (the option where it is written, else the construction) and the construction beside it. */
export function whereSet(client: Client, place: Place | undefined): { at: Place; related: readonly Related[] } {
  return place === undefined
    ? { at: client.place, related: [] }
    : { at: place, related: [{ place: client.place, message: 'The client that it configures.' }] }
}
