import { Redis } from 'ioredis'
import { collectProbe } from '../../../src/collect/probe'
import type { AnyRule, Collected, ProbeEvidence, ProbeTarget, Readings, RuleOutcome } from '../../../src/model'

/** Long enough for a healthy server on a busy machine; short, since several tests wait until it is used up. */
export const SHORT_BUDGET_MS = 1500

/** Probes a server as the pipeline does. */
export function probe(url: string, more: Partial<ProbeTarget> = {}): Promise<Collected<ProbeEvidence>> {
  return collectProbe({ url, role: 'cache', budgetMs: 10_000, ...more })
}

/** The readings of a probe that must succeed. */
export async function readingsOf(url: string, more: Partial<ProbeTarget> = {}): Promise<Readings> {
  const result = await probe(url, more)
  if (result.status !== 'collected') throw new Error(`not collected: ${result.status} ${result.reason}`)
  return result.value.readings
}

/** Why a probe read nothing; one clause in plain words, as every reason must be. */
export async function reasonOf(url: string, more: Partial<ProbeTarget> = {}): Promise<string> {
  const result = await probe(url, more)
  if (result.status !== 'not-collected') throw new Error(`expected no readings: ${JSON.stringify(result)}`)
  if (/\n|\bat .*:\d+:\d+|Error|undefined|\.$/.test(result.reason)) throw new Error(`no clause: ${result.reason}`)
  return result.reason
}

/** Runs a probe rule on what the probe read. */
export async function runRule(rule: AnyRule, url: string, more: Partial<ProbeTarget> = {}): Promise<RuleOutcome> {
  return rule.run({ source: { status: 'not-collected', reason: 'not asked' }, probe: await probe(url, more) })
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
