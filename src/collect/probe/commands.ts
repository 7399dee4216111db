/**
 * Every command that the probe ever sends: the fixed words, after which a few take the words that {@link COMMANDS_WITH_MORE}
 * names. All of them only read. INFO is asked for one section at a time: several sections in one call need Redis 7.
 * maxmemory and its policy are in INFO memory, so CONFIG, which managed services do not allow, is asked for extras only.
 */
export const PROBE_COMMANDS = {
  auth: ['AUTH'],
  whoami: ['ACL', 'WHOAMI'],
  ping: ['PING'],
  server: ['INFO', 'server'],
  memory: ['INFO', 'memory'],
  keyspace: ['INFO', 'keyspace'],
  stats: ['INFO', 'stats'],
  clients: ['INFO', 'clients'],
  persistence: ['INFO', 'persistence'],
  cluster: ['INFO', 'cluster'],
  replication: ['INFO', 'replication'],
  commandstats: ['INFO', 'commandstats'],
  errorstats: ['INFO', 'errorstats'],
  histogram: ['LATENCY', 'HISTOGRAM'],
  slowlog: ['SLOWLOG', 'GET', '128'],
  slowlogLength: ['SLOWLOG', 'LEN'],
  slowlogThreshold: ['CONFIG', 'GET', 'slowlog-log-slower-than'],
  timeout: ['CONFIG', 'GET', 'timeout'],
  tcpKeepalive: ['CONFIG', 'GET', 'tcp-keepalive'],
  dryrun: ['ACL', 'DRYRUN'],
  getuser: ['ACL', 'GETUSER'],
  nodes: ['CLUSTER', 'NODES'],
  keysInSlot: ['CLUSTER', 'COUNTKEYSINSLOT'],
  readonly: ['READONLY'],
  masters: ['SENTINEL', 'MASTERS'],
  masterAddress: ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME'],
  select: ['SELECT'],
  scan: ['SCAN'],
  ttl: ['TTL'],
  type: ['TYPE'],
  usage: ['MEMORY', 'USAGE'],
  frequency: ['OBJECT', 'FREQ'],
  llen: ['LLEN'],
  hlen: ['HLEN'],
  scard: ['SCARD'],
  zcard: ['ZCARD'],
  xlen: ['XLEN'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/**
 * Commands that are given more words than the list has: credentials, a user and a command to try, a user, the name
 * of a master, a slot, the number of a database, a cursor and COUNT, a key that SCAN gave.
 */
export const COMMANDS_WITH_MORE = [
  'auth',
  'dryrun',
  'getuser',
  'masterAddress',
  'keysInSlot',
  'select',
  'scan',
  'ttl',
  'type',
  'usage',
  'frequency',
  'llen',
  'hlen',
  'scard',
  'zcard',
  'xlen',
] as const satisfies readonly ProbeCommand[]

/** Name of one entry of {@link PROBE_COMMANDS}. */
export type ProbeCommand = keyof typeof PROBE_COMMANDS

/** A section of INFO that the probe asks for. */
export type Section =
  | 'server'
  | 'memory'
  | 'keyspace'
  | 'stats'
  | 'clients'
  | 'persistence'
  | 'cluster'
  | 'replication'
  | 'commandstats'
  | 'errorstats'
