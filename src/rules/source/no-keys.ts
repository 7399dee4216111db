import { defineRule } from '../../model'
import { scanAdvice } from './advice/scan'
import { clause, doubtCommands, usages } from './advice/usage'

export default defineRule({
  id: 'no-keys',
  item: 'scan-not-keys',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Do not run KEYS in application code.',
  why: 'KEYS visits every key of the database in one step, and the server answers no other client meanwhile: with a few million keys that is seconds in which every request of every service waits.',
  instead:
    'Page with SCAN: `scanStream()` in ioredis and iovalkey, `scanIterator()` in node-redis, a loop over `scan(cursor, …)` in @upstash/redis, @vercel/kv and valkey-glide. On a cluster, page through every primary. In a Lua script SCAN does not help, since a script blocks the server until it ends: find the keys before it runs and pass them in.',
  links: ['https://redis.io/docs/latest/commands/keys/', 'https://redis.io/docs/latest/commands/scan/'],
  messages: {
    found:
      '`{receiver}` runs KEYS, which visits every key of the database in one step while every other client waits. Instead, {advice}.',
    unsure:
      '`{receiver}` may run KEYS here ({because}), which blocks the server while it visits every key. If it does, {advice}.',
  },
  doubt: doubtCommands,
  each: (evidence) => usages(evidence),
  check(usage, { violation }) {
    const { name, place, receiver, unsure, related } = usage.command
    if (name !== 'KEYS') return
    const advice = scanAdvice(usage)
    if (unsure === undefined) violation('found', place, { receiver, advice }, { related })
    else violation('unsure', place, { receiver, advice, because: clause(unsure) }, { related, outcome: 'unsure' })
  },
})
