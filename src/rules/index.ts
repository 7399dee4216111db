// Generated from the files of these folders by `npm test -- -u`; do not edit.
import type { AnyRule } from '../model'
import evictionPolicy from './probe/eviction-policy'
import maxmemorySet from './probe/maxmemory-set'
import memoryHeadroom from './probe/memory-headroom'
import commandTimeout from './source/command-timeout'
import connectTimeout from './source/connect-timeout'
import dangerousCommands from './source/dangerous-commands'
import errorListener from './source/error-listener'
import noFlush from './source/no-flush'
import noKeys from './source/no-keys'
import reconnectStrategy from './source/reconnect-strategy'
import requireTtl from './source/require-ttl'

/** Every rule: those that read the source first, then those that read the server, each in the order of their names. */
export const rules: readonly AnyRule[] = [
  commandTimeout,
  connectTimeout,
  dangerousCommands,
  errorListener,
  noFlush,
  noKeys,
  reconnectStrategy,
  requireTtl,
  evictionPolicy,
  maxmemorySet,
  memoryHeadroom,
]
