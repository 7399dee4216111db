import { count, defineRule, list } from '../../model'
import { sinceStart, span } from './advice/time'
import { whyUnread } from './advice/unread'

const FLUSHES = ['FLUSHALL', 'FLUSHDB'] as const

export default defineRule({
  id: 'flush-in-use',
  item: 'no-flush',
  reads: 'probe',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Nothing should empty this server in normal work.',
  why: 'The server counts FLUSHALL and FLUSHDB, also those that come from scripts or from other repositories. After a flush every lookup misses at once, and the database behind the cache gets the whole load.',
  instead:
    'Delete by pattern with SCAN and UNLINK, or raise a version number that is part of every key. A flush while the probe watches is a warning. An earlier one is a note, since test suites and operators flush staging servers.',
  links: ['https://redis.io/docs/latest/commands/flushall/', 'https://redis.io/docs/latest/commands/flushdb/'],
  messages: {
    now: '{commands} within {window}: something that is in use now empties the server. Find it, and let it delete by pattern with SCAN and UNLINK.',
    before:
      '{commands} {since}, though not while the probe watched. On a staging server that may be a test suite or a person; make sure that it is not the application.',
  },
  each: ({ readings }) => [readings],
  check(readings, { violation, cannot }) {
    const { calls, window } = readings
    if (!calls) return cannot(whyUnread(readings, 'INFO commandstats', 'calls by command'))
    const now = told(window?.calls)
    const ever = told(calls)
    if (window && now) violation('now', null, { commands: now, window: span(window.seconds) })
    else if (ever) violation('before', null, { commands: ever, since: sinceStart(readings) }, { severity: 'note' })
  },
})

/** `FLUSHALL was run 2 times and FLUSHDB 1 time`; undefined where neither was. */
function told(calls: Readonly<Record<string, number>> | undefined): string | undefined {
  const run = FLUSHES.filter((name) => (calls?.[name] ?? 0) > 0).map(
    (name) => `${name} ${count(calls?.[name] ?? 0, 'time')}`,
  )
  return run.length > 0 ? list(run).replace(' ', ' was run ') : undefined
}
