/** The ten items of the checklist, in the order in which they are shown. */
export const ITEM_IDS = [
  'memory-policy',
  'ttl',
  'circuit-breaker',
  'hit-ratio',
  'eviction-rate',
  'hot-keys',
  'scan-not-keys',
  'connections',
  'flush-procedure',
  'no-flush',
] as const

export type ItemId = (typeof ITEM_IDS)[number]
