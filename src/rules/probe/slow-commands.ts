import { amount, defineRule, type SlowCommand } from '../../model'
import { span } from './advice/time'
import { whyUnread } from './advice/unread'

/** Microseconds: from here on it is told, and from there on a warning. */
const TOLD_FROM = 1000
const WARNING_FROM = 10_000
/** Older entries tell of another state of the code; the log keeps them until newer ones push them out. */
const RECENT_SECONDS = 86_400
const TOLD = 5

/** What operators and the probe itself run. */
const NOT_OF_THE_APPLICATION =
  /^(?:ACL|CLIENT|CLUSTER|COMMAND|CONFIG|DEBUG|INFO|LATENCY|MEMORY|PSYNC|REPLCONF|SLOWLOG|SYNC|BGSAVE|SAVE|BGREWRITEAOF|MONITOR)\b/

export default defineRule({
  id: 'slow-commands',
  item: 'scan-not-keys',
  reads: 'probe',
  severity: 'warning',
  since: '0.1.0',
  summary: 'No command should keep the server busy for milliseconds.',
  why: 'Redis runs one command at a time. One that takes 20 ms makes every other client wait for 20 ms, whatever it asks for.',
  instead:
    'Read parts instead of wholes (HSCAN, SSCAN, ZRANGE with limits), page with SCAN instead of KEYS, delete with UNLINK instead of DEL, split big keys and long scripts. From 1 ms on it is a note, from 10 ms on a warning; entries of more than a day ago are notes. The server logs what is slower than `slowlog-log-slower-than`, 10 ms by default: with `CONFIG SET slowlog-log-slower-than 1000` it shows what takes more than 1 ms.',
  links: [
    'https://redis.io/docs/latest/commands/slowlog-get/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/',
  ],
  messages: {
    slow: '{command} took {slowest} ms ({entries} in the slow log, the latest {ago} ago), and every other client waited. Let it touch fewer elements at a time.',
    more: '{entries} of other slow commands are in the slow log; `SLOWLOG GET` shows them.',
  },
  each: ({ readings }) => [readings],
  doubt: ({ readings: { slowlog } }) => {
    const threshold = slowlog?.threshold
    return threshold !== undefined && threshold > TOLD_FROM
      ? `commands that take from 1 to ${amount(threshold / 1000)} ms are invisible, since slowlog-log-slower-than is ${threshold} µs`
      : undefined
  },
  check(readings, { violation, cannot }) {
    const { slowlog } = readings
    if (!slowlog) return cannot(whyUnread(readings, 'SLOWLOG', 'anything'))
    if (slowlog.threshold !== undefined && slowlog.threshold < 0)
      return cannot('the slow log is switched off (slowlog-log-slower-than is negative)')
    const slow = slowlog.commands.filter(isSlow)
    for (const one of slow.slice(0, TOLD)) violation('slow', null, told(one), { severity: severityOf(one) })
    const rest = slow.slice(TOLD).reduce((sum, one) => sum + one.count, 0)
    if (rest > 0) violation('more', null, { entries: entries(rest) }, { severity: 'note' })
  },
})

function isSlow({ command, slowestMicroseconds }: SlowCommand): boolean {
  return slowestMicroseconds >= TOLD_FROM && !NOT_OF_THE_APPLICATION.test(command)
}

function severityOf({ slowestMicroseconds, latestSecondsAgo }: SlowCommand): 'warning' | 'note' {
  return slowestMicroseconds >= WARNING_FROM && latestSecondsAgo <= RECENT_SECONDS ? 'warning' : 'note'
}

function told({ command, pattern, count: number, slowestMicroseconds, latestSecondsAgo }: SlowCommand) {
  return {
    command: pattern === null ? command : `${command} on \`${pattern}\``,
    slowest: (slowestMicroseconds / 1000).toFixed(1),
    entries: entries(number),
    ago: span(latestSecondsAgo),
  }
}

function entries(number: number): string {
  return number === 1 ? '1 entry' : `${amount(number)} entries`
}
