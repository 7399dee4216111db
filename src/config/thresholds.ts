import type { Thresholds } from '../model'
import type { Settings } from './settings'
import { sizeBytes } from './size'

/**
 * What stands unless the config says otherwise. The hit ratio is that of the checklist: below 80 % to investigate, below
 * 50 % at once. A mebibyte in one key takes a server about a millisecond to send, and blocks it when it is deleted.
 */
export const DEFAULT_THRESHOLDS: Thresholds = {
  immortalKeys: { warning: 1, error: 25 },
  hitRatio: { warning: 80, error: 50 },
  bigKeyBytes: 1024 * 1024,
  bigKeyElements: 10_000,
  flushDrillDays: 180,
}

/** The thresholds of the config file over the defaults. */
export function thresholdsOf({ thresholds = {} }: Settings): Thresholds {
  const bytes = thresholds['big-key-bytes']
  return {
    immortalKeys: { ...DEFAULT_THRESHOLDS.immortalKeys, ...thresholds['immortal-keys'] },
    hitRatio: { ...DEFAULT_THRESHOLDS.hitRatio, ...thresholds['hit-ratio'] },
    bigKeyBytes: bytes === undefined ? DEFAULT_THRESHOLDS.bigKeyBytes : sizeBytes(bytes),
    bigKeyElements: thresholds['big-key-elements'] ?? DEFAULT_THRESHOLDS.bigKeyElements,
    flushDrillDays: thresholds['flush-drill-days'] ?? DEFAULT_THRESHOLDS.flushDrillDays,
  }
}
