import { type Flush, type Library, type Place, type SourceEvidence, spotOf } from '../../../model'
import { scanAdvice } from './scan'
import { type Usage, usages } from './usage'

/** A function that empties the cache, with the command by which it finds the keys. */
export interface FlushUsage {
  readonly flush: Flush
  readonly find: Usage | undefined
  /** What finds the keys, as it is called: `scanIterator`, `scan`. */
  readonly method: string
}

/** Every function that empties the cache, joined with the command that finds its keys. */
export function flushUsages(evidence: SourceEvidence): FlushUsage[] {
  const flushes = evidence.flushes ?? []
  const finds = new Set(flushes.flatMap(({ finds }) => (finds ? [spotOf(finds.place)] : [])))
  const joined = usages(evidence, ({ place }) => finds.has(spotOf(place)))
  const bySpot = new Map(joined.map((usage) => [spotOf(usage.command.place), usage]))
  return flushes.map((flush) => {
    const place = flush.finds?.place
    return { flush, find: place && bySpot.get(spotOf(place)), method: place ? textAt(place, evidence) : '' }
  })
}

/** What stands at a place, up to the end of its first line. */
function textAt({ path, line, column, endLine, endColumn }: Place, { text }: SourceEvidence): string {
  const whole = text(path)?.split('\n')[line - 1] ?? ''
  return whole.slice(column - 1, endLine === line ? endColumn - 1 : undefined)
}

/** How each client unlinks a page of keys. */
const UNLINK_PAGE: Readonly<Record<Library, string>> = {
  ioredis: '`unlink(...keys)`',
  iovalkey: '`unlink(...keys)`',
  redis: '`unlink(keys)`',
  '@upstash/redis': '`unlink(...keys)`',
  '@vercel/kv': '`unlink(...keys)`',
  'valkey-glide': '`unlink(keys)`',
  bun: "`send('UNLINK', keys)`",
  unknown: 'one UNLINK',
}

/** How to delete a page of keys with the client at hand: `unlink(...keys)`. */
export function unlinkPage({ library }: Flush): string {
  return UNLINK_PAGE[library]
}

/**
 * How to delete the keys of a page with a client that is, or may be, a cluster: they are in several slots, so each has a
 * command of its own. ioredis sends these to a node in one pipeline; node-redis puts them together by itself.
 */
export function unlinkEach({ library }: Flush): string {
  return library === 'redis'
    ? '`await Promise.all(keys.map((key) => cluster.unlink(key)))`'
    : 'a pipeline of the node that the keys were found on: `keys.forEach((key) => pipeline.unlink(key))`'
}

/** How to find keys in pages and delete each page as it comes, as a clause that starts with a verb. */
export function flushAdvice({ flush, find, method }: FlushUsage): string {
  const isCluster = flush.crossesSlots === true || find?.client?.kind === 'cluster'
  const isPaged = flush.how !== 'keys' && find?.command.via !== 'lua'
  const scan = isPaged || !find ? undefined : scanAdvice(find)
  // In node-redis 4 the iterator gives key by key, from 5 on what each SCAN has found (docs/v4-to-v5.md).
  const isByKey = find?.command.library === 'redis' && find.major === 4 && (scan ?? method).includes('scanIterator')
  const unlink = isCluster ? unlinkEach(flush) : unlinkPage(flush)
  const deletes = isByKey
    ? `gather a few hundred of the keys, which the iterator of node-redis 4 gives one by one, and delete these with ${unlink} before the next`
    : `delete each page as it comes with ${unlink}`
  return scan === undefined ? deletes : `${scan}; ${deletes}`
}

/** The keys that a flush is about, as a noun: `` `menu:*` ``, `the keys that its caller names`. */
export function flushedKeys({ pattern }: Flush): string {
  return pattern === null ? 'keys by a pattern' : `\`${pattern}\``
}
