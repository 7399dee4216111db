import { type Command, defineRule, type Lifetime, type Outcome, SEVERITIES, type Severity } from '../../model'
import { counterpart, faultOf, type LifetimeFault, lasting, momentOption } from './advice/lifetime'
import { clause, doubtCommands, type Usage, usages } from './advice/usage'

/** What is surely broken is an error; what is only most unlikely to be meant is a warning. */
const WARNINGS: readonly LifetimeFault[] = ['not-a-number', 'immortal', 'looks-like-ms', 'looks-like-s']
/** Faults that nothing but the size of a number, or a place that cannot be seen, speaks for. */
const GUESSES: readonly LifetimeFault[] = ['not-a-number', 'looks-like-ms', 'looks-like-s']

export default defineRule({
  id: 'ttl-units',
  item: 'ttl',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Give each TTL in the unit that the command takes, above 0 and below ten years.',
  why: 'Redis cannot tell seconds from milliseconds. Milliseconds given to EX keep a key a thousand times too long, so that an hour becomes six weeks and memory fills; seconds given to PX drop it almost at once, so that nothing is ever cached and every lock is open. Neither is an error that anybody sees. A TTL of 0 or less is one: SET refuses it, and EXPIRE deletes the key.',
  instead:
    'Give seconds to EX, SETEX and EXPIRE, milliseconds to PX, PSETEX and PEXPIRE, a Unix time in seconds to EXAT and EXPIREAT and one in milliseconds to PXAT and PEXPIREAT. Name the unit in the constant (`CACHE_TTL_SECONDS`) and convert where the number is handed over: `Math.ceil(ttlMs / 1000)`.',
  links: ['https://redis.io/docs/latest/commands/set/', 'https://redis.io/docs/latest/commands/expire/'],
  messages: {
    'ms-as-s':
      '{option} takes seconds, but `{written}` is in milliseconds ({because}): the key lives a thousand times too long{lasting}. Divide it by 1000 and round up, or use {other}.',
    coarse:
      '{option} takes {takes}, but `{written}` is in {unit} ({because}), so the key expires far too early{lasting}. Convert it to {takes}.',
    's-as-ms':
      '{option} takes milliseconds, but `{written}` is in seconds ({because}): the key is gone a thousand times too early{lasting}. Multiply it by 1000, or use {other}.',
    'moment-as-length':
      '{option} takes a length of time, but `{written}` is a time counted from 1970 ({because}): the key lives for decades. Take the current time off, or use {moment}.',
    'length-as-moment':
      '{option} takes a time counted from 1970, but `{written}` is a length of time{because}: that time is long past, so the key is deleted at once. Add the current time, or use the option that takes a length.',
    'ms-as-s-moment':
      '{option} takes a Unix time in seconds, but `{written}` is in milliseconds ({because}): the key expires in tens of thousands of years. Divide it by 1000 and round, or use {other}.',
    's-as-ms-moment':
      '{option} takes a Unix time in milliseconds, but `{written}` is in seconds ({because}): that is in January 1970, so the key is deleted at once. Multiply it by 1000, or use {other}.',
    refused:
      '{command} with a TTL of {value} fails with "invalid expire time": nothing is written. Give a TTL above 0, or delete the key with DEL.',
    deletes:
      '{command} with a TTL of {value} deletes the key at once. If that is meant, DEL or UNLINK says so; to take a TTL away use PERSIST.',
    'not-a-number':
      '{option} is given `{written}`, which is NaN wherever `{environment}` is not set, and then the command fails. Give it a default, or check it when the service starts.',
    immortal:
      '{option} is given `{written}`{lasting}: beyond ten years the key is immortal in practice. Give it a TTL that fits what it holds.',
    'looks-like-ms':
      '{option} takes seconds, and `{written}` of them are a TTL that hardly anybody wants{lasting}: it looks like milliseconds. If it is, divide it by 1000 or use {other}.',
    'looks-like-s':
      '{option} takes milliseconds, and `{written}` of them are a TTL that hardly anybody wants{lasting}: it looks like seconds. If it is, multiply it by 1000 or use {other}.',
    unsure:
      '{option} may take another unit than `{written}` has here ({unsure}). If it does, the TTL is wrong by a factor: give it {takes}.',
  },
  doubt: doubtCommands,
  each: (evidence) =>
    usages(evidence, ({ lifetimes = [] }) => lifetimes.length > 0).flatMap((usage) =>
      byPlace(usage.command).map((lifetimes) => ({ usage, lifetimes })),
    ),
  check({ usage, lifetimes }, { violation }) {
    const { command } = usage
    const [worst] = lifetimes.flatMap((lifetime) => judge(command, lifetime) ?? []).sort(byWeight)
    if (!worst) return
    const { message, lifetime, severity, outcome, doubt } = worst
    const { place } = lifetime
    const related = place ? [{ place: command.place, message: `${command.name} gets it here.` }] : []
    const data = { ...dataOf(usage, lifetime), unsure: doubt }
    violation(message, place ?? command.place, data, { severity, related, outcome })
  },
})

