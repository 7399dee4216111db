import { defineRule, type Flush, type SourceEvidence } from '../../model'
import { type FlushUsage, flushAdvice, flushedKeys, flushUsages, unlinkPage } from './advice/flush'
import { clause, doubtCommands } from './advice/usage'

type Fault = 'keys' | 'script' | 'slots' | 'atOnce' | 'transaction' | 'oneByOne'

/** What is worst about a flush; undefined where it goes page by page. */
function faultOf({ flush, find }: FlushUsage): Fault | undefined {
  // One page for each run of a script is what its caller makes of it.
  if (find?.command.via === 'lua') return flush.batching === 'all' ? 'script' : undefined
  if (flush.how === 'keys') return 'keys'
  if (flush.crossesSlots) return 'slots'
  if (flush.batching === 'all') return 'atOnce'
  if (flush.batching === 'transaction') return 'transaction'
  return flush.batching === 'sequential' ? 'oneByOne' : undefined
}

/** Of locks there are few, they are small, and nobody is served by them. */
function cacheFlushes(evidence: SourceEvidence): FlushUsage[] {
  return flushUsages(evidence).filter(({ flush }) => flush.otherPurpose !== 'locks')
}

/** What a flush that asks KEYS does with the answer, where that makes it worse. */
function afterKeys({ batching, deletes: { command }, isSpread }: Flush): string {
  if (batching === 'all') return `, and deletes all that it finds with one ${command}${isSpread ? SPREAD : ''}`
  return batching === 'sequential' ? `, and then waits for one ${command} after the other` : ''
}

/** V8 puts the arguments of a call on the stack: about 120,000 of them exceed it, and the call throws a RangeError. */
const SPREAD = ' (spread over more arguments than a call of JavaScript takes, once they are a hundred thousand)'

/** A set names the keys of one tag, of which there are seldom many. */
function severityOf({ how }: Flush) {
  return how === 'index-set' ? ({ severity: 'note' } as const) : {}
}

export default defineRule({
  id: 'flush-batched',
  item: 'flush-procedure',
  reads: 'source',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Empty the cache page by page: SCAN, then UNLINK.',
  why: 'A cache is flushed when something is wrong already, and with all its keys in it. KEYS, one DEL of everything that was found and a Lua script that does both are one step for the server, in which no other client is answered; one DEL after the other, each waited for, takes so long with a million keys that the wrong entries are served all the while.',
  instead:
    'Page with SCAN and delete each page with UNLINK, which frees the memory in the background. On a cluster the keys of a page are in many slots: send one UNLINK for each through a pipeline of its node. Or build the keys from a version and raise the version, which takes one INCR however many keys there are.',
  links: [
    'https://redis.io/docs/latest/commands/scan/',
    'https://redis.io/docs/latest/commands/unlink/',
    'https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#multi-key-operations',
  ],
  messages: {
    keys: '`{name}` looks for the keys to delete ({keys}) with KEYS{after}: a flush runs when something is wrong already, and this one makes every other client wait for it. Instead, {advice}.',
    script:
      '`{name}` finds and deletes {keys} inside of a Lua script, which is one step for the server: no other client is answered before the last key is gone. Instead, {advice}.',
    slots:
      '`{name}` deletes several keys of a cluster ({keys}) with one {command}: they are in different slots, and the server refuses the command (CROSSSLOT). Instead, {advice}.',
    atOnce:
      '`{name}` collects every key that {find} finds ({keys}) and deletes them with one {command}{spread}: the server answers nobody else until all of them are gone. Instead, {advice}.',
    transaction:
      '`{name}` puts one {command} for every key that {find} finds ({keys}) into one transaction, which the server runs in one step: it answers nobody else until all of them are gone. Instead, {advice}.',
    oneByOne:
      '`{name}` waits for the answer to one {command} before it sends the next ({keys}): with a million keys that is a million round trips, and what is wrong in the cache is served meanwhile. Instead, {advice}.',
    unlink:
      '`{name}` deletes {keys} with DEL, which frees the memory of the keys before the server answers anybody else; UNLINK frees it in the background: {advice}.',
    unsure: '`{name}` may empty a part of Redis ({because}), and not page by page. If it does, {advice}.',
  },
  doubt: doubtCommands,
  each: cacheFlushes,
  check(usage, { violation }) {
    const { flush } = usage
    const { name, deletes, finds, unsure } = flush
    const fault = faultOf(usage)
    const keys = flushedKeys(flush)
    const related = finds ? [{ place: finds.place, message: `${finds.command} finds the keys here.` }] : []
    const details = { related, ...severityOf(flush) }
    if (!fault) {
      const isPlainDel = deletes.command === 'DEL' && flush.batching !== undefined && unsure === undefined
      if (!isPlainDel) return
      const isCall = flush.batching === 'page' && usage.find?.command.via !== 'lua'
      const advice = isCall ? unlinkPage(flush) : 'send UNLINK in its place'
      violation('unlink', deletes.place, { name, keys, advice }, { severity: 'note', related })
      return
    }
    const advice = flushAdvice(usage)
    if (unsure !== undefined) {
      violation('unsure', deletes.place, { name, because: clause(unsure), advice }, { ...details, outcome: 'unsure' })
      return
    }
    const { command } = deletes
    const find = finds?.command ?? ''
    const data = { name, keys, command, find, advice, after: afterKeys(flush), spread: flush.isSpread ? SPREAD : '' }
    violation(fault, deletes.place, data, details)
  },
})
