import { defineRule } from '../../model'
import { isStringWrite, isVersion } from './advice/keys'
import { ttlAdvice } from './advice/ttl'
import { clause, doubtCommands, usages } from './advice/usage'

const MEANT_TO_LAST = 'A key that is meant to last goes under `immortal:` in the config.'

export default defineRule({
  id: 'require-ttl',
  item: 'ttl',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Give every key a TTL.',
  why: 'A key without a TTL stays until something deletes it. The code that wrote it is changed or gone long before the key is, memory fills with entries that nobody reads, and then Redis evicts what is needed or refuses writes.',
  instead:
    "Set the TTL in the write itself: `set(key, value, 'EX', seconds)` in ioredis and iovalkey, `{ EX: seconds }` in node-redis, `{ ex: seconds }` in @upstash/redis and @vercel/kv. For counters and collections send EXPIRE for the same key in the same transaction, pipeline or script. A key that is meant to last is named under `immortal:` in the config, or has a comment with the reason on its line. A version that other keys are built from is recognised as one. Missing TTLs on strings are errors, on hashes, lists, sets, sorted sets and streams warnings, since those may be queues or indexes.",
  links: ['https://redis.io/docs/latest/commands/set/', 'https://redis.io/docs/latest/commands/expire/'],
  messages: {
    never: `\`{receiver}\` runs {command} on {key} without a TTL ({because}), so the entry stays until something deletes it: {advice}. ${MEANT_TO_LAST}`,
    sometimes: `\`{receiver}\` runs {command} on {key} and may leave it without a TTL ({because}). On every path, {advice}. ${MEANT_TO_LAST}`,
    unsure: '`{receiver}` may run {command} on {key} without a TTL here ({unsure}). If it does, {advice}.',
  },
  doubt: doubtCommands,
  each: (evidence) => usages(evidence, ({ ttl }) => ttl !== 'not-a-write'),
  check(usage, { violation }) {
    const { name, key, ttl, because, unsure, place, receiver, related } = usage.command
    if (ttl === 'always' || isVersion(usage.command)) return
    const severity = isStringWrite(name) ? 'error' : 'warning'
    const data = {
      receiver,
      command: name,
      key: key === null ? 'a key' : `\`${key}\``,
      because: clause(because) || 'neither an option nor EXPIRE gives it one',
      advice: ttlAdvice(usage),
    }
    if (unsure !== undefined) {
      violation('unsure', place, { ...data, unsure: clause(unsure) }, { severity, related, outcome: 'unsure' })
    } else if (ttl === 'conditional') violation('sometimes', place, data, { severity, related, outcome: 'unsure' })
    else violation('never', place, data, { severity, related })
  },
})
