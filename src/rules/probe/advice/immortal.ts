import { amount, type KeyGroup, type KeySample, type Levels, type Severity, size } from '../../../model'
import { named } from './sample'
import { bytesOf, countOf, type Estimate, inPercent, rounded } from './statistics'

/** Keys of one pattern that have no TTL. */
export interface Lasting {
  readonly pattern: string
  readonly keys: Estimate
  readonly bytes?: Estimate
}

/**
 * Keys without a TTL by pattern, most of them first. INFO knows how many there are in all, so only their shares among one
 * another are estimated; a complete sample leaves nothing to estimate.
 */
export function lastingOf({ groups, isComplete, population }: KeySample): Lasting[] {
  const sampled = groups.reduce((sum, { immortal = 0 }) => sum + immortal, 0)
  const all = isComplete ? sampled : population.keys - population.expires
  const lasting = groups.flatMap((group): Lasting[] => {
    if (!group.immortal) return []
    return [isComplete ? counted(group, group.immortal) : estimated(group, group.immortal, sampled, all)]
  })
  return lasting.sort((a, b) => b.keys.value - a.keys.value || (a.pattern < b.pattern ? -1 : 1))
}

function counted({ pattern, immortalBytes }: KeyGroup, immortal: number): Lasting {
  const exactly = (value: number): Estimate => ({ value, low: value, high: value })
  return {
    pattern,
    keys: exactly(immortal),
    ...(immortalBytes && { bytes: exactly(immortalBytes.mean * immortal) }),
  }
}

function estimated({ pattern, immortalBytes }: KeyGroup, hits: number, sampled: number, population: number): Lasting {
  const seen = { hits, sampled, population }
  return { pattern, keys: countOf(seen), ...(immortalBytes && { bytes: bytesOf(seen, immortalBytes) }) }
}

/**
 * How bad each pattern is, in the order given (largest first): as bad as it and all smaller ones are together. So many
 * small patterns add up, and none is judged by a larger one that the config may call immortal.
 */
export function severitiesOf(lasting: readonly Lasting[], allKeys: number, levels: Levels): Severity[] {
  let sum = 0
  const severities = [...lasting].reverse().map(({ keys }) => {
    sum += keys.value
    return severityAt(sum / allKeys, levels)
  })
  return severities.reverse()
}

/** The severity of a share of keys, from 0 to 1. */
export function severityAt(share: number, { warning, error }: Levels): Severity {
  if (share * 100 >= error) return 'error'
  return share * 100 >= warning ? 'warning' : 'note'
}

/** How many keys of which pattern, how certain that is and what they take: the parts of a message. */
export function describe({ pattern, keys, bytes }: Lasting, allKeys: number) {
  const isExact = keys.low === keys.high
  const range = `95 %: ${amount(rounded(keys.low))} to ${amount(rounded(keys.high))}; `
  const number = isExact ? amount(keys.value) : `About ${amount(rounded(keys.value))}`
  return {
    keys: `${number} ${named(pattern, keys.value)}`,
    have: keys.value === 1 ? 'has' : 'have',
    share: `${isExact ? '' : range}${inPercent(keys.value / Math.max(allKeys, keys.value))} of all`,
    memory: bytes ? `, ${memory(bytes)}` : '',
  }
}

function memory({ value, low, high }: Estimate): string {
  if (low === high) return size(value)
  const ends = [size(low), size(high)]
  return ends[0] === ends[1] ? `about ${size(value)}` : `about ${size(value)} (95 %: ${ends.join(' to ')})`
}
