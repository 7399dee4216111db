/** What the name of a metric says of a cache: it counts hits, misses or all lookups, or is the share of hits. */
export type Part = 'hits' | 'misses' | 'lookups' | 'ratio'

const CACHE = new Set(['cache', 'cached', 'caches', 'caching', 'redis', 'valkey', 'keyspace'])
const REDIS = new Set(['redis', 'valkey', 'keyspace'])
const HIT = new Set(['hit', 'hits'])
const MISS = new Set(['miss', 'misses', 'missed'])
const RATIO = new Set(['ratio', 'rate', 'percent', 'percentage', 'pct', 'share', 'efficiency'])
const LOOKUP = new Set(
  'lookup lookups request requests get gets read reads access accesses operation operations ops result results resolve query queries event events fetch fetches total count counter'.split(
    ' ',
  ),
)
/** Caches that are elsewhere than in Redis, whatever else is said of them; a prompt's is a language model's. */
const ELSEWHERE = new Set(
  'local memory inmemory mem lru l1 cdn edge browser page prompt token tokens module build turbo compile dns image images disk file files sqlite http cloudfront cloudflare swr query plan'.split(
    ' ',
  ),
)
/** Words that tell nothing apart: the rest of a name says which cache it is about. */
const FILLERS = new Set(['total', 'count', 'counter', 'number', 'num', 'of', 'the', 'metric', 'metrics'])

/** A metric's name as the words in it: `cacheHits_total` is `cache`, `hits`, `total`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .flatMap((word) => /^(cache|redis|hit)(hits?|miss(?:es)?|rate|ratio)$/i.exec(word)?.slice(1) ?? [word])
    .map((word) => word.toLowerCase())
    .filter(Boolean)
}

/**
 * What a metric counts of a cache that may be in Redis; undefined where its name does not speak of one.
 *
 * @param name as it is sent: `cache_hits_total`
 * @param around what else is said of it: the variable that holds it, its help text
 */
export function partOf(name: string, around: readonly string[] = []): Part | undefined {
  const words = wordsOf(name)
  const all = [...words, ...around.flatMap(wordsOf)]
  if (!all.some((word) => CACHE.has(word))) return undefined
  if (words.some((word) => ELSEWHERE.has(word)) && !words.some((word) => REDIS.has(word))) return undefined
  const isHit = words.some((word) => HIT.has(word))
  const isMiss = words.some((word) => MISS.has(word))
  if (words.some((word) => RATIO.has(word))) return isHit || isMiss ? 'ratio' : undefined
  if (isHit && isMiss) return 'lookups'
  if (isHit) return 'hits'
  if (isMiss) return 'misses'
  const isOfLookups = words.some((word) => LOOKUP.has(word)) || words.every((word) => CACHE.has(word))
  return isOfLookups ? 'lookups' : undefined
}

/** Whether a name says by itself that the cache is in Redis. */
export function namesRedis(name: string): boolean {
  return wordsOf(name).some((word) => REDIS.has(word))
}

/** Which cache a metric is about: its words without those that say what is counted. */
export function stemOf(name: string): string {
  const words = wordsOf(name).filter(
    (word) => ![HIT, MISS, LOOKUP, FILLERS].some((one) => one.has(word)) && !CACHE.has(word),
  )
  return words.join(' ')
}

/** What a label's value says of one lookup. */
export function outcomeOf(value: string): 'hit' | 'miss' | undefined {
  const words = wordsOf(value)
  if (words.some((word) => HIT.has(word))) return 'hit'
  if (words.some((word) => MISS.has(word))) return 'miss'
  return /^(?:cache|cached|redis)$/i.test(value) ? 'hit' : undefined
}

/** Labels by which lookups are told apart by the kind of their key; `namespace` and the like name kinds of keys, too. */
const KEY_LABEL =
  /^(?:(?:cache_?)?key_?(?:prefix|pattern|space|type|family|name)?|(?:cache_?)?prefix|namespace|keyspace)$/i

/** Whether a label tells lookups apart by key or by prefix. */
export function isKeyLabel(label: string): boolean {
  return KEY_LABEL.test(label)
}
