import { defineRule } from '../../model'
import { atomicAdvice } from './advice/atomic'
import { keyText } from './advice/keys'
import { clause, doubtCommands, usages } from './advice/usage'

export default defineRule({
  id: 'expire-not-atomic',
  item: 'ttl',
  reads: 'source',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Write a key and give it its TTL in one step.',
  why: 'Between a write and an EXPIRE that waits for its answer the process may be stopped, or the connection break. The key then has no TTL. Where only the call that created the key sends EXPIRE, no later call makes up for it: the lock is never free again, the counter of the rate limiter never starts anew.',
  instead:
    "Let the write carry its TTL (`set(key, value, 'EX', seconds, 'NX')` in ioredis, `{ EX: seconds, NX: true }` in node-redis), or send both in one transaction, pipeline or Lua script. For counters `multi()` with `incr` and `expire(key, seconds, 'NX')` does the same as `if (count === 1)`; EXPIRE takes NX from Redis 7 on. Where every call sends EXPIRE anyway, the next one makes up for one that was lost, and the finding is a note.",
  links: [
    'https://redis.io/docs/latest/commands/expire/',
    'https://redis.io/docs/latest/develop/using-commands/transactions/',
  ],
  messages: {
    once: '`{receiver}` runs {command} on {key}, and {by} follows in a round trip of its own, only where the key is new: if the process stops in between, the key stays for ever and no later call mends that. Instead, {advice}.',
    again:
      '`{receiver}` runs {command} on {key}, and {by} follows in a round trip of its own: if the process stops in between, the key has no TTL until the next call. To be safe, {advice}.',
  },
  doubt: doubtCommands,
  each: (evidence) => usages(evidence, ({ expiring }) => expiring !== undefined),
  check(usage, { violation }) {
    const { name, receiver, place, expiring, ttl, unsure } = usage.command
    if (!expiring || expiring.how === 'together' || ttl !== 'always') return
    const data = {
      receiver,
      command: name,
      key: keyText(usage.command),
      by: clause(expiring.by),
      advice: atomicAdvice(usage, expiring),
    }
    const related = [{ place: expiring.place, message: 'The key gets its TTL here.' }]
    const outcome = unsure === undefined ? 'fail' : 'unsure'
    if (expiring.isOnce) violation('once', place, data, { related, outcome })
    else violation('again', place, data, { related, outcome, severity: 'note' })
  },
})
