import { defineRule } from '../../model'
import { scanAdvice } from './advice/scan'
import { clause, doubtCommands, usages } from './advice/usage'

const HARM: Readonly<Record<string, string>> = {
  FLUSHALL: 'deletes every key of every database on the server, whoever wrote it',
  FLUSHDB: 'deletes every key of the database, whoever wrote it',
}

export default defineRule({
  id: 'no-flush',
  item: 'no-flush',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Do not run FLUSHALL or FLUSHDB in application code.',
  why: 'A flush deletes the keys of every service on the server: sessions, queues and locks with the cache. Every reader then misses at the same moment, and the database behind the cache takes the whole load at once.',
  instead:
    "Delete this service's own keys: page with SCAN and delete with UNLINK, or build keys from a version and raise the version. A full flush is an operator's act: keep it in a script under `scripts/` or `bin/`, where this rule allows it, or in a runbook. What runs only where `NODE_ENV` is `test` is allowed as well.",
  links: ['https://redis.io/docs/latest/commands/flushall/', 'https://redis.io/docs/latest/commands/unlink/'],
  messages: {
    found:
      "`{receiver}` runs {command}, which {harm}. Delete this service's own keys instead ({advice}, and UNLINK what it finds), or raise a version that is part of every key; a full flush belongs in a script under `scripts/` or in a runbook.",
    unsure:
      "`{receiver}` may run {command} here ({because}), which {harm}. If it does, delete this service's own keys instead: {advice}, and UNLINK what it finds.",
  },
  doubt: doubtCommands,
  each: (evidence) => usages(evidence),
  check(usage, { violation }) {
    const { name, place, receiver, unsure, related, operator } = usage.command
    const harm = HARM[name]
    if (harm === undefined || operator) return
    const data = { receiver, command: name, harm, advice: scanAdvice(usage) }
    if (unsure === undefined) violation('found', place, data, { related })
    else violation('unsure', place, { ...data, because: clause(unsure) }, { related, outcome: 'unsure' })
  },
})
