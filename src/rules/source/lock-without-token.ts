import { defineRule, type Severity } from '../../model'
import { keyText } from './advice/keys'
import { clause, doubtCommands, usages } from './advice/usage'

export default defineRule({
  id: 'lock-without-token',
  // A lock is lost to the TTL: what goes wrong is that the key expires while its holder still believes in it.
  item: 'ttl',
  reads: 'source',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Release a lock only if it is still your own: compare a token and delete in one step.',
  why: "A lock with a TTL runs out while a slow holder still works, and somebody else takes it. When the first one is done it deletes the key, which is the other one's lock by then, and a third gets in: two of them work at the same time, which is what the lock was for.",
  instead:
    "Write a random token (`crypto.randomUUID()`) as the value, and release with a Lua script: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end`. Libraries such as redlock do both. A mark that is only ever set (a job that runs once, an event that was seen) is no lock and is left alone.",
  links: [
    'https://redis.io/docs/latest/commands/set/#patterns',
    'https://redis.io/docs/latest/develop/clients/patterns/distributed-locks/',
  ],
  messages: {
    unconditional:
      'This lock on {key} is released with {release} whoever holds it{constant}: a holder that ran over its TTL deletes the lock of the next one. {advice}.',
    race: 'This lock on {key} is compared with GET and then released with {release}: it may run out in between, and then the lock of the next holder is deleted{constant}. {advice}.',
    endless:
      'This lock on {key} has no TTL, and is released with {release} whoever holds it{constant}: once it gets the TTL that it needs, a slow holder deletes the lock of the next one. {advice}.',
  },
  doubt: doubtCommands,
  each: (evidence) => usages(evidence, ({ lock }) => lock !== undefined),
  check({ command }, { violation }) {
    const { lock, place, ttl, unsure } = command
    if (!lock) return
    const { constant, release } = lock
    const script =
      "compare and delete in one Lua script: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end`"
    const data = {
      key: keyText(command),
      release: clause(release.command),
      constant: constant === undefined ? '' : `, and every holder writes the same value \`${constant}\``,
      advice:
        constant === undefined
          ? `To release it, ${script}`
          : `Write a random token instead, and to release it ${script}`,
    }
    const related = [{ place: release.place, message: 'The lock is released here.' }]
    const outcome = unsure === undefined ? 'fail' : 'unsure'
    const message = ttl === 'never' ? 'endless' : release.isCompared ? 'race' : 'unconditional'
    const severity: Severity =
      message === 'unconditional' || (message === 'race' && constant !== undefined) ? 'warning' : 'note'
    violation(message, place, data, { related, outcome, severity })
  },
})
