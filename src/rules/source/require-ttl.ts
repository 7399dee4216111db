import { type Command, defineRule, type Related, type Severity, type SourceEvidence } from '../../model'
import { trimOf } from './advice/growth'
import { isShort, isStringWrite, isVersion, keyText, NAMED, patternsOf } from './advice/keys'
import { queueAdvice, takersOf } from './advice/queues'
import { boundedAdvice, ttlAdvice } from './advice/ttl'
import { clause, doubtCommands, type Usage, usages } from './advice/usage'

/** A write, and how to bound its key where that is a queue. */
interface Write extends Usage {
  readonly asQueue: string | undefined
  /** What counts the key up that this one counts down, and gives it a TTL. */
  readonly countedBy: Command | undefined
  /** What keeps the one collection short that is written to, wherever that is done. */
  readonly trimmedBy: Command | undefined
}

function writes(evidence: SourceEvidence): Write[] {
  const takers = takersOf(evidence.commands)
  const counts = timedCounts(evidence.commands)
  return usages(evidence, ({ ttl }) => ttl !== 'not-a-write').map((usage) => {
    const { name, key } = usage.command
    const countedBy = key !== null && COUNTS_DOWN.test(name) ? counts.get(key) : undefined
    const trimmedBy = trimOf(usage.command, evidence.commands)
    return { ...usage, asQueue: queueAdvice(usage.command, takers), countedBy, trimmedBy }
  })
}

const COUNTS_UP = /^INCR(?:BY)?$/
const COUNTS_DOWN = /^DECR(?:BY)?$/

/** What counts with a TTL, by the key, as far as its pattern says which counter it is. */
function timedCounts(commands: readonly Command[]): ReadonlyMap<string, Command> {
  return new Map(
    commands.flatMap((one) => {
      const { key, name, ttl } = one
      const isCount = COUNTS_UP.test(name) && ttl === 'always' && key !== null && /[^*:._-]/.test(key)
      return isCount ? [[key, one] as const] : []
    }),
  )
}

function isBounded({ command, asQueue }: Write): boolean {
  if (command.ttl === 'always' || isVersion(command)) return true
  // Where some path lets a counter of ids expire, the ids need not last either.
  if (command.givesIds && command.ttl === 'conditional') return true
  // A queue that is worked off and cut to a length stays short, and its key goes with the last element.
  return asQueue !== undefined && command.elements === 'trimmed'
}

/** Collections may be meant to last, and one counter of ids is. */
function severityOf({ command, countedBy, trimmedBy }: Write): Severity {
  if (countedBy) return 'warning'
  if (command.givesIds) return command.key?.includes('*') ? 'warning' : 'note'
  if (command.deletedAgain || isShort(command) || trimmedBy || isReplaced(command)) return 'note'
  return isStringWrite(command.name) ? 'error' : 'warning'
}

/** What is built anew and put in the place of one constant key: there is never more than one, nor more in it than was built. */
function isReplaced({ renamed }: Command): boolean {
  return typeof renamed?.key === 'string' && !renamed.key.includes('*')
}

/** How to say that a key is meant to last: by its pattern, where there is one to name. */
function lastingAdvice(command: Command): string {
  const { key, via } = command
  if (patternsOf(command).some((one) => NAMED.test(one))) return 'goes under `immortal:` in the config'
  const comment = `${via === 'lua' ? '--' : '//'} redis-preflight-ignore-next-line require-ttl -- reason`
  const why = key === null ? 'its pattern is not known here' : `\`${key}\` would be the pattern of most other keys, too`
  return `gets the comment \`${comment}\` on the line before, since ${why}`
}

/** What a write without a TTL is part of: the message that says so, its words, and the places that show it. */
interface Story {
  readonly message: 'sequence' | 'takenBack' | 'tried' | 'renamed' | 'never'
  readonly words?: Readonly<Record<string, string>>
  readonly shown: readonly Related[]
}

function storyOf({ command, countedBy, trimmedBy }: Write): Story {
  const { givesIds, deletedAgain, renamed } = command
  if (givesIds) return { message: 'sequence', shown: [] }
  if (countedBy) {
    const counter = { place: countedBy.place, message: 'The key is counted up, and gets its TTL, here.' }
    return { message: 'takenBack', words: { other: countedBy.name }, shown: [counter] }
  }
  if (deletedAgain) {
    return { message: 'tried', shown: [{ place: deletedAgain, message: 'The key is deleted here.' }] }
  }
  if (renamed) {
    const target = renamed.key === null ? 'another key' : `\`${renamed.key}\``
    const rename = { place: renamed.place, message: 'The key is renamed here.' }
    return { message: 'renamed', words: { target }, shown: [rename] }
  }
  const trim = trimmedBy && { place: trimmedBy.place, message: `${trimmedBy.name} keeps it short here.` }
  return { message: 'never', shown: trim ? [trim] : [] }
}

