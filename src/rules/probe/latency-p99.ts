import {
  amount,
  type CommandLatency,
  defineRule,
  ENOUGH_CALLS,
  LATENCY_P99_MS,
  type Readings,
  WAITING_COMMANDS,
} from '../../model'
import { span, whyUnwatched } from './advice/time'
import { whyUnread } from './advice/unread'

/** Microseconds. */
const LIMIT = LATENCY_P99_MS * 1000

export default defineRule({
  id: 'latency-p99',
  item: 'hot-keys',
  reads: 'probe',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Commands should take less than 5 ms on the server, 99 times out of 100.',
  why: 'What takes long on the server makes all others wait, since Redis runs one command at a time. A key that everybody reads or a value that has grown shows here first.',
  instead:
    'Look at what the command touches: big values, long ranges, scripts. Spread a hot key (a copy in the process for a second or two, or several keys with the same value). The figure is that of LATENCY HISTOGRAM (Redis 7) within the time that the probe watches: execution without network and queueing, in buckets whose edges double, so it is told as a range. Commands that wait on purpose, such as BLPOP, are left out.',
  links: ['https://redis.io/docs/latest/commands/latency-histogram/'],
  messages: {
    slow: '{command} takes more than {over} ms in one call of a hundred (99th percentile between {over} and {upTo} ms, {calls} calls in {window}), and every other client waits for it.',
    unclear:
      'The 99th percentile of {command} lies between {over} and {upTo} ms ({calls} calls in {window}), and the server does not tell on which side of 5 ms.',
  },
  each: ({ readings }): { readings: Readings; latency?: CommandLatency }[] => {
    const { window } = readings
    const busy =
      window?.latency?.filter(({ command, calls }) => calls >= ENOUGH_CALLS && !WAITING_COMMANDS.includes(command)) ??
      []
    return busy.length > 0 ? busy.map((latency) => ({ readings, latency })) : [{ readings }]
  },
  check({ readings, latency }, { violation, cannot }) {
    if (!latency) return cannot(whyUnknown(readings))
    const { p99 } = latency
    if (p99.upTo <= LIMIT) return
    const seconds = readings.window?.seconds ?? 0
    const data = { ...told(latency), window: span(seconds) }
    if (p99.over >= LIMIT) violation('slow', null, data)
    else violation('unclear', null, data, { outcome: 'unsure' })
  },
})

function told({ command, calls, p99 }: CommandLatency) {
  const ms = (microseconds: number) => (microseconds / 1000).toFixed(1)
  return { command, calls: amount(calls), over: ms(p99.over), upTo: ms(p99.upTo) }
}

function whyUnknown(readings: Readings): string {
  if (!readings.window) return whyUnwatched(readings)
  if (!readings.window.latency) return whyUnread(readings, 'LATENCY HISTOGRAM', 'execution times')
  return `no command was called ${ENOUGH_CALLS} times in ${span(readings.window.seconds)}, too few for a 99th percentile: probe while there is traffic`
}
