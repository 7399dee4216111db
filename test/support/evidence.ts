import { DEFAULT_THRESHOLDS } from '../../src/config'
import type { Evidence } from '../../src/model'

const nothing = { status: 'not-collected', reason: 'not part of this test' } as const

/** Evidence of a run in which no collector read anything; tests put theirs in its place. */
export const NO_EVIDENCE: Evidence = {
  source: nothing,
  probe: nothing,
  artefact: nothing,
  prometheus: nothing,
  thresholds: DEFAULT_THRESHOLDS,
  today: '2026-03-01',
}
