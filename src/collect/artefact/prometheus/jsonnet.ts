import { Unreadable } from '../../files/failures'
import type { Reader } from '../found'

/** Mixins are programs that make rules; they are not run here, and say so. */
export const jsonnet: Reader = {
  topics: ['alerts'],
  accepts: (path) => /\.(?:jsonnet|libsonnet)$/.test(path),
  mentions:
    /\balert['"]?\s{0,4}:\s{0,4}['"][^'"\n]{0,80}(?:redis|valkey)|^(?=[\s\S]*(?:redis|valkey))[\s\S]*\balert['"]?\s{0,4}:\s{0,4}['"][^'"\n]{0,80}cache/i,
  read() {
    throw new Unreadable(
      'alerts in Jsonnet, which is not evaluated here; commit the rules that it makes to have them read',
    )
  },
}
