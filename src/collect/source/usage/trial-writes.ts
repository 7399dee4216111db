import { type Place, readsValue } from '../../../model'
import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { owningScope } from '../trace/syntax'
import { commonAncestor, exitsBetween, guardsBetween } from './flow'
import type { Guard } from './guard'
import type { KeyReader } from './keys'
import { setFlags } from './set-flags'
import { keyOf, placeOf, type Site } from './site'

const DELETES = /^(?:DEL|UNLINK)$/
/** What another run overwrites or adds to before it deletes the key. A key that is only set where it is new is taken. */
const OVERWRITES = /^(?:SET|GETSET|H(?:M)?SET|[LR]PUSH|SADD|ZADD|JSON\.SET)$/
/** A key that more commands than these are sent to is no mere probe. */
const MOST_TOUCHED = 50
/** Run what they are handed once they have the answer before. */
const AFTER = /^(?:then|finally)$/

/**
 * Finds writes on trial: one constant key that is written, read back and deleted by the same lines, as a health check does.
 * Where the process stops in between, the one entry is overwritten and deleted by the next run, and nobody else reads it.
 */
export class TrialWrites {
  /** What is sent to each constant key; read once a function deletes something after it has written. */
  #byKey: ReadonlyMap<string, readonly Site[]> | undefined
  readonly #deleting: ReadonlySet<ts.Node>

  constructor(
    readonly sites: readonly Site[],
    readonly keys: KeyReader,
    readonly guard: Guard,
  ) {
    const deletes = sites.filter(({ facts }) => DELETES.test(facts.name))
    this.#deleting = new Set(deletes.map(({ sender }) => owningScope(sender)))
  }

  /** Where the key is deleted again; undefined for every other write. */
  deletionAfter(site: Site): Place | undefined {
    const key = keyOf(site)
    if (!key || !OVERWRITES.test(site.facts.name) || setFlags(site, this.keys.tracer).includes('NX')) return undefined
    // Asked first, as it costs least: few functions delete what they write.
    if (!this.#deleting.has(owningScope(site.sender))) return undefined
    const pattern = this.keys.patternOf(key)
    this.#byKey ??= this.#sitesByKey()
    const touching = (pattern !== null && this.#byKey.get(pattern)) || []
    if (touching.length > MOST_TOUCHED) return undefined
    const deletion = touching.find((one) => DELETES.test(one.facts.name) && follows(one, site))
    return deletion && isProbe(site, deletion, touching) ? placeOf(deletion.at) : undefined
  }

  #sitesByKey(): ReadonlyMap<string, readonly Site[]> {
    const byKey = new Map<string, Site[]>()
    for (const site of this.sites) {
      const key = keyOf(site)
      const pattern = key && this.guard.run(site.at, () => this.keys.patternOf(key))
      if (!pattern || pattern.includes('*')) continue
      cached(byKey, pattern, () => []).push(site)
    }
    return byKey
  }
}

/** Whether one command surely runs after another of the same client, as part of the same run. */
function follows(later: Site, first: Site): boolean {
  if (later.at.pos < first.at.pos || later.receiver?.getText() !== first.receiver?.getText()) return false
  const common = commonAncestor(first.sender, later.sender)
  if (guardsBetween(later.sender, common).length > 0) return false
  if (exitsBetween(first.sender, later.sender, common).length > 0) return false
  return [first, later].every(({ sender }) => isInLine(sender, common, first.receiver))
}

/** Whether every function between a command and a node around it runs at once: `retry(() => …)` that is waited for. */
function isInLine(sender: ts.Node, common: ts.Node, receiver: ts.Expression | undefined): boolean {
  for (let at = sender; at !== common && at.parent; at = at.parent) {
    const { parent } = at
    if (!ts.isFunctionLike(at)) continue
    if (!ts.isCallExpression(parent)) return false
    const isWaitedFor = ts.isAwaitExpression(parent.parent) || ts.isReturnStatement(parent.parent)
    if (!isWaitedFor && !runsAfter(parent, receiver)) return false
  }
  return true
}

/** `.then(() => …)`, and the callback of a command of the same client. */
function runsAfter({ expression }: ts.CallExpression, receiver: ts.Expression | undefined): boolean {
  if (!ts.isPropertyAccessExpression(expression)) return false
  return AFTER.test(expression.name.text) || expression.expression.getText() === receiver?.getText()
}

/** Whether the key is read back between the two, not asked for before, and none of anybody else's business. */
function isProbe(write: Site, deletion: Site, touching: readonly Site[]): boolean {
  const scope = owningScope(write.sender)
  const inScope = touching.filter(({ sender }) => owningScope(sender) === scope)
  const before = inScope.filter(({ at }) => at.pos < write.at.pos).sort((one, other) => other.at.pos - one.at.pos)[0]
  if (before && readsValue(before.facts.name)) return false
  const isReadBack = inScope.some((one) => isReading(one) && follows(one, write) && one.at.pos < deletion.at.pos)
  return isReadBack && touching.filter(isReading).every((read) => hasWriteBefore(read, touching))
}

function isReading({ facts }: Site): boolean {
  return readsValue(facts.name)
}

/** Whether a read is of what the lines before it have written. */
function hasWriteBefore(read: Site, touching: readonly Site[]): boolean {
  return touching.some((one) => one.facts.writes && follows(read, one))
}
