import { type Collected, count, type PrometheusEvidence, type PrometheusTarget, WATCHED_METRICS } from '../../model'
import { Budget } from '../timing/budget'
import { countsIn, rulesIn } from './answers'
import { PrometheusClient } from './client'
import { failureFrom } from './failure'

/** One question for all exporters. */
const SAMPLES = `count by (__name__) ({__name__=~"${WATCHED_METRICS}"})`

/**
 * Asks a running Prometheus which rules it has loaded, how they are, and whether the metrics behind them have samples.
 * Reads only: two GET requests. Never throws: where nothing could be read the reason says what to do, in one clause that
 * holds no secret and no address.
 */
export async function collectPrometheus(target: PrometheusTarget): Promise<Collected<PrometheusEvidence>> {
  const client = new PrometheusClient(target, new Budget(target.budgetMs))
  const rules = client.get('/api/v1/rules', { exclude_alerts: 'true' }).then(rulesIn)
  const samples = client.get('/api/v1/query', { query: SAMPLES }).then(countsIn)
  const [loaded, counted] = await Promise.allSettled([rules, samples])
  if (loaded.status === 'rejected') {
    return { status: 'not-collected', reason: failureFrom(loaded.reason).message }
  }
  const { alerts, recordings, unreadable } = loaded.value
  const unread = [
    ...(unreadable > 0 ? [`${count(unreadable, 'rule')} of Prometheus could not be read`] : []),
    ...(counted.status === 'rejected'
      ? [`which metrics have samples is not known: ${failureFrom(counted.reason).message}`]
      : []),
  ]
  return {
    status: 'collected',
    value: { alerts, recordings, ...(counted.status === 'fulfilled' && { samples: counted.value }), unread },
  }
}
