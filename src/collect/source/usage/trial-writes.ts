import { type Place, readsValue } from '../../../model'
import { ts } from '../compiler'
import { owningScope } from '../trace/syntax'
import { commonAncestor, exitsBetween, guardsBetween } from './flow'
import type { KeyReader } from './keys'
import { setFlags } from './set-flags'
import { placeOf, type Site } from './site'

const DELETES = /^(?:DEL|UNLINK)$/
/** What another run overwrites or adds to before it deletes the key. A key that is only set where it is new is taken. */
const OVERWRITES = /^(?:SET|GETSET|H(?:M)?SET|[LR]PUSH|SADD|ZADD|JSON\.SET)$/
/** Run what they are handed once they have the answer before. */
const AFTER = /^(?:then|finally)$/

/**
 * Finds writes on trial: one constant key that is written, read back and deleted by the same lines, as a health check does.
 * Where the process stops in between, the one entry is overwritten and deleted by the next run, and nobody else reads it.
 */
export class TrialWrites {
  readonly #deletes: readonly Site[]

  constructor(
    readonly sites: readonly Site[],
    readonly keys: KeyReader,
  ) {
    this.#deletes = sites.filter(({ facts }) => DELETES.test(facts.name))
  }

  /** Where the key is deleted again; undefined for every other write. */
  deletionAfter(site: Site): Place | undefined {
    const key = keyOf(site)
    if (!key || !OVERWRITES.test(site.facts.name) || setFlags(site, this.keys.tracer).includes('NX')) return undefined
    const scope = owningScope(site.sender)
    // Asked first, as it costs least: few functions delete what they write.
    const deletes = this.#deletes.filter((one) => owningScope(one.sender) === scope && follows(one, site))
    if (deletes.length === 0) return undefined
    const pattern = this.keys.patternOf(key)
    if (pattern === null || pattern.includes('*')) return undefined
    const touching = this.#touching(pattern)
    const deletion = deletes.find((one) => touching.includes(one))
    if (!deletion || !isProbe(site, deletion, touching)) return undefined
    return placeOf(deletion.at)
  }

  /** All that is sent to a constant key. */
  #touching(pattern: string): Site[] {
    return this.sites.filter((one) => {
      const key = keyOf(one)
      return key !== undefined && this.keys.patternOf(key) === pattern
    })
  }
}

function keyOf({ args, facts }: Site): ts.Expression | undefined {
  const key = args?.[facts.keyAt]
  return key && !ts.isSpreadElement(key) ? key : undefined
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
