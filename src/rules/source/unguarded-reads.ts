import { defineRule, type Protection, type Severity, type SourceEvidence, spotOf } from '../../model'
import { fallbackAdvice, isOnlyCopy, refusalAdvice, requestReads } from './advice/fallback'
import { outcomeOf } from './advice/rejections'
import { doubtCommands, type Usage, usages } from './advice/usage'

/** A read, and whether Redis holds the only copy of what it reads, likely or by all that is in sight. */
interface Read {
  readonly usage: Usage
  readonly isOnly: boolean
  /** Whether `unhandled-writes` tells of the promise that is dropped, since a write fails with it. */
  readonly isTold: boolean
}

function judged(evidence: SourceEvidence): Read[] {
  const reads = new Set(requestReads(evidence))
  const told = new Set(evidence.commands.flatMap(({ unheard = [] }) => unheard.map(({ place }) => spotOf(place))))
  return usages(evidence, (command) => reads.has(command)).map((usage) => {
    const { aside } = usage.command.protection ?? {}
    const isTold = aside !== undefined && told.has(spotOf(aside.place))
    return { usage, isOnly: isOnlyCopy(usage.command, evidence.commands), isTold }
  })
}

/** Why reads that a request waits for may have been missed. */
function doubtReads(evidence: SourceEvidence): string | undefined {
  return evidence.commands.length > 0 && requestReads(evidence).length === 0
    ? 'no read of a cache that a request waits for is in sight'
    : evidence.unfollowed
}

/** What happens to the failure, by which the message is chosen. */
type Kind = 'open' | 'checked' | 'only' | 'rethrown' | 'dropped' | 'found'

const SEVERITIES: Readonly<Record<Kind, Severity>> = {
  open: 'error',
  checked: 'note',
  only: 'warning',
  rethrown: 'error',
  dropped: 'error',
  found: 'error',
}

function kindOf({ shelter, breaker, isDropped, isChecked }: Protection, isOnly: boolean): Kind {
  if (breaker) return 'open'
  if (isChecked) return 'checked'
  if (isOnly) return 'only'
  if (shelter === 'rethrown') return 'rethrown'
  return isDropped ? 'dropped' : 'found'
}

function fateOf({ shelter }: Protection): string {
  return shelter === 'rethrown' ? 'its failure is caught only to fail the request' : 'nothing catches its failure'
}

export default defineRule({
  id: 'unguarded-reads',
  item: 'circuit-breaker',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Answer a request without the cache when a read of the cache fails.',
  why: 'A cache makes a service faster; it must not make it depend on one more server. Where a request waits for a read of the cache and nothing catches its failure, every such request fails for as long as Redis is away, though the data is still in the database. An error handler of the framework does not help: it turns the failure into a 500.',
  instead:
    'Take a failed read for a miss: `redis.get(key).catch(() => null)`, or a `try` around the awaited read whose `catch` goes on to the source of the data, best in the one function that all reads go through. `try { return redis.get(key) }` does not catch anything, since the promise leaves the `try` before it fails. A breaker alone does not help either: while it is open, it rejects at once, and needs a fallback. Where Redis holds the only copy (a one-time code, a counter), refuse the request in good order: 503 with Retry-After.',
  links: [
    'https://learn.microsoft.com/en-us/azure/architecture/patterns/cache-aside',
    'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Statements/try...catch',
    'https://redis.io/docs/latest/develop/clients/error-handling/',
  ],
  messages: {
    found:
      '`{receiver}` runs {command} while a request waits for it ({handler}), and nothing catches its failure: without Redis the request fails. Instead, {advice}.',
    rethrown:
      '`{receiver}` runs {command} while a request waits for it ({handler}), and its failure is caught only to fail the request: without Redis there is no answer. Instead, {advice}.',
    checked:
      '`{receiver}` runs {command} only while the client is connected, and a request waits for it ({handler}), but {fate}: where the server hangs, or the connection breaks meanwhile, the request fails. Instead, {advice}.',
    dropped:
      '`{receiver}` runs {command} for a request ({handler}), and nobody waits for its promise: without Redis it is an unhandled rejection, and the request gets no answer. Instead, {advice}.',
    aside:
      'Nobody waits for `{called}`, which runs {command} beside a request ({handler}), and nothing catches its failure: without Redis {outcome}. Add `.catch((error) => logger.warn(error))` there, or catch the failure where the read is.',
    open: '`{receiver}` runs {command} behind a circuit breaker, but nothing answers while that is open: it rejects at once, and the request fails ({handler}). Give it a fallback: `breaker.fallback(() => null)`, or a `catch` around the call.',
    only: '`{receiver}` runs {command} while a request waits for it ({handler}), and {fate}. Instead, {advice}.',
    handed:
      '`{receiver}` runs {command} while a request waits for it ({handler}), and what `{through}` makes of its failure is not in sight. Unless that answers in its stead, the request fails without Redis. To be certain, {advice}.',
    unseen:
      '`{receiver}` runs {command} in {wrapper}, and nothing catches its failure; no request handler in sight calls it. If a request waits for it, the request fails without Redis. Instead, {advice}.',
  },
  doubt: (evidence) => doubtCommands(evidence) ?? doubtReads(evidence),
  each: judged,
  check({ usage, isOnly, isTold }, { violation, cannot }) {
    const { protection, receiver, name, place } = usage.command
    if (!protection || protection.shelter === 'guarded' || protection.shelter === 'breaker') return
    if (protection.shelter === 'unknown') return cannot('what becomes of the promise of a read is not in sight')
    const { wrapper, handler = 'a handler', caught, through, path } = protection
    const advice = isOnly ? refusalAdvice(usage) : fallbackAdvice(usage)
    const data = { receiver, command: name, handler, wrapper: inWrapper(wrapper), advice }
    const related = [
      ...path,
      ...(caught ? [{ place: caught, message: 'Its failure is caught here, and fails the request.' }] : []),
    ]
    if (protection.reached === 'unknown') {
      return violation('unseen', place, data, { related, outcome: 'unsure', severity: 'warning' })
    }
    if (through) {
      const handed = { place: through.place, message: 'Its failure is handed on here.' }
      const about = { related: [...related, handed], outcome: 'unsure', severity: 'warning' } as const
      return violation('handed', place, { ...data, through: through.name }, about)
    }
    if (protection.aside) {
      const { place: at, called, heardBy } = protection.aside
      const about = { ...data, called, outcome: outcomeOf(heardBy) }
      const severity = heardBy === undefined ? 'error' : 'warning'
      return isTold
        ? undefined
        : violation('aside', at, about, { related: [...related, { place, message: `${name}.` }], severity })
    }
    const kind = kindOf(protection, isOnly)
    const severity = SEVERITIES[kind]
    violation(kind, place, { ...data, fate: fateOf(protection) }, { related, severity })
  },
})

function inWrapper(wrapper: Protection['wrapper']): string {
  return wrapper ? `\`${wrapper.name}\`` : 'this file'
}
