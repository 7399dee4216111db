import type { Lock } from '../../../model'
import { ts } from '../compiler'
import { wordsOf } from '../quantities/unit-names'
import { callersOf } from '../trace/callers'
import { enclosingFunction, functionName, isWithin, owningScope, unwrap } from '../trace/syntax'
import { commonAncestor, exitsBetween, guardsBetween, namesIn } from './flow'
import type { KeyReader } from './keys'
import { literalOf } from './literals'
import { setFlags } from './set-flags'
import { placeOf, type Site } from './site'

/** What locks are called. A claim or a reservation may be a mark that an event was seen. */
const LOCK_WORD = /^(?:(?:un)?lock(?:s|ed|er|ing)?|mutex|semaphore|lease|leader)$/
const DELETES = /^(?:DEL|UNLINK)$/

/** Finds where a key that was set with NX is deleted again: a lock and its release. */
export class LockFinder {
  readonly #deletes: readonly Site[]
  readonly #reads: readonly Site[]
  readonly #watches: readonly Site[]

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
  ) {
    this.#deletes = sites.filter(({ facts }) => DELETES.test(facts.name))
    this.#reads = sites.filter(({ facts }) => facts.name === 'GET')
    this.#watches = sites.filter(({ facts }) => facts.name === 'WATCH')
  }

  /** The lock that a command takes; undefined where the key is no lock, or nothing in sight deletes it. */
  of(site: Site): Lock | undefined {
    const { args, facts } = site
    const key = args?.[facts.keyAt]
    const value = args?.[1]
    if (!key || !value || ts.isSpreadElement(key) || ts.isSpreadElement(value) || !this.#isOnlyIfNew(site))
      return undefined
    const releases = this.#deletes.filter((one) => this.#releases(site, key, one))
    // The release that compares nothing is the one that hurts.
    const found = releases.find((one) => !this.#isCompared(one)) ?? releases[0]
    if (!found) return undefined
    const constant = literalOf(this.keys.tracer, value)
    const isConstant = ['string', 'number', 'boolean'].includes(typeof constant) && constant !== 'undefined'
    const { name: command } = found.facts
    return {
      ...(isConstant && { constant: String(constant) }),
      release: { command, place: placeOf(found.at), isCompared: this.#isCompared(found) },
    }
  }

  #isOnlyIfNew(site: Site): boolean {
    return site.facts.name === 'SETNX' || setFlags(site, this.keys.tracer).includes('NX')
  }

  #releases(site: Site, key: ts.Expression, other: Site): boolean {
    const released = keysOf(other).find((one) => this.#isSameKey(site, key, other, one))
    if (!released || isRetraction(other) || this.#isWatched(other)) return false
    const isNamed = [this.keys.patternOf(key) ?? '', key.getText(), released.getText()].some(isLockName)
    if (owningScope(other.sender) !== owningScope(site.sender)) return isNamed || isPair(site, other)
    // `del(key); set(key, …, 'NX')` clears the key for what follows.
    return other.at.getStart() > site.at.getStart() && (isNamed || this.#isReachedAnyway(site, other))
  }

  /** In the same function, or in another of the same class or file with the same pattern. */
  #isSameKey(site: Site, key: ts.Expression, other: Site, otherKey: ts.Expression): boolean {
    if (owningScope(other.sender) === owningScope(site.sender)) {
      return this.keys.identityOf(key) === this.keys.identityOf(otherKey)
    }
    if (homeOf(site.sender) !== homeOf(other.sender)) return false
    const [pattern, released] = [this.keys.patternOf(key), this.keys.patternOf(otherKey)]
    if (pattern !== null && released !== null) return pattern === released
    if (!isPair(site, other) || unwrap(key).getText() !== unwrap(otherKey).getText()) return false
    // Whoever releases may have the key from what was acquired, so that only one of the two is known; or nobody releases.
    return pattern === released || this.#isCalled(other)
  }

  #isCalled({ sender }: Site): boolean {
    const around = enclosingFunction(sender)
    return around !== undefined && callersOf(this.keys.tracer, around).isCalled
  }

  /**
   * What holds the key for the time of some work lets go of it however the work ends. A mark that is taken back in one
   * case only (the work failed, the session is not valid any more) says that something was done.
   */
  #isReachedAnyway(site: Site, release: Site): boolean {
    if (isInFinally(release.sender)) return true
    const common = commonAncestor(site.sender, release.sender)
    const conditions = [...guardsBetween(release.sender, common), ...exitsBetween(site.sender, release.sender, common)]
    return conditions.every(({ condition }) => condition !== undefined && this.#holds(condition, site))
  }

  /** WATCH on the key makes the transaction that deletes it fail when somebody else has changed it. */
  #isWatched(release: Site): boolean {
    const scope = owningScope(release.sender)
    return release.via === 'pipeline' && this.#watches.some((one) => owningScope(one.sender) === scope)
  }

  /** `if ((await redis.get(key)) === token) await redis.del(key)`. */
  #isCompared(release: Site): boolean {
    const scope = owningScope(release.sender)
    const reads = this.#reads.filter((one) => owningScope(one.sender) === scope)
    const guards = guardsBetween(release.sender, commonAncestor(release.sender, scope))
    const conditions = [...guards.map(({ condition }) => condition), ...leavingConditions(scope, release.sender)]
    return conditions.some((condition) => {
      if (!condition || !/[!=]==?/.test(condition.getText())) return false
      return reads.some((read) => this.#holds(condition, read))
    })
  }

  /** Whether a condition asks for what a command has answered. */
  #holds(condition: ts.Expression, read: Site): boolean {
    if (isWithin(read.sender, condition)) return true
    return namesIn(condition).some((name) => {
      const declared = this.keys.tracer.symbolOf(name)?.valueDeclaration
      const value = declared && ts.findAncestor(declared, ts.isVariableDeclaration)?.initializer
      const isParameter = declared && ts.isParameter(declared) && isWithin(declared, read.sender)
      return isParameter === true || (value !== undefined && isWithin(read.sender, value))
    })
  }
}

