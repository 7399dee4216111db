// Generated from the files of these folders by `npm test -- -u`; do not edit.
import type { AnyRule } from '../model'
import evictionAlert from './artefact/eviction-alert'
import flushRunbook from './artefact/flush-runbook'
import hitRatioAlert from './artefact/hit-ratio-alert'
import hitRatioMetric from './artefact/hit-ratio-metric'
import hotKeyDetection from './artefact/hot-key-detection'
import memoryConfig from './artefact/memory-config'
import memoryDrift from './artefact/memory-drift'
import bigKeys from './probe/big-keys'
import connectionHeadroom from './probe/connection-headroom'
import evictionPolicy from './probe/eviction-policy'
import evictions from './probe/evictions'
import flushInUse from './probe/flush-in-use'
import flushPermitted from './probe/flush-permitted'
import fragmentation from './probe/fragmentation'
import hitRatio from './probe/hit-ratio'
import hotKeys from './probe/hot-keys'
import immortalKeys from './probe/immortal-keys'
import instanceRoles from './probe/instance-roles'
import keysInUse from './probe/keys-in-use'
import latencyP99 from './probe/latency-p99'
import maxmemorySet from './probe/maxmemory-set'
import memoryHeadroom from './probe/memory-headroom'
import serverVersion from './probe/server-version'
import slowCommands from './probe/slow-commands'
import circuitBreaker from './source/circuit-breaker'
import commandTimeout from './source/command-timeout'
import connectTimeout from './source/connect-timeout'
import dangerousCommands from './source/dangerous-commands'
import errorListener from './source/error-listener'
import expireNotAtomic from './source/expire-not-atomic'
import flushBatched from './source/flush-batched'
import flushTested from './source/flush-tested'
import lockWithoutToken from './source/lock-without-token'
import noFlush from './source/no-flush'
import noKeys from './source/no-keys'
import reconnectStrategy from './source/reconnect-strategy'
import requireTtl from './source/require-ttl'
import retriesPerRequest from './source/retries-per-request'
import sharedInstance from './source/shared-instance'
import ttlUnits from './source/ttl-units'
import unboundedReads from './source/unbounded-reads'
import unguardedReads from './source/unguarded-reads'
import unhandledWrites from './source/unhandled-writes'

/** Every rule: those that read the source first, then the server, then other files, each in the order of their names. */
export const rules: readonly AnyRule[] = [
  circuitBreaker,
  commandTimeout,
  connectTimeout,
  dangerousCommands,
  errorListener,
  expireNotAtomic,
  flushBatched,
  flushTested,
  lockWithoutToken,
  noFlush,
  noKeys,
  reconnectStrategy,
  requireTtl,
  retriesPerRequest,
  sharedInstance,
  ttlUnits,
  unboundedReads,
  unguardedReads,
  unhandledWrites,
  bigKeys,
  connectionHeadroom,
  evictionPolicy,
  evictions,
  flushInUse,
  flushPermitted,
  fragmentation,
  hitRatio,
  hotKeys,
  immortalKeys,
  instanceRoles,
  keysInUse,
  latencyP99,
  maxmemorySet,
  memoryHeadroom,
  serverVersion,
  slowCommands,
  evictionAlert,
  flushRunbook,
  hitRatioAlert,
  hitRatioMetric,
  hotKeyDetection,
  memoryConfig,
  memoryDrift,
]
