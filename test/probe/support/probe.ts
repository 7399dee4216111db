import { Redis } from 'ioredis'
import { collectProbe } from '../../../src/collect/probe'
import { DEFAULT_THRESHOLDS } from '../../../src/config'
import type {
  AnyRule,
  Collected,
  Evidence,
  ProbeEvidence,
  ProbePlan,
  ProbeTarget,
  Readings,
  RuleOutcome,
  Thresholds,
} from '../../../src/model'
import { NO_EVIDENCE } from '../../support/evidence'

/** Long enough for a healthy server on a busy machine; short, since several tests wait until it is used up. */
export const SHORT_BUDGET_MS = 1500

/** What a test may ask for beside the URL. */
type Wishes = Partial<ProbeTarget> & Partial<Pick<ProbePlan, 'budgetMs' | 'windowMs' | 'sampleKeys'>>

/** The plan for one server. Unless the counters are what is tested, they are not watched. */
export function planFor(url: string, wishes: Wishes = {}): ProbePlan {
  const { budgetMs = 10_000, windowMs = 0, sampleKeys = 1000, ...target } = wishes
  return { targets: [{ name: '', url, role: 'cache', ...target }], missing: [], budgetMs, windowMs, sampleKeys }
}

/** Probes a server as the pipeline does. */
export function probe(url: string, wishes: Wishes = {}): Promise<Collected<ProbeEvidence>> {
  return collectProbe(planFor(url, wishes))
}

/** The readings of a probe that must succeed. */
export async function readingsOf(url: string, wishes: Wishes = {}): Promise<Readings> {
  const result = await probe(url, wishes)
  if (result.status !== 'collected') throw new Error(`not collected: ${result.status} ${result.reason}`)
  return result.value.servers[0]!.readings
}

/** Why a probe read nothing; one clause in plain words, as every reason must be. */
export async function reasonOf(url: string, wishes: Wishes = {}): Promise<string> {
  const result = await probe(url, wishes)
  if (result.status !== 'not-collected') throw new Error(`expected no readings: ${JSON.stringify(result)}`)
  if (/\n|\bat .*:\d+:\d+|Error|undefined|\.$/.test(result.reason)) throw new Error(`no clause: ${result.reason}`)
  return result.reason
}

/** Evidence of a server alone, with or without readings of it. */
export function evidenceOf(
  probed: Collected<ProbeEvidence> | Readings,
  more: { role?: ProbeTarget['role']; thresholds?: Partial<Thresholds>; source?: Evidence['source'] } = {},
): Evidence {
  const { role = 'cache', thresholds, source = { status: 'not-collected', reason: 'not asked' } } = more
  const readings: Collected<ProbeEvidence> =
    'status' in probed
      ? probed
      : { status: 'collected', value: { servers: [{ name: '', role, readings: probed }], unreached: [] } }
  return { ...NO_EVIDENCE, source, probe: readings, thresholds: { ...DEFAULT_THRESHOLDS, ...thresholds } }
}

/** Readings of a server that says only what the test gives. */
export function readingsWith(given: Partial<Readings>): Readings {
  return { server: { product: 'redis' }, memory: {}, stats: {}, clients: {}, unread: [], tookMs: 1, ...given }
}

/** Runs a probe rule on what the probe read. */
export async function runRule(rule: AnyRule, url: string, wishes: Wishes = {}): Promise<RuleOutcome> {
  return rule.run(evidenceOf(await probe(url, wishes)))
}

/** Uses an ordinary client for as long as the function runs. */
export async function withClient<T>(url: string, use: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, { disableClientInfo: true, maxRetriesPerRequest: 0, retryStrategy: () => null })
  try {
    return await use(client)
  } finally {
    client.disconnect()
  }
}
