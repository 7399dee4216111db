import type { TtlVerdict } from '../../../model'
import { excerptOf } from '../excerpt'
import { isWrite } from './action'
import { COMPUTED } from './command-call'
import type { Guard, Program } from './program'
import type { Reason, Record, Site, Tally } from './record'
import { rangeOf } from './tree'

/** What is said of one command. */
export interface Verdict {
  readonly ttl: TtlVerdict
  readonly because: string
  readonly unsure?: string
  /** The call that gives the key its TTL, or removes it. */
  readonly by?: Site
}

/** Weighs what the runs found of one command. `complete` is false where the script was too costly to follow. */
export function verdictOf(site: Site, record: Record, program: Program, complete: boolean): Verdict {
  if (site.name === COMPUTED) {
    return {
      ttl: 'not-a-write',
      because: 'the command is not known',
      unsure: 'the name of the command is computed in the script',
    }
  }
  const { absent, present } = site
  if (site.name.startsWith('RENAME')) {
    if (!complete) return unfollowed(site, record)
    if (absent.bad || present.bad)
      return never(site, record, program, 'the key that is renamed has no TTL, and its new name gets none')
  }
  if (!isWrite(site.name) || site.action?.writes.length === 0) {
    return { ttl: 'not-a-write', because: `${site.name} creates no key` }
  }
  if (site.own.size === 1 && site.own.has('yes')) return { ttl: 'always', because: ownReason(site) }
  if (!complete) return unfollowed(site, record)
  const verdict = weigh(site, record, program)
  return site.action?.path === 'unknown' ? doubtful(site, verdict) : verdict
}

/** What was weighed as the change of a document that is there may as well create one. */
function doubtful(site: Site, verdict: Verdict): Verdict {
  if (verdict.ttl === 'always') return verdict
  const because = `${site.name} creates the key only where its path is the root, and its path is not constant`
  return { ...verdict, ttl: 'conditional', because, unsure: because }
}

function ownReason({ name, action }: Site): string {
  const option = action?.option
  if (option === undefined || option === name) return `${name} sets a TTL itself`
  return option === 'KEEPTTL'
    ? `${name} with KEEPTTL keeps the TTL of the key`
    : `${name} sets a TTL itself, with ${option}`
}

function unfollowed(site: Site, record: Record): Verdict {
  const setter = settersOf(site, record)[0]
  return {
    ttl: setter ? 'conditional' : 'never',
    because: setter
      ? `${setter.name} on the same key stands elsewhere in the script`
      : 'nothing in the script gives this key a TTL',
    unsure: 'the script is too large to follow all of its paths',
    ...(setter && { by: setter }),
  }
}

function weigh(site: Site, record: Record, program: Program): Verdict {
  const { tallies, isAnew, isExisting } = deciding(site)
  // The TTL that a key had before the script is lost with the key.
  const good = new Map(tallies.flatMap((tally) => [...tally.good]).filter(([reason]) => !isAnew || reason !== 'kept'))
  const leak = tallies.map((tally) => tally.leak).find((name) => name !== null)
  if (!tallies.some((tally) => tally.bad)) {
    if (good.size === 0) return untouched(site)
    return isExisting ? existing(site, good, record) : always(site, good, program)
  }
  const otherwise = isAnew ? lossOf(site) : undefined
  const verdict = good.size > 0 ? mixed(site, good, record, program) : never(site, record, program, otherwise)
  if (leak) return { ...verdict, unsure: `the key is handed to \`${leak}\`, which is not in this script` }
  if (site.uncalled)
    return { ...verdict, unsure: `\`${site.uncalled}\` is called from outside this script, which may set the TTL` }
  return verdict
}

/** The assumptions about the key that say what becomes of its TTL. */
function deciding({ action, absent, present, emptied }: Site) {
  const drops = action?.keepsTtl === false
  const isReachedWithoutKey = absent.bad || absent.good.size > 0
  if (isReachedWithoutKey) return { tallies: drops ? [absent, present] : [absent], isAnew: false, isExisting: false }
  const isAnew = !drops && isCreating(emptied)
  return { tallies: [isAnew ? emptied : present], isAnew, isExisting: !drops && !isAnew }
}

/** Whether the command does more than to keep the TTL that its key had before the script. */
function isCreating({ bad, good }: Tally): boolean {
  return bad || [...good.keys()].some((reason) => reason !== 'kept')
}

/** No path reached the command with its key in mind. */
function untouched(site: Site): Verdict {
  if (site.action?.onlyExisting) {
    const what = site.action.path ? 'a path within a document' : `${site.name} with XX`
    return { ttl: 'not-a-write', because: `${what} creates no key` }
  }
  return {
    ttl: 'never',
    because: 'nothing in the script gives this key a TTL',
    unsure: 'no path through the script leads here',
  }
}