function adviceFor(write: Write): string {
  if (write.command.givesIds) return KEEP_COUNTING
  if (write.trimmedBy) return boundedAdvice(write.command.name)
  return write.asQueue ?? ttlAdvice(write)
}

/** An EXPIRE would set the counter back. */
const KEEP_COUNTING =
  'leave it without one, since its answer becomes an id, and a count that starts anew gives out ids that are taken'

export default defineRule({
  id: 'require-ttl',
  item: 'ttl',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Give every key a TTL.',
  why: 'A key without a TTL stays until something deletes it. The code that wrote it is changed or gone long before the key is, memory fills with entries that nobody reads, and then Redis evicts what is needed or refuses writes.',
  instead:
    "Set the TTL in the write itself: `set(key, value, 'EX', seconds)` in ioredis and iovalkey, `{ EX: seconds }` in node-redis, `{ ex: seconds }` in @upstash/redis and @vercel/kv. For counters and collections send EXPIRE for the same key in the same transaction, pipeline or script. A key that is meant to last is named under `immortal:` in the config, or has a comment with the reason on its line. A version that other keys are built from is recognised as one, and a counter whose answers become ids is a note. Missing TTLs on strings are errors, on hashes, lists, sets, sorted sets and streams warnings, since those may be queues or indexes. One constant key that the same lines write, read back and delete, as a health check does, is a note: there is never more than one entry. So is one constant list, sorted set or stream that is kept short by LTRIM, ZREMRANGEBYRANK or XTRIM, and what the same lines build and RENAME then puts in the place of one constant key.",
  links: ['https://redis.io/docs/latest/commands/set/', 'https://redis.io/docs/latest/commands/expire/'],
  messages: {
    never:
      '`{receiver}` runs {command} on {key} without a TTL ({because}), so the entry stays until something deletes it: {advice}. A key that is meant to last {lasting}.',
    sometimes:
      '`{receiver}` runs {command} on {key} and may leave it without a TTL ({because}). On every path, {advice}. A key that is meant to last {lasting}.',
    takenBack:
      '`{receiver}` runs {command} on {key} without a TTL. {other} gives this key one where it counts up, but where that runs out before the count is taken back, {command} creates the key anew, below zero and without a TTL. To be safe, {advice}. A key that is meant to last {lasting}.',
    renamed:
      '`{receiver}` runs {command} on {key} without a TTL, and RENAME puts it in the place of {target}, which so has none either. Where that is meant to last, as an index is that is built anew, name it under `immortal:` in the config. Else send EXPIRE for it before the RENAME, which takes the TTL along.',
    tried:
      '`{receiver}` runs {command} on {key} without a TTL, and the lines after it delete the key again: if the process stops in between, this one entry stays until the next run. To be safe, {advice}.',
    sequence:
      '`{receiver}` runs {command} on {key} without a TTL, and should not have one: its answer becomes an id, and a count that starts anew gives out ids that are taken. Such a counter {lasting}.',
    unsure: '`{receiver}` may run {command} on {key} without a TTL here ({unsure}). If it does, {advice}.',
  },
  doubt: doubtCommands,
  each: writes,
  check(usage, { violation }) {
    const { name, ttl, because, unsure, place, receiver, related } = usage.command
    if (isBounded(usage)) return
    const severity = severityOf(usage)
    const data = {
      receiver,
      command: name,
      key: keyText(usage.command),
      because: clause(because) || 'neither an option nor EXPIRE gives it one',
      advice: adviceFor(usage),
      lasting: lastingAdvice(usage.command),
    }
    if (unsure !== undefined) {
      violation('unsure', place, { ...data, unsure: clause(unsure) }, { severity, related, outcome: 'unsure' })
    } else if (ttl === 'conditional') violation('sometimes', place, data, { severity, related, outcome: 'unsure' })
    else {
      const { message, words, shown } = storyOf(usage)
      violation(message, place, { ...data, ...words }, { severity, related: [...related, ...shown] })
    }
  },
})
