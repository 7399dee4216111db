import type { KeyGroup } from '../../../model'
import type { SampledKey } from './details'

/** Sampled keys of one pattern, before they are counted. */
export interface Kin {
  readonly pattern: string
  readonly keys: readonly SampledKey[]
  /** The largest by MEMORY USAGE; absent where nothing is known of that. */
  readonly largest?: SampledKey
}

/** Puts keys together that have the same pattern; most keys first, and the same order for the same keys. */
export function kinOf(keys: readonly SampledKey[], groupOf: (name: string) => string): Kin[] {
  const groups = new Map<string, SampledKey[]>()
  for (const key of keys) {
    const pattern = groupOf(key.name)
    const group = groups.get(pattern)
    if (group) group.push(key)
    else groups.set(pattern, [key])
  }
  return [...groups]
    .sort(([a, more], [b, less]) => less.length - more.length || (a < b ? -1 : 1))
    .map(([pattern, group]) => {
      const largest = largestOf(group)
      return { pattern, keys: group, ...(largest && { largest }) }
    })
}

function largestOf(keys: readonly SampledKey[]): SampledKey | undefined {
  let largest: SampledKey | undefined
  for (const key of keys) {
    if (key.bytes !== undefined && key.type !== undefined && key.bytes > (largest?.bytes ?? 0)) largest = key
  }
  return largest
}

/** What the report says of one pattern; `elements` are those of its largest key, where they were counted. */
export function groupOf({ pattern, keys, largest }: Kin, elements: number | undefined): KeyGroup {
  const judged = keys.filter(({ isImmortal }) => isImmortal !== undefined)
  const immortal = keys.filter(({ isImmortal }) => isImmortal)
  const bytes = spreadOf(immortal.flatMap(({ bytes }) => bytes ?? []))
  const frequencies = keys.flatMap(({ frequency }) => frequency ?? [])
  return {
    pattern,
    keys: keys.length,
    ...(judged.length > 0 && { immortal: immortal.length }),
    ...(bytes && { immortalBytes: bytes }),
    ...(largest && {
      largest: { type: largest.type!, bytes: largest.bytes!, ...(elements !== undefined && { elements }) },
    }),
    ...(frequencies.length > 0 && { highestFrequency: frequencies.reduce((a, b) => Math.max(a, b)) }),
  }
}

/** Mean and standard deviation, rounded to bytes. */
function spreadOf(values: readonly number[]): { mean: number; deviation: number } | undefined {
  if (values.length === 0) return undefined
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / Math.max(1, values.length - 1))
  return { mean: Math.round(mean), deviation: Math.round(deviation) }
}