/** What one place may give, on different paths: there is one thing to mend. */
function byPlace({ lifetimes = [] }: Command): Lifetime[][] {
  const found = new Map<string, Lifetime[]>()
  for (const lifetime of lifetimes) {
    const { path, line, column } = lifetime.place ?? {}
    const key = `${lifetime.option} ${path}:${line}:${column}`
    found.set(key, [...(found.get(key) ?? []), lifetime])
  }
  return [...found.values()]
}

/** What is proven first, then what is worse. */
function byWeight(one: Judged, other: Judged): number {
  const doubts = Number(one.outcome === 'unsure') - Number(other.outcome === 'unsure')
  return doubts || SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)
}

interface Judged {
  readonly lifetime: Lifetime
  readonly message: Exclude<LifetimeFault, 'not-positive'> | 'deletes' | 'refused' | 'unsure'
  readonly severity: Severity
  readonly outcome: Outcome
  /** Why it is not certain; empty where it is. */
  readonly doubt: string
}

/** Which message a lifetime gets, how bad it is, and whether it is proven; undefined where nothing is wrong with it. */
function judge(command: Command, lifetime: Lifetime): Judged | undefined {
  const { unsure } = command
  const fault = faultOf(lifetime)
  if (fault === undefined) return undefined
  if (fault === 'not-positive') return judgeNotPositive(command, lifetime)
  const doubt = lifetime.doubt ?? (unsure === undefined ? undefined : clause(unsure))
  if (doubt !== undefined) return { lifetime, message: 'unsure', severity: 'warning', outcome: 'unsure', doubt }
  const severity = WARNINGS.includes(fault) ? 'warning' : 'error'
  return { lifetime, message: fault, severity, outcome: GUESSES.includes(fault) ? 'unsure' : 'fail', doubt: '' }
}

function judgeNotPositive(command: Command, lifetime: Lifetime): Judged {
  const outcome = command.unsure === undefined ? 'fail' : 'unsure'
  if (!isExpire(command)) return { lifetime, message: 'refused', severity: 'error', outcome, doubt: '' }
  return { lifetime, message: 'deletes', severity: lifetime.value === 0 ? 'note' : 'warning', outcome, doubt: '' }
}

/** EXPIRE takes 0 and less, and deletes; SET, SETEX and GETEX refuse it. */
function isExpire({ name }: Command): boolean {
  return /EXPIRE/.test(name)
}

function dataOf(usage: Usage, lifetime: Lifetime) {
  const { because, unit, takes, option, written, value, environment } = lifetime
  const isMoment = takes.startsWith('unix')
  return {
    command: usage.command.name,
    option: `\`${option}\``,
    written,
    unit: unit ?? '',
    takes: takes.replace('unix-', 'a Unix time in '),
    value: value ?? '',
    environment: environment ?? '',
    // A number that is too small for a time needs no further reason.
    because: isMoment && !unit?.startsWith('unix') ? (because === undefined ? '' : ` (${because})`) : (because ?? ''),
    lasting: lasting(lifetime),
    other: `\`${counterpart(lifetime, usage)}\``,
    moment: `\`${momentOption(lifetime)}\``,
  }
}
