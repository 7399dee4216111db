import type { Monitor } from '../../../model'
import type { ts } from '../compiler'
import type { SyntaxFiles } from '../parsing'
import { wholeName } from '../repository/names-in-text'
import type { ReadingFunctions } from '../usage/reading-functions'
import { isTelling, Ledger } from './counting'
import { hitRatios, trafficByKey } from './pairing'
import { type FileMetrics, type Metric, readMetrics } from './reading'
import { readServerInfo } from './server-info'
import { Sources } from './sources'

/** Asked of every source, so each has to be quick: most files fail the first. */
const OUTCOME =
  /(?<![a-z])(?:hits?|miss(?:es|ed)?)(?![a-z])|(?:[a-z\d])(?:Hits?|Miss(?:es|ed)?)(?![a-z])|hit_?rat(?:e|io)|_(?:HITS?|MISS(?:ES)?)\b/i
const CACHE = /cache|redis|valkey/i
const METRIC =
  /\bnew\s{1,10}(?:\w{1,40}\.)?(?:Counter|Gauge)\b|(?:[cC]ounter|[gG]auge|[mM]etric|[sS]tat|[eE]vent)(?:Provider|With\w{1,20})?\(\s{0,40}[{'"`]|\.(?:increment|incr|inc|count|gauge)\(\s{0,40}['"`A-Z]|InjectMetric|\.(?:inc|add|observe|record)\(/g
const SERVER_INFO = 'keyspace_hits'

/** Counters of the service that tell how many reads of the cache hit, and what it reads of the server's own. */
export function findCounters(files: SyntaxFiles, reading: ReadingFunctions): Monitor[] {
  const sources = new Sources(files.checkout)
  const candidates = pathsOf(files, isCandidate)
  const read = parsed(files, candidates).map(readMetrics)
  const holders = holdersIn(read)
  const movers = holders
    ? pathsOf(files, (text) => holders.test(text)).filter((path) => !candidates.includes(path))
    : []
  const counted = new Ledger([...read, ...parsed(files, movers).map(readMetrics)], sources, reading).counted()
  const infos = parsed(
    files,
    pathsOf(files, (text) => text.includes(SERVER_INFO)),
  ).flatMap((file) => {
    return readServerInfo(file) ?? []
  })
  const ratios = hitRatios(counted, sources)
  const others = ratios.some(({ subjects }) => subjects.includes('hot-keys')) ? [] : trafficByKey(counted, sources)
  return [...ratios, ...others, ...infos]
}

function pathsOf({ checkout }: SyntaxFiles, isWanted: (text: string) => boolean): string[] {
  return [...checkout.sources]
    .filter(([path, { text }]) => !path.endsWith('.lua') && isWanted(text))
    .map(([path]) => path)
}

function parsed(files: SyntaxFiles, paths: readonly string[]): ts.SourceFile[] {
  return paths.flatMap((path) => files.file(path) ?? [])
}

/** How far from a metric the words stand that say what it counts: the branches around it, its labels, its help text. */
const BEFORE = 600
const AFTER = 300
/** A file with more than this is parsed without looking at all of them. */
const MAX_SEARCHED = 1000

/** Whether a metric may be about hits or the prefixes of keys: a long file has both words somewhere. */
function isCandidate(text: string): boolean {
  if (!CACHE.test(text) || !(OUTCOME.test(text) || isByKey(text))) return false
  let searched = 0
  for (const { index } of text.matchAll(METRIC)) {
    const around = text.slice(Math.max(0, index - BEFORE), index + AFTER)
    if (OUTCOME.test(around) || PREFIX.test(around) || ++searched > MAX_SEARCHED) return true
  }
  return false
}

function isByKey(text: string): boolean {
  return /counter/i.test(text) && PREFIX.test(text)
}

const PREFIX = /prefix|namespace|key_?(?:pattern|space|type)/i

/** Moves of what other files define: `metrics.cacheHits.inc()`. */
function holdersIn(files: readonly FileMetrics[]): RegExp | undefined {
  const held = files.flatMap(({ metrics, aliases }) => [...metrics.flatMap(namesOf), ...[...aliases.values()].flat()])
  const names = [...new Set(held)].filter((name) => isTelling(name) && /^[\w$]{3,80}$/.test(name)).slice(0, MAX_HOLDERS)
  if (names.length === 0) return undefined
  return new RegExp(`${wholeName(names)}[\\s\\S]{0,80}?\\.(?:inc|add|set|record|observe)`)
}

const MAX_HOLDERS = 100

function namesOf({ holder, name }: Metric): string[] {
  return [name, ...(holder === undefined ? [] : [holder])]
}
