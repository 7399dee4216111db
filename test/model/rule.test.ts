import { expect, it } from 'vitest'
import { defineRule, type Evidence } from '../../src/model'
import { NO_PROBE, NO_REDIS, source } from '../checklist/evidence'
import { NO_EVIDENCE } from '../support/evidence'

const words = { summary: '', why: '', instead: '', links: [], since: '0.1.0' }

/** A rule about the odd ones of three numbers; it cannot judge the last. */
function outcome(
  doubt: string | undefined,
  evidence: Evidence = { ...NO_EVIDENCE, source: source(), probe: NO_PROBE },
) {
  return defineRule({
    ...words,
    id: 'no-odd',
    item: 'ttl',
    reads: 'source',
    severity: 'error',
    messages: { odd: '{number} is odd, {nobody}.' },
    each: () => [1, 2, 3],
    doubt: ({ files }) => doubt && `${doubt} in ${files.listed} files`,
    check(number, { violation, cannot }) {
      if (number === 3) cannot('3 is too much')
      else if (number % 2 === 1) violation('odd', null, { number })
    },
  }).run(evidence)
}

it('a doubt is told beside what could not be judged, and takes nothing away', () => {
  expect(outcome('something may hide')).toMatchObject({
    looked: 2,
    violations: [{ message: '1 is odd, {nobody}.', severity: 'error', outcome: 'fail' }],
    skipped: '3 is too much; something may hide in 2 files',
  })
  expect(outcome(undefined)).toMatchObject({ looked: 2, skipped: '3 is too much' })
})

it('a rule without evidence has no doubts of its own', () => {
  const run = outcome('something may hide', { ...NO_EVIDENCE, source: NO_REDIS, probe: NO_PROBE })
  expect(run).toEqual({ looked: 0, violations: [], skipped: NO_REDIS.reason })
})
