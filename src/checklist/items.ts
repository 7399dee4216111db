import type { Evidence, ItemId, Origin } from '../model'

/** One item of the checklist, as data. */
export interface Item {
  readonly id: ItemId
  /** The question in a few words, put as what should be true. */
  readonly title: string
  /** Origins that must have been examined, with something to look at in each, before the item can pass. */
  readonly needs: readonly Origin[]
  /** The facts behind a pass, where they say more than the number of places looked at. */
  readonly facts?: (evidence: Evidence) => string | undefined
}

/** The ten items, in the order in which they are shown. */
export const items: readonly Item[] = [
  {
    id: 'memory-policy',
    title: 'maxmemory is set, with the right eviction policy',
    needs: ['probe'],
    facts: memoryFacts,
  },
  { id: 'ttl', title: 'Every key has a TTL', needs: ['source'] },
  { id: 'circuit-breaker', title: 'A circuit breaker: the app works on when Redis is down', needs: ['source'] },
  { id: 'hit-ratio', title: 'Hit ratio is monitored and alerted on', needs: ['probe', 'artefact'] },
  { id: 'eviction-rate', title: 'Eviction rate is monitored and alerted on', needs: ['probe', 'artefact'] },
  { id: 'hot-keys', title: 'Hot keys are detected', needs: ['probe', 'artefact'] },
  { id: 'scan-not-keys', title: 'SCAN instead of KEYS', needs: ['source'] },
  { id: 'connections', title: 'Connections have timeouts and reconnect', needs: ['source'] },
  { id: 'flush-procedure', title: 'Flush procedure is documented and tested', needs: ['artefact'] },
  { id: 'no-flush', title: 'No FLUSHALL or FLUSHDB in application code', needs: ['source'] },
]

function memoryFacts({ probe }: Evidence): string | undefined {
  if (probe.status !== 'collected') return undefined
  const { maxmemory, policy } = probe.value.readings.memory
  if (!maxmemory || !policy) return undefined
  return `maxmemory is ${size(maxmemory)} with ${policy}, right for the role ${probe.value.role}`
}

function size(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${units[power]}`
}
