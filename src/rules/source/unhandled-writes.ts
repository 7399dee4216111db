import {
  type Client,
  type Command,
  count,
  defineRule,
  type Library,
  type SourceEvidence,
  type Unheard,
} from '../../model'
import { outcomeOf } from './advice/rejections'
import { doubtCommands } from './advice/usage'

/** A write whose promise can be followed, and one place at which it is dropped. */
interface Write {
  readonly command: Command
  readonly unheard: Unheard | undefined
  /** True where it is kept for as long as Redis is away. */
  readonly waits: boolean
}

/** ioredis sends a command again for as long as it takes where nothing bounds that: an outage alone does not let it fail. */
function waitsForEver({ retries, settings: { commandTimeout } }: Client): boolean {
  const isUnbounded = retries?.state === 'set' && retries.value === null
  return isUnbounded && commandTimeout.state === 'missing'
}

/** One for each place, or one that is fine: a wrapper with several writes is called once. */
function writes({ commands, clients }: SourceEvidence): Write[] {
  const seen = new Set<string>()
  const waiting = new Set(clients.filter(waitsForEver).map(({ id }) => id))
  return commands.flatMap((command): Write[] => {
    if (!command.unheard) return []
    if (command.unheard.length === 0) return [{ command, unheard: undefined, waits: false }]
    const fresh = command.unheard.filter(({ place: { path, line, column } }) => {
      const id = `${path}:${line}:${column}`
      return !seen.has(id) && seen.add(id)
    })
    const waits = command.client !== null && waiting.has(command.client)
    return fresh.map((unheard) => ({ command, unheard, waits }))
  })
}

function isAtWrite({ place }: Unheard, command: Command): boolean {
  return place.path === command.place.path && place.line === command.place.line
}

/** At how many places the promise of a write is dropped besides one. */
function othersOf({ unheard = [] }: Command): number {
  return Math.max(unheard.length - 1, 0)
}

function kindOf(command: Command, unheard: Unheard) {
  if (unheard.isTimed) return 'timed'
  const isDirect = isAtWrite(unheard, command)
  if (!isDirect && othersOf(command) > 0) return 'often'
  return unheard.heardBy !== undefined ? 'heard' : isDirect ? 'direct' : 'wrapped'
}

const HTTP: ReadonlySet<Library> = new Set(['@upstash/redis', '@vercel/kv'])

export default defineRule({
  id: 'unhandled-writes',
  item: 'circuit-breaker',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Catch the failure of a write that nobody waits for.',
  why: 'A promise that is rejected and that nobody waits for is an unhandled rejection, and Node.js 15 and later end the process for it. Filling the cache in the background is right; without a `catch`, the first write that fails in an outage of Redis takes the whole service down, every other request with it.',
  instead:
    "Add a `catch` that logs: `redis.set(key, value, 'EX', 60).catch((error) => logger.warn(error))`, or wait for the write within a `try`. `void` silences the linter, not the rejection. A listener to `unhandledRejection` keeps the process alive, and is a net for faults, not a way to handle them.",
  links: [
    'https://nodejs.org/api/process.html#event-unhandledrejection',
    'https://nodejs.org/api/cli.html#--unhandled-rejectionsmode',
    'https://typescript-eslint.io/rules/no-floating-promises/',
  ],
  messages: {
    direct:
      'Nobody waits for `{called}`, and nothing catches its failure: {when}, the unhandled rejection ends the process (Node.js 15 and later). Add `.catch((error) => logger.warn(error))`, or wait for it within a `try`.',
    wrapped:
      'Nobody waits for `{called}`, which runs {command} and passes its failure on: {when}, the unhandled rejection ends the process (Node.js 15 and later). Add `.catch((error) => logger.warn(error))` here, or catch the failure where the write is.',
    often:
      'Nobody waits for `{called}`, which runs {command} and passes its failure on, and at {others} the same write is left so: {when}, {outcome}. Catch the failure where the write is, if nobody else has to hear of it, or add `.catch((error) => logger.warn(error))` at each.',
    each: 'Nobody waits for `{run}`, which `{loop}` runs for each item, and nothing catches its failure: {when}, {outcome}. Add `.catch((error) => logger.warn(error))` to it, or wait for all of them within a `try`: `await Promise.all({list}.map(…))`.',
    eachFunction:
      'Nobody waits for the functions that `{loop}` runs for each item, of which each runs {command} and passes its failure on: {when}, {outcome}. Catch the failure within the function, or wait for all of them within a `try`: `await Promise.all({list}.map(…))`.',
    timed:
      'Nobody waits for the function that `{called}` calls, which runs {command} and passes its failure on: {when}, {outcome}. Catch it within the function: `try { … } catch (error) { logger.warn(error) }`.',
    heard:
      'Nobody waits for `{called}`, which runs {command}, and nothing catches its failure: {when}, each is an unhandled rejection, which only {heardBy} keeps from ending the process. Add `.catch((error) => logger.warn(error))`.',
  },
  doubt: doubtCommands,
  each: writes,
  check({ command, unheard, waits }, { violation }) {
    if (!unheard) return
    const { each, heardBy } = unheard
    const isDirect = isAtWrite(unheard, command)
    const data = {
      called: unheard.called,
      command: command.name,
      heardBy: heardBy ?? '',
      outcome: outcomeOf(heardBy),
      when: waits ? 'when Redis refuses it (out of memory, or a replica)' : 'when Redis is down',
      others: count(othersOf(command), 'other place'),
    }
    const related = isDirect
      ? []
      : [{ place: command.place, message: `${command.name}, whose failure nobody catches.` }]
    // What runs at an edge, or for one request alone, takes no service down with it.
    const isMild = waits || heardBy !== undefined
    const severity = isMild || HTTP.has(command.library) ? 'warning' : 'error'
    if (each) {
      const about = { ...data, ...each, run: each.run ?? '' }
      return violation(each.run === undefined ? 'eachFunction' : 'each', unheard.place, about, { related, severity })
    }
    violation(kindOf(command, unheard), unheard.place, data, { related, severity })
  },
})
