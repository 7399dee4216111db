import { judge, type RuleRun } from '../../src/checklist'
import { DEFAULT_THRESHOLDS } from '../../src/config'
import {
  type AnyRule,
  type Collected,
  type Command,
  type Config,
  defineRule,
  type Evidence,
  type ItemId,
  type Origin,
  type Place,
  type ProbeEvidence,
  type Readings,
  type Review,
  type RuleOutcome,
  type Severity,
  type SourceEvidence,
  type Suppression,
  type Violation,
} from '../../src/model'
import { NO_EVIDENCE } from '../support/evidence'

/** Small real evidence for the judge, written as a test reads best: files as text, commands and comments as lines. */

export const TODAY = '2026-11-23'

export function place(path: string, line: number, column = 1): Place {
  return { path, line, column, endLine: line, endColumn: column + 5 }
}

export function command(path: string, line: number, given: Partial<Command> = {}): Command {
  return {
    place: place(path, line),
    name: 'SET',
    client: null,
    library: 'ioredis',
    receiver: 'redis',
    key: null,
    ttl: 'never',
    because: '',
    via: 'direct',
    operator: false,
    related: [],
    ...given,
  }
}

export function suppression(path: string, line: number, rules: string[], reason = 'needed'): Suppression {
  return { rules, reason, place: place(path, line), from: line + 1, to: line + 1 }
}

export function source(
  given: Partial<SourceEvidence> = {},
  files: Record<string, string> = {},
): Collected<SourceEvidence> {
  const value: SourceEvidence = {
    clients: [],
    commands: [],
    consumers: [],
    suppressions: [],
    skipped: [],
    files: { listed: 2, analysed: 1 },
    text: (path) => files[path],
    ...given,
  }
  return { status: 'collected', value }
}

export function probe(memory: Readings['memory']): Collected<ProbeEvidence> {
  const readings: Readings = { server: { product: 'redis' }, memory, stats: {}, clients: {}, unread: [], tookMs: 9 }
  return { status: 'collected', value: { servers: [{ name: '', role: 'cache', readings }], unreached: [] } }
}

export const NO_PROBE = { status: 'not-collected', reason: 'no Redis URL' } as const
export const NO_REDIS = { status: 'not-applicable', reason: 'no file imports a Redis client' } as const

export function config(given: Partial<Config> = {}): Config {
  return {
    root: '/repository',
    rules: {},
    ignore: [],
    includeTests: false,
    immortal: [],
    require: [],
    failOn: 'error',
    attestations: [],
    source: true,
    probe: { kind: 'none', reason: 'no Redis URL' },
    prometheus: { kind: 'none', reason: 'no Prometheus URL' },
    thresholds: DEFAULT_THRESHOLDS,
    overrides: [],
    ...given,
  }
}

export function rule(id: string, item: ItemId, given: { reads?: Origin; severity?: Severity } = {}): AnyRule {
  const { reads = 'source', severity = 'error' } = given
  const words = { summary: '', why: '', instead: '', links: [], since: '0.1.0' }
  return defineRule({ id, item, reads, severity, ...words, messages: { found: 'Found.' }, each: () => [], check() {} })
}

export function violation(at: Place | null, given: Partial<Violation> = {}): Violation {
  return {
    key: 'found',
    message: 'Found it. Do this.',
    place: at,
    severity: 'error',
    outcome: 'fail',
    related: [],
    ...given,
  }
}

export function ran(of: AnyRule, outcome: Partial<RuleOutcome> = {}): RuleRun {
  return { rule: of, state: 'ran', outcome: { looked: 1, violations: [], ...outcome } }
}

/** A change that touches nothing, with the same config before it. */
export function review(given: Partial<Review> = {}): Review {
  return {
    lines: { status: 'collected', value: { since: 'main', files: new Map() } },
    isNarrow: true,
    before: { status: 'collected', value: config() },
    workflows: [],
    ...given,
  }
}

export function judged(
  runs: readonly RuleRun[],
  given: { config?: Partial<Config>; evidence?: Partial<Evidence>; today?: string; review?: Partial<Review> } = {},
) {
  const evidence: Evidence = {
    ...NO_EVIDENCE,
    source: source(),
    probe: NO_PROBE,
    today: given.today ?? TODAY,
    ...given.evidence,
  }
  const judgement = judge({
    config: config(given.config),
    evidence,
    runs,
    ...(given.review && { review: review(given.review) }),
  })
  const item = (id: ItemId) => judgement.checklist.find((line) => line.item === id)!
  return { ...judgement, sentences: judgement.blockers.map(({ sentence }) => sentence), item }
}
