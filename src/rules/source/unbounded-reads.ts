import { type Command, defineRule, type SourceEvidence } from '../../model'
import { collectionOf, type Growth, growthOf } from './advice/growth'
import { pageAdvice } from './advice/pages'
import { doubtCommands, type Usage, usages } from './advice/usage'

/** A read of a whole collection, with what makes that collection grow. */
interface WholeRead {
  readonly usage: Usage
  readonly growth: Growth | undefined
}

function wholeReads(evidence: SourceEvidence): WholeRead[] {
  const reads = usages(evidence, isJudged)
  return reads.map((usage) => ({ usage, growth: growthOf(usage.command, evidence.commands) }))
}

/** A script of an operator reads what it has to, and what may not be Redis is not worth a remark. */
function isJudged({ elements, operator, unsure }: Command): boolean {
  return elements === 'all-read' && !operator && unsure === undefined
}

export default defineRule({
  id: 'unbounded-reads',
  item: 'scan-not-keys',
  reads: 'source',
  severity: 'note',
  since: '0.1.0',
  summary: 'Read a collection that only grows in pages, or bound it.',
  why: 'HGETALL, SMEMBERS and LRANGE 0 -1 cost as much as the collection is long, like KEYS: the server answers no other client meanwhile, and the reply is held in memory as a whole, there and in the service. With a hundred elements nobody notices. A collection to which every request adds and from which nothing takes has a hundred thousand some day.',
  instead:
    'Page with HSCAN and SSCAN (`hscanStream()` and `sscanStream()` in ioredis, `hScanIterator()` and `sScanIterator()` in node-redis), read ranges of lists and sorted sets, give XRANGE a COUNT. Or bound the collection where it is written: LTRIM, ZREMRANGEBYRANK, MAXLEN, a TTL. A hash with fields that the code names does not grow, and is never reported; nor is a key that any command in sight may delete, trim or expire.',
  links: [
    'https://redis.io/docs/latest/commands/hgetall/',
    'https://redis.io/docs/latest/commands/smembers/',
    'https://redis.io/docs/latest/commands/scan/',
  ],
  messages: {
    grows:
      '`{receiver}` runs {command} on all of `{key}`, a {type} that only grows: {by} adds to it, and nothing in the source takes elements away or gives the key a TTL. The longer it is, the longer every other client waits. Instead, {advice}.',
    loop: '`{receiver}` runs {command} on all of `{key}` in a loop, a {type} to which {by} adds without a bound: every other client waits for each pass. Instead, {advice}.',
  },
  doubt: doubtCommands,
  each: wholeReads,
  check({ usage, growth }, { violation }) {
    if (!growth) return
    const { receiver, name, key, place, isRepeated } = usage.command
    if (!growth.isOnlyUp && !isRepeated) return
    const data = {
      receiver,
      command: name,
      key: key ?? '',
      type: collectionOf(name),
      by: growth.by.name,
      advice: pageAdvice(usage),
    }
    const related = [{ place: growth.by.place, message: `${growth.by.name} adds to it here.` }]
    violation(growth.isOnlyUp ? 'grows' : 'loop', place, data, { related })
  },
})