/** The keys of a DEL: arguments, or an array of them. */
function keysOf({ args = [] }: Site): ts.Expression[] {
  const all = args.flatMap((argument): readonly ts.Expression[] => {
    const node = unwrap(argument)
    return ts.isArrayLiteralExpression(node) ? node.elements : [argument]
  })
  return all.filter((one) => !ts.isSpreadElement(one))
}

/** `if (current !== token) return` before the release, anywhere in the function. */
function leavingConditions(scope: ts.Node, release: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = []
  const visit = (node: ts.Node): void => {
    if (node.pos > release.pos) return
    if (ts.isIfStatement(node) && /\b(?:return|throw|continue)\b/.test(node.thenStatement.getText())) {
      found.push(node.expression)
    }
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(scope, visit)
  return found
}

/** A mark that is taken back only when the work has failed is no lock: it is kept when all goes well. */
function isRetraction(release: Site): boolean {
  const scope = owningScope(release.sender)
  for (let at: ts.Node = release.sender; at !== scope && at.parent; at = at.parent) {
    if (ts.isCatchClause(at)) return true
    const call = at.parent
    const isHandler = ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression)
    if (isHandler && ts.isFunctionLike(at) && call.expression.name.text === 'catch') return true
  }
  return false
}

function isLockName(name: string): boolean {
  return wordsOf(name).some((word) => LOCK_WORD.test(word))
}

/** The class around, or the file. */
function homeOf(node: ts.Node): ts.Node {
  return ts.findAncestor(node, ts.isClassLike) ?? node.getSourceFile()
}

function nameAround(node: ts.Node): string {
  const names: string[] = []
  for (let at = enclosingFunction(node); at; at = enclosingFunction(at)) names.push(functionName(at) ?? '')
  return [...names, ts.findAncestor(node, ts.isClassLike)?.name?.text ?? ''].join(' ')
}

/** `acquire()` and `release()`, or two functions of a lock. */
function isPair(site: Site, release: Site): boolean {
  const [taker, releaser] = [nameAround(site.sender), nameAround(release.sender)]
  if (/(?:^|\s)acquire/.test(taker) && /(?:^|\s)release/.test(releaser)) return true
  return isLockName(taker) && isLockName(releaser)
}

/** In a `finally`, or in the callback of `.finally()`. */
function isInFinally(node: ts.Node): boolean {
  for (let at = node; at.parent && !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at
    if (ts.isTryStatement(parent) && parent.finallyBlock === at) return true
    if (!ts.isFunctionLike(at)) continue
    if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false
    if (parent.expression.name.text === 'finally') return true
  }
  return false
}
