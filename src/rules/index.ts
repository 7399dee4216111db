// Generated from the files of these folders by `npm test -- -u`; do not edit.
import type { AnyRule } from '../model'
import bigKeys from './probe/big-keys'
import evictionPolicy from './probe/eviction-policy'
import hotKeys from './probe/hot-keys'
import immortalKeys from './probe/immortal-keys'
import maxmemorySet from './probe/maxmemory-set'
import memoryHeadroom from './probe/memory-headroom'
import commandTimeout from './source/command-timeout'
import connectTimeout from './source/connect-timeout'
import dangerousCommands from './source/dangerous-commands'
import errorListener from './source/error-listener'
import expireNotAtomic from './source/expire-not-atomic'
import lockWithoutToken from './source/lock-without-token'
import noFlush from './source/no-flush'
import noKeys from './source/no-keys'
import reconnectStrategy from './source/reconnect-strategy'
import requireTtl from './source/require-ttl'
import retriesPerRequest from './source/retries-per-request'
import sharedInstance from './source/shared-instance'
import ttlUnits from './source/ttl-units'
import unboundedReads from './source/unbounded-reads'

/** Every rule: those that read the source first, then those that read the server, each in the order of their names. */
export const rules: readonly AnyRule[] = [
  commandTimeout,
  connectTimeout,
  dangerousCommands,
  errorListener,
  expireNotAtomic,
  lockWithoutToken,
  noFlush,
  noKeys,
  reconnectStrategy,
  requireTtl,
  retriesPerRequest,
  sharedInstance,
  ttlUnits,
  unboundedReads,
  bigKeys,
  evictionPolicy,
  hotKeys,
  immortalKeys,
  maxmemorySet,
  memoryHeadroom,
]
