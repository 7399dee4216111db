import { count, defineRule } from '../../model'
import { sinceStart, span } from './advice/time'
import { whyUnread } from './advice/unread'

export default defineRule({
  id: 'keys-in-use',
  item: 'scan-not-keys',
  reads: 'probe',
  severity: 'error',
  since: '0.1.0',
  summary: 'Nothing should run KEYS on this server.',
  why: 'The server counts every call of KEYS, also those from scripts, from libraries and from services in other repositories, which no analysis of this source can see. Each of them stops the server for as long as it takes to visit all keys.',
  instead:
    'Find the caller (`MONITOR` for a moment, or CLIENT LIST with `cmd=keys`) and let it page with SCAN. People at redis-cli use `--scan`. KEYS within the time that the probe watches is an error, an earlier one a warning. Take the right away from applications with the ACL rule `-keys`.',
  links: ['https://redis.io/docs/latest/commands/keys/', 'https://redis.io/docs/latest/commands/scan/'],
  messages: {
    now: 'KEYS was run {times} within {window}: something that is in use now visits all keys of the server in one step. Find it and let it page with SCAN.',
    before:
      'KEYS was run {times} {since}, though not while the probe watched. It may have been a person; find out who, and let it be SCAN.',
  },
  each: ({ readings }) => [readings],
  check(readings, { violation, cannot }) {
    const { calls, window } = readings
    if (!calls) return cannot(whyUnread(readings, 'INFO commandstats', 'calls by command'))
    const now = window?.calls?.KEYS ?? 0
    const ever = calls.KEYS ?? 0
    if (window && now > 0) violation('now', null, { times: count(now, 'time'), window: span(window.seconds) })
    else if (ever > 0)
      violation('before', null, { times: count(ever, 'time'), since: sinceStart(readings) }, { severity: 'warning' })
  },
})
