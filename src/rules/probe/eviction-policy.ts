import { defineRule, type ProbedServer, type ReportViolation } from '../../model'
import { MUST_STAY, reachOf } from '../advice/eviction'
import { whyUnread } from './advice/unread'

type Message = keyof typeof messages
type Report = ReportViolation<Message>

const messages = {
  refusing:
    'The policy is noeviction: when the memory is full, every write fails with `OOM command not allowed when used memory > maxmemory` instead of making room. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
  refusingSessions:
    'The policy is noeviction: when the memory is full, no new session can be written and nobody can log in. Set `maxmemory-policy volatile-lru`, which gives up the sessions that have been idle longest.',
  volatile:
    'The policy is {policy}: only keys with a TTL can be evicted, at the moment {expires} of {keys}. When those are used up, writes fail with OOM. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
  volatileUncounted:
    'The policy is {policy}: only keys with a TTL can be evicted. When those are used up, writes fail with OOM. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
  volatileWithoutTtl:
    'The policy is {policy}, which evicts only keys with a TTL, and none of the {keys} keys has one: it acts as noeviction, and writes fail with OOM when the memory is full. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
  sessionsWithoutTtl:
    'The policy is {policy}, which evicts only keys with a TTL, and none of the {keys} keys has one: it acts as noeviction, and no session can be written when the memory is full. Write sessions with a TTL, or set `maxmemory-policy allkeys-lru`.',
  deleting:
    'The policy is {policy}, but this instance has the role {role}: when the memory is full, {loss}. Set `maxmemory-policy noeviction` and alert on memory; keep caches on an instance of their own.',
  random:
    'The policy is {policy}: it evicts keys that are in constant use as readily as keys that nobody reads. `maxmemory-policy allkeys-lru` (or allkeys-lfu) keeps what is in use.',
  unknownPolicy:
    'The policy `{policy}` is not one that redis-preflight knows, so it cannot tell whether it suits the role {role}. Look it up in the documentation of the server.',
}

function judgeCache(policy: string, { readings }: ProbedServer, violation: Report): void {
  const reach = reachOf(policy)
  if (reach === 'nothing') violation('refusing', null)
  if (reach === 'any-key' && policy.endsWith('-random')) violation('random', null, { policy }, { severity: 'note' })
  if (reach !== 'keys-with-ttl') return
  const { keys = 0, expires = 0 } = readings.keyspace ?? {}
  if (keys > 0 && expires === 0) {
    violation('volatileWithoutTtl', null, { policy, keys })
  } else {
    violation(keys > 0 ? 'volatile' : 'volatileUncounted', null, { policy, keys, expires }, { severity: 'warning' })
  }
}

/** Sessions carry a TTL and may be given up, the idle ones first; a login that cannot be written is worse. */
function judgeSessions(policy: string, { readings }: ProbedServer, violation: Report): void {
  const reach = reachOf(policy)
  const { keys = 0, expires = 0 } = readings.keyspace ?? {}
  if (reach === 'nothing') violation('refusingSessions', null, {}, { severity: 'warning' })
  if (reach === 'keys-with-ttl' && keys > 0 && expires === 0) {
    violation('sessionsWithoutTtl', null, { policy, keys }, { severity: 'warning' })
  }
}

export default defineRule({
  id: 'eviction-policy',
  item: 'memory-policy',
  reads: 'probe',
  severity: 'error',
  since: '0.1.0',
  summary: 'Choose the eviction policy for what the instance keeps.',
  why: 'maxmemory-policy decides what happens when the memory is full. A cache under noeviction (the default of Redis) refuses every write; under volatile-* it does so as soon as no key with a TTL is left. A queue, lock or limiter under any other policy loses jobs, locks or counters, and nobody is told.',
  instead:
    'For a cache `allkeys-lru`, or `allkeys-lfu` where a few keys get most reads. For sessions `volatile-lru` or `allkeys-lru`. For queues (BullMQ asks for it), locks and limiters `noeviction`, on an instance of their own. Tell the role of the probed instance in the config if it is not a cache.',
  links: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://docs.bullmq.io/guide/going-to-production#max-memory-policy',
  ],
  messages,
  each: (evidence) => [evidence],
  check(evidence, { violation, cannot }) {
    const { role, readings } = evidence
    const { policy } = readings.memory
    if (policy === undefined) return cannot(whyUnread(evidence.readings, 'INFO memory', 'maxmemory_policy'))
    const loss = MUST_STAY[role]
    const reach = reachOf(policy)
    // Pub/sub keeps no keys, so there is nothing that any policy could delete or refuse.
    if (role === 'pubsub') return
    if (reach === 'unknown') {
      violation('unknownPolicy', null, { policy, role }, { outcome: 'unsure', severity: 'warning' })
    } else if (loss !== undefined) {
      if (reach !== 'nothing') violation('deleting', null, { policy, role, loss })
    } else if (role === 'session') judgeSessions(policy, evidence, violation)
    else judgeCache(policy, evidence, violation)
  },
})
