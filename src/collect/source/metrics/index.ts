import type { Monitor, Skipped } from '../../../model'
import { reasonOf } from '../../files/failures'
import type { ts } from '../compiler'
import type { Deadline } from '../deadline'
import { parseAlone } from '../parsing'
import type { Checkout } from '../repository/checkout'
import type { ReadingFunctions } from '../usage/reading-functions'
import { isTelling, Ledger } from './counting'
import { hitRatios, trafficByKey } from './pairing'
import { type FileMetrics, type Metric, readMetrics } from './reading'
import { readServerInfo } from './server-info'
import { Sources } from './sources'

/** What the search for counters is given. */
export interface CounterSearch {
  readonly checkout: Checkout
  /** Files that are parsed already, by path. */
  readonly parsed: ReadonlyMap<string, ts.SourceFile>
  readonly reading: ReadingFunctions
  readonly skipped: Skipped[]
  readonly deadline: Deadline
}

/** Asked of every source, so each has to be quick: most files fail the first. */
const OUTCOME =
  /(?<![a-z])(?:hits?|miss(?:es|ed)?)(?![a-z])|(?:[a-z\d])(?:Hits?|Miss(?:es|ed)?)(?![a-z])|hit_?rat(?:e|io)|_(?:HITS?|MISS(?:ES)?)\b/i
const CACHE = /cache|redis|valkey/i
const METRIC =
  /\bnew\s{1,10}(?:\w{1,40}\.)?(?:Counter|Gauge)\b|(?:[cC]ounter|[gG]auge|[mM]etric|[sS]tat|[eE]vent)(?:Provider)?\(\s{0,40}[{'"`]|\.(?:increment|incr|inc|count|gauge)\(\s{0,40}['"`A-Z]|InjectMetric|\.(?:inc|add|observe|record)\(/
const SERVER_INFO = /keyspace_hits/

/** Counters of the service that tell how many reads of the cache hit, and what it reads of the server's own. */
export function findCounters(search: CounterSearch): Monitor[] {
  const sources = new Sources(search.checkout)
  const files = new FileList(search)
  const read = files.matching(isCandidate).map(readMetrics)
  const holders = holdersIn(read)
  const moved = holders ? files.matching((text) => holders.test(text)).map(readMetrics) : []
  const counted = new Ledger([...read, ...moved], sources, search.reading).counted()
  const infos = files.again((text) => SERVER_INFO.test(text)).flatMap((file) => readServerInfo(file) ?? [])
  const ratios = hitRatios(counted, sources)
  const others = ratios.some(({ subjects }) => subjects.includes('hot-keys')) ? [] : trafficByKey(counted, sources)
  return [...ratios, ...others, ...infos]
}

function isCandidate(text: string): boolean {
  return CACHE.test(text) && OUTCOME.test(text) && METRIC.test(text)
}

/** Moves of what other files define: `metrics.cacheHits.inc()`. */
function holdersIn(files: readonly FileMetrics[]): RegExp | undefined {
  const held = files.flatMap(({ metrics, aliases }) => [...metrics.flatMap(namesOf), ...[...aliases.values()].flat()])
  const names = [...new Set(held)].filter((name) => isTelling(name) && /^[\w$]{3,80}$/.test(name)).slice(0, MAX_HOLDERS)
  if (names.length === 0) return undefined
  return new RegExp(
    `(?<![\\w$])(?:${names.join('|').replaceAll('$', '\\$')})(?![\\w$])[\\s\\S]{0,80}?\\.(?:inc|add|set|record|observe)`,
  )
}

const MAX_HOLDERS = 100

function namesOf({ holder, name }: Metric): string[] {
  return [name, ...(holder === undefined ? [] : [holder])]
}

/** The sources, each parsed once, and never again for the same question. */
class FileList {
  readonly #taken = new Set<string>()
  readonly #parsed = new Map<string, ts.SourceFile>()

  constructor(readonly search: CounterSearch) {}

  /** The files whose texts answer yes, of those that were not asked for before. */
  matching(wanted: (text: string) => boolean): ts.SourceFile[] {
    const files: ts.SourceFile[] = []
    for (const [path, { text }] of this.search.checkout.sources) {
      if (path.endsWith('.lua') || this.#taken.has(path) || !wanted(text)) continue
      this.#taken.add(path)
      files.push(...this.#parse(path, text))
    }
    return files
  }

  /** The same, whatever was asked for before. */
  again(wanted: (text: string) => boolean): ts.SourceFile[] {
    return [...this.search.checkout.sources]
      .filter(([path, { text }]) => !path.endsWith('.lua') && wanted(text))
      .flatMap(([path, { text }]) => this.#parse(path, text))
  }

  #parse(path: string, text: string): ts.SourceFile[] {
    const { parsed, skipped, deadline } = this.search
    const known = parsed.get(path) ?? this.#parsed.get(path)
    if (known) return [known]
    if (deadline.isOver) return []
    try {
      const file = parseAlone(path, text)
      this.#parsed.set(path, file)
      return [file]
    } catch (error) {
      if (!skipped.some((one) => one.path === path)) skipped.push({ path, reason: reasonOf(error) })
      return []
    }
  }
}
