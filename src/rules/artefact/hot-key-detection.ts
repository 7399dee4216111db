import {
  type ArtefactEvidence,
  count,
  defineRule,
  type Evidence,
  type HotKeyCheck,
  hotKeyChecksIn,
  listSome,
} from '../../model'
import {
  type CacheReads,
  cacheReads,
  cheapestWay,
  harmlessChecks,
  isLfu,
  type KnownPolicy,
  knownPolicies,
  placeOfReads,
} from './advice/hot-keys'
import { doubtUnread } from './advice/unread'

/** A check that only some servers can answer, or the repository as a whole. */
type Thing =
  | { readonly check: HotKeyCheck; readonly policies: readonly KnownPolicy[]; readonly isAll: boolean }
  | {
      readonly reads: CacheReads
      readonly checks: readonly HotKeyCheck[]
      readonly policies: readonly KnownPolicy[]
      readonly unread: string | undefined
    }

function thingsIn(evidence: ArtefactEvidence, all: Evidence): Thing[] {
  const policies = knownPolicies(evidence, all)
  const special = hotKeyChecksIn(all).filter(({ needsLfu, isCostly }) => needsLfu || isCostly)
  const checks = harmlessChecks(evidence, all)
  const jobs = special.map((check) => ({ check, policies, isAll: checks.length === 0 }))
  if (all.source.status !== 'collected') return jobs
  const reads = cacheReads(all.source.value)
  const unread = doubtUnread('hot-keys')(evidence)
  const whole = { reads, checks, policies, unread }
  return reads.commands.length + reads.libraries.length > 0 ? [...jobs, whole] : jobs
}

function ofOthers(libraries: readonly string[]): string {
  const one = libraries.length === 1
  return `${listSome(libraries)} ${one ? 'is' : 'are'} published for services elsewhere, which look for hot keys themselves`
}

export default defineRule({
  id: 'hot-key-detection',
  item: 'hot-keys',
  reads: 'artefact',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Have something that shows hot keys, or takes the edge off them.',
  why: 'All uses of one key go to one thread of one node, on a cluster as well. Traffic on a single key grows unseen until that thread is busy, and then every other key of the node is slow too; whoever is on call sees a busy server and not which key does it.',
  instead:
    'Run `redis-cli --hotkeys` in a scheduled job (it needs `maxmemory-policy allkeys-lfu` or `volatile-lfu`) or, from Redis 8.6 on, `HOTKEYS START` and `HOTKEYS GET`, which need no policy. Or count reads by the prefix of the key in the metrics of the service. Or take the edge off: keep what everybody reads in the memory of the process for a few seconds (`lru-cache`, two tiers of cache-manager, the client-side cache of node-redis), or spread one key over several copies of which each reader takes one at random. What counts is found by the structure of the code around the reads; a cache in the process that is asked only after Redis has missed spares the database and not the key.',
  links: [
    'https://redis.io/docs/latest/develop/tools/cli/#monitoring-redis-commands',
    'https://redis.io/docs/latest/commands/hotkeys/',
    'https://redis.io/docs/latest/develop/reference/eviction/#lfu-eviction',
    'https://redis.io/docs/latest/develop/clients/nodejs/connect/#connect-using-client-side-caching',
  ],
  messages: {
    none: 'Nothing in the repository shows a hot key or takes the edge off one: no job with `redis-cli --hotkeys`, no count of reads by key, no cache in the process in front of Redis. {reads} in the source {go} to it directly, and all uses of one key go to one thread of one node. The cheapest way here: {advice}.',
    notLfu:
      '{what} fails here: Redis counts how often keys are used under an LFU policy only, and it is {policy} ({by}). Set `maxmemory-policy allkeys-lfu`, or use `HOTKEYS START` and `HOTKEYS GET` of Redis 8.6, which need none.',
    costly:
      '{what} makes the server send every command to one more client, which can halve its throughput, just when a key is hot. Use `redis-cli --hotkeys` under an LFU policy, or `HOTKEYS` of Redis 8.6.',
  },
  each: thingsIn,
  check(thing, { violation, cannot }) {
    if ('reads' in thing) {
      const { reads, checks, policies, unread } = thing
      if (checks.length > 0) return
      if (unread !== undefined) return cannot(`nothing was found that shows hot keys, but ${unread}`)
      const number = reads.commands.length
      if (number === 0) return cannot(ofOthers(reads.libraries))
      const data = {
        reads: count(number, 'read'),
        go: number === 1 ? 'goes' : 'go',
        advice: cheapestWay(reads, policies),
      }
      return violation('none', placeOfReads(reads), data)
    }
    const { check, policies, isAll } = thing
    const { place, what } = check
    if (check.isCostly) {
      violation('costly', place, { what }, { severity: 'note' })
      // A way that is advised against is no reason for a pass.
      return isAll ? cannot(`nothing but ${what} looks for hot keys`) : undefined
    }
    const [policy] = policies
    if (!policy) return cannot(`${what} needs an LFU policy, and nothing in sight says which policy the server has`)
    if (!policies.some(isLfu)) violation('notLfu', place, { what, policy: policy.name, by: policy.by })
  },
})