const WORDS: { readonly [reason in Reason]: (by: string) => string } = {
  own: (by) => `${by} sets a TTL itself`,
  kept: () => 'the key got its TTL earlier in the script, and this command keeps it',
  expire: (by) => `${by} on the same key in the same script`,
  rewritten: (by) => `${by} later in the script writes the same key with a TTL`,
  deleted: () => 'deleted later in the same script',
  renamed: () => 'deleted later in the same script: it is renamed',
}

function always(site: Site, good: ReadonlyMap<Reason, Site>, program: Program): Verdict {
  const [reason, by] = [...good].find(([each]) => each !== 'own') ?? [...good][0] ?? (['own', site] as const)
  const guard = program.guards.get(by.call)
  const isOwn = guard !== undefined && guard.branch !== program.guards.get(site.call)?.branch && reason === 'expire'
  const when = isOwn ? `, whenever this command creates the key (${worded(guard, program)})` : ''
  return { ttl: 'always', because: WORDS[reason](by.name) + when, ...(by !== site && { by }) }
}

/** How the key may have been lost before the command runs, where elements are taken out of it. */
function lossOf({ emptied: { by } }: Site): string | undefined {
  if (!by?.action?.shrinks.length) return undefined
  return `${by.name} before it may take the last element, and Redis deletes the key with it and its TTL`
}

/** The command runs only where the key exists, and keeps the TTL that the key has. */
function existing(site: Site, good: ReadonlyMap<Reason, Site>, record: Record): Verdict {
  const because = 'runs only when the key exists, and keeps the TTL it has'
  const by =
    [...good.values()].find((other) => other !== site) ?? settersOf(site, record).find((other) => other !== site)
  return { ttl: by ? 'always' : 'not-a-write', because, ...(by && { by }) }
}

function mixed(site: Site, good: ReadonlyMap<Reason, Site>, record: Record, program: Program): Verdict {
  const other = [...good].find(([reason]) => reason !== 'own')
  if (other === undefined) {
    const because = site.own.has('unknown')
      ? `an argument of ${site.name} is not constant and may be a TTL option, or none`
      : `${site.action?.option ?? 'the TTL option'} is among the arguments on some paths only`
    const isOpen = site.own.has('unknown') && !site.own.has('no')
    return { ttl: 'conditional', because, ...(isOpen && { unsure: `the options of ${site.name} are computed` }) }
  }
  const [reason, by] = other
  if (reason === 'kept')
    return { ttl: 'conditional', because: 'the key got a TTL earlier in the script on some paths only', by }
  if (reason === 'deleted') {
    // On the other paths nothing bounds the key: a delete that may not come is no TTL.
    return { ttl: 'never', because: onSomePaths(by, record, program, 'of the same key').because, by }
  }
  return { ...onSomePaths(by, record, program, 'on the same key'), by }
}

function onSomePaths(by: Site, record: Record, program: Program, does: string): Verdict {
  const guard = program.guards.get(by.call)
  if (guard === undefined) return { ttl: 'conditional', because: `${by.name} ${does} is not reached on every path` }
  const isNever = !guard.isElse && record.neverEqual.has(rangeOf(guard.condition)[0])
  const note = isNever ? ', which compares a number with a string and is never true' : ''
  return { ttl: 'conditional', because: `${by.name} ${does} runs only ${worded(guard, program)}${note}` }
}

/** No path gives the key a TTL behind this command; if the script does so elsewhere, that is told. */
function never(
  site: Site,
  record: Record,
  program: Program,
  otherwise = 'nothing in the script gives this key a TTL',
): Verdict {
  const setters = settersOf(site, record).filter((setter) => setter !== site)
  const [by] = setters
  if (by === undefined) return { ttl: 'never', because: otherwise }
  const isBefore =
    by.offset < site.offset && program.guards.get(by.call)?.branch === program.guards.get(site.call)?.branch
  if (!isBefore) return { ...onSomePaths(by, record, program, 'on the same key'), by }
  if (site.action?.keepsTtl === false)
    return { ttl: 'never', because: `${site.name} drops the TTL that ${by.name} has set before`, by }
  return {
    ttl: 'conditional',
    because: `${by.name} runs before the write, and does nothing to a key that is not there yet`,
    by,
  }
}

function settersOf(site: Site, record: Record): readonly Site[] {
  return [...site.keys.keys()].flatMap((key) => [...(record.setters.get(key) ?? [])])
}

/** `if \`count == 1\`` */
function worded({ condition, isElse }: Guard, program: Program): string {
  const short = excerptOf(program.text.slice(...rangeOf(condition)))
  return isElse ? `where \`${short}\` does not hold` : `if \`${short}\``
}
