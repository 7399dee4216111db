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

it('says once what it says of several things at one place, with what is related to each', () => {
  const at = (line: number) => ({ path: 'src/redis.ts', line, column: 1, endLine: line, endColumn: 9 })
  const { violations, looked } = defineRule({
    ...words,
    id: 'no-shared',
    item: 'ttl',
    reads: 'source',
    severity: 'error',
    messages: { slow: 'This is slow.' },
    each: () => [2, 3, 3],
    check(client, { violation }) {
      violation('slow', at(1), {}, { related: [{ place: at(client), message: 'A client.' }] })
    },
  }).run({ ...NO_EVIDENCE, source: source(), probe: NO_PROBE })
  expect(looked).toBe(3)
  expect(violations.map(({ related }) => related.map(({ place }) => place.line))).toEqual([[2, 3]])
})
