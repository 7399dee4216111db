import { type ArtefactEvidence, defineRule, type Evidence, list, type Monitor } from '../../model'
import { alertsOf } from './advice/alerts'
import { isWithoutCache } from './advice/caches'
import { doubtUnread } from './advice/unread'

export default defineRule({
  id: 'hit-ratio-metric',
  item: 'hit-ratio',
  reads: 'artefact',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Hits and misses should be recorded somewhere.',
  why: 'Redis counts hits and misses since its start and forgets them when it restarts. Only what is read regularly and kept shows how the hit ratio was before the deploy, and can be alerted on.',
  instead:
    'Let redis_exporter, an agent (Datadog, Telegraf, OpenTelemetry Collector) or the cloud read `INFO` and keep it, or count hits and misses in the service where it reads its cache.',
  links: ['https://github.com/oliver006/redis_exporter', 'https://redis.io/docs/latest/commands/info/'],
  messages: {
    none: 'Nothing in the repository records the hits and misses of Redis: no exporter or agent, no dashboard, no counter of the service. Run redis_exporter beside the server, or count hits and misses where the cache is read.',
    doubtful:
      '{name} may be the only thing that records hits and misses of Redis, and it is not certain that it does: {doubt}. Count both where the cache is read, or run redis_exporter beside the server.',
  },
  doubt: doubtUnread('metrics'),
  each: (evidence, all) => [
    {
      recorders: recordersOf(evidence, all),
      counters: [...countersIn(all), ...evidence.monitors.filter((one) => showsHitRatio(one) && isDoubtful(one))],
      isKeptElsewhere: isKeptElsewhere(evidence),
      isWithoutCache: isWithoutCache(all),
    },
  ],
  check({ recorders, counters, isKeptElsewhere, isWithoutCache }, { violation, cannot }) {
    if (recorders.length > 0 || !counters.every(isDoubtful)) return
    const [counter] = counters
    if (!counter && isWithoutCache)
      return cannot('nothing in sight keeps a cache in Redis, whose hits would be worth a record')
    if (!counter && isKeptElsewhere) {
      return cannot(
        'nothing in the repository watches Redis, nor plainly deploys it, so what records its hits and misses may be kept elsewhere',
      )
    }
    if (!counter) return violation('none', null)
    const { name, place, doubts = [] } = counter
    violation('doubtful', place, { name, doubt: list(doubts) }, { outcome: 'unsure' })
  },
})

/**
 * What records or shows hits and misses. An alert on Redis is built on what an exporter, an agent or the cloud records,
 * and each of these records hits and misses along with the rest.
 */
function recordersOf(evidence: ArtefactEvidence, all: Evidence): readonly unknown[] {
  return [...evidence.monitors.filter((one) => showsHitRatio(one) && !isDoubtful(one)), ...alertsOf(evidence, all)]
}

/** A repository that holds neither the servers nor any alerts or dashboards says nothing about how they are watched. */
function isKeptElsewhere({ settings, allAlerts, monitors }: ArtefactEvidence): boolean {
  return allAlerts + monitors.length === 0 && settings.every((one) => one.isForDevelopment || one.isMaybeLocal === true)
}

/** Counters of the service itself, those in doubt included. */
function countersIn({ source }: Evidence): Monitor[] {
  return source.status === 'collected' ? (source.value.counters ?? []).filter(showsHitRatio) : []
}

function showsHitRatio({ subjects }: Monitor): boolean {
  return subjects.includes('hit-ratio')
}

function isDoubtful({ doubts = [] }: Monitor): boolean {
  return doubts.length > 0
}
