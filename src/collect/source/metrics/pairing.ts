import type { Monitor, Subject } from '../../../model'
import { placeOf } from '../usage/site'
import type { Counted } from './counting'
import { stemOf } from './names'
import type { Sources } from './sources'

/** What together tells the share of hits: hits beside misses or lookups, lookups by outcome, or the ratio itself. */
export function hitRatios(counted: readonly Counted[], sources: Sources): Monitor[] {
  const whole = counted.filter(({ part, outcomes }) => part === 'ratio' || outcomes.size === 2)
  const isOpen = (one: Counted) => !whole.includes(one)
  const hits = counted.filter((one) => one.part === 'hits' && isOpen(one))
  const others = counted.filter((one) => (one.part === 'misses' || one.part === 'lookups') && isOpen(one))
  const misses = others.filter(({ part }) => part === 'misses')
  const pairs = hits.flatMap((one) => {
    const other = partnerOf(one, others) ?? (hits.length === 1 && misses.length === 1 ? misses[0] : undefined)
    return other ? [[one, other]] : []
  })
  const fromMisses = misses.flatMap((one) => {
    const other =
      hits.length === 0
        ? partnerOf(
            one,
            others.filter(({ part }) => part === 'lookups'),
          )
        : undefined
    return other ? [[other, one]] : []
  })
  return [...whole.map((one) => [one]), ...pairs, ...fromMisses].map((parts) => monitorOf(parts, sources))
}

/** The misses of the same cache, else all its lookups. */
function partnerOf({ name }: Counted, others: readonly Counted[]): Counted | undefined {
  const same = others.filter((other) => stemOf(other.name) === stemOf(name))
  return same.find(({ part }) => part === 'misses') ?? same[0]
}

/** Counters of lookups by the prefix of the key, which show where the traffic goes even without hits and misses. */
export function trafficByKey(counted: readonly Counted[], sources: Sources): Monitor[] {
  const parts = counted.filter(({ isByKey, part, doubts }) => isByKey && part !== 'ratio' && doubts.length === 0)
  return parts.slice(0, 1).map((one) => ({ ...monitorOf([one], sources), subjects: ['hot-keys'] as const }))
}

function monitorOf(parts: readonly Counted[], sources: Sources): Monitor {
  const [first] = parts as [Counted, ...Counted[]]
  const doubts = [...new Set(parts.flatMap((one) => one.doubts))]
  const subjects: Subject[] = ['hit-ratio', ...(parts.some(({ isByKey }) => isByKey) ? (['hot-keys'] as const) : [])]
  const names = parts.map(({ name }) => `\`${name}\``).join(' and ')
  return {
    place: placeOf(first.node),
    name: `${sources.libraryOf(first.node) ?? 'counters'} ${names}`,
    kind: 'counter',
    subjects,
    ...(doubts.length > 0 && { doubts }),
  }
}
