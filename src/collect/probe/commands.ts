/**
 * Every command that the probe ever sends, whole except for the credentials that follow AUTH. All of them only read.
 * INFO is asked for one section at a time: several sections in one call need Redis 7. CONFIG is not needed, since
 * maxmemory and its policy are in INFO memory, and managed services do not allow it.
 */
export const PROBE_COMMANDS = {
  auth: ['AUTH'],
  whoami: ['ACL', 'WHOAMI'],
  server: ['INFO', 'server'],
  memory: ['INFO', 'memory'],
  keyspace: ['INFO', 'keyspace'],
  stats: ['INFO', 'stats'],
  clients: ['INFO', 'clients'],
  persistence: ['INFO', 'persistence'],
  cluster: ['INFO', 'cluster'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Name of one entry of {@link PROBE_COMMANDS}. */
export type ProbeCommand = keyof typeof PROBE_COMMANDS

/** A section of INFO that the probe asks for. */
export type Section = Exclude<ProbeCommand, 'auth' | 'whoami'>
