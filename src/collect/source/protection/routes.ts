import { ts } from '../compiler'
import type { CallLike } from '../trace/index-of-names'
import { type FunctionNode, memberName, outermost } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { placeOf } from '../usage/site'
import { isBackground, isTimer, runsLater } from './background'
import { Breakers } from './breakers'
import { type Use, Users } from './callers'
import { reachedBy } from './conditions'
import { Failures } from './failures'
import { handlerHeldBy, heldBy, isMadeOnce, isTried, makerOf } from './holders'
import { isContinuing } from './known-callees'
import { alike, badness, called, type Fate, isSettled, joined, OPEN, ownerOf, type Passage, UNCALLED } from './passage'
import { requestHandler, routedBy, routedByProperty } from './requests'
import { after, distinct, elsewhere, hopName, isAtHandler, type Route, request, unknown } from './route'

type Owner = FunctionNode | ts.SourceFile

/** Functions that call functions that call functions: deeper ones are not followed. */
const MAX_DEPTH = 12
const MAX_HOPS = 6
/** Questions of one run; a repository that asks more is told as not followed. */
const MAX_STEPS = 60_000

/**
 * Finds who waits for a function, and what becomes of its failure on the way there. What it answers does not depend on what
 * it was asked before.
 */
export class Routes {
  readonly users: Users
  readonly failures: Failures
  readonly breakers: Breakers
  readonly #known = new Map<ts.Node, readonly Route[]>()
  /** What was cut short somewhere on the way: it stands where the question begins, and may go on where another leads to it. */
  readonly #cutShort = new Map<ts.Node, readonly Route[]>()
  readonly #active = new Set<ts.Node>()
  #steps = 0
  #cuts = 0

  constructor(readonly tracer: Tracer) {
    this.users = new Users(tracer)
    this.failures = new Failures(tracer)
    this.breakers = new Breakers(tracer, this.users)
  }

  /** The routes of a failure that arrives at the edge of a function. */
  along({ fate, leaves }: Passage): Route[] {
    return after(fate, this.of(leaves))
  }

  /**
   * The routes of a failure at a node, along calls that come to it where there are such: of a function that reads a cache only
   * if it is asked for an `id`, one that is asked for something else shows no way to the read.
   */
  alongTo(node: ts.Node, passage: Passage): Route[] {
    const { fate, leaves } = passage
    const isMet = ts.isSourceFile(leaves) ? undefined : reachedBy(node, leaves)
    if (ts.isSourceFile(leaves) || !isMet) return this.along(passage)
    const met = this.#within(leaves, () => this.#find(leaves, isMet))
    return [...after(fate, met), ...this.along(passage)]
  }

  #within(owner: Owner, find: () => Route[]): Route[] {
    this.#active.add(owner)
    try {
      return find()
    } finally {
      this.#active.delete(owner)
    }
  }

  /** The routes from a function upwards, one for each end and fate. */
  of(owner: Owner): readonly Route[] {
    if (ts.isSourceFile(owner)) return [{ end: 'elsewhere', fate: OPEN, hops: [] }]
    const isFirst = this.#active.size === 0
    const known = this.#known.get(owner) ?? (isFirst ? this.#cutShort.get(owner) : undefined)
    if (known) return known
    if (this.#isCut(owner)) return this.#active.has(owner) ? [] : [unknown()]
    const before = this.#cuts
    const found = this.#within(owner, () => this.#find(owner))
    if (this.#cuts === before) this.#known.set(owner, found)
    else if (isFirst) this.#cutShort.set(owner, found)
    return found
  }

  /** Whether a way ends at a function because it has been there, leads too far or takes too long. */
  #isCut(owner: Owner): boolean {
    const isCut = this.#active.has(owner) || this.#active.size > MAX_DEPTH || ++this.#steps > MAX_STEPS
    if (isCut) this.#cuts++
    return isCut
  }

  #find(owner: FunctionNode, isMet?: (call: CallLike) => boolean): Route[] {
    const breaker = this.breakers.ofFunction(owner)
    const found = this.#routes(owner, isMet)
    return distinct(breaker ? found.map((one) => ({ ...one, fate: { ...one.fate, breaker } })) : found)
  }

  #routes(owner: FunctionNode, isMet?: (call: CallLike) => boolean): Route[] {
    const handler = requestHandler(owner)
    if (handler !== undefined) return [request(handler, owner)]
    const uses = this.users.of(owner).filter(({ how, call }) => !isMet || (how === 'called' && isMet(call)))
    const routes = uses.flatMap((use) => this.#ofUse(use, owner))
    if (routes.length > 0 || isMet) return routes
    const holder = outermost(owner).parent
    if (isTried(holder)) return after({ isLost: true }, [unknown()])
    const routed = routedByProperty(holder)
    if (routed !== undefined) return [request(routed, owner)]
    const isInvoked = ts.isCallExpression(holder) && holder.expression === outermost(owner)
    if (isInvoked) return this.#through(this.failures.ofPromise(holder), holder)
    const made = this.#made(owner, owner, UNCALLED)
    return made.length > 0 ? made : [isBackground(owner) ? elsewhere() : unknown()]
  }

  /** Of a function that another one makes and gives back: what becomes of it where that one is called. */
  #made(node: ts.Node, owner: FunctionNode, fate: Fate): Route[] {
    const maker = makerOf(node)
    if (!maker || this.#isCut(maker)) return []
    const calls = this.users.callsOf(maker).filter(ts.isCallExpression)
    return this.#within(maker, () => calls.flatMap((call) => this.#ofResult(call, owner, fate)))
  }

  #ofUse(use: Use, owner: FunctionNode): Route[] {
    if (use.how === 'called') return this.#through(this.failures.ofPromise(use.call), use.call)
    if (use.how === 'told') return this.#through(this.failures.ofNodeCallback(use.call) ?? [], use.call)
    return this.#handed(use.call, use.argument, owner)
  }

  /** The routes of what leaves a call, with the call as a hop. */
  #through(passages: readonly Passage[], call: ts.Node): Route[] {
    const hop = { place: placeOf(call), message: `${hopName(call)} is called here.` }
    return passages.flatMap((passage) =>
      this.along(passage).map((route) => ({ ...route, hops: [...route.hops, hop].slice(-MAX_HOPS) })),
    )
  }

  #handed(call: ts.CallExpression | ts.NewExpression, argument: ts.Expression, owner: FunctionNode): Route[] {
    const shielded = this.breakers.around(call)
    if (shielded) return this.#shielded(shielded)
    const handler = routedBy(call as ts.CallExpression, argument)
    if (handler !== undefined) return [request(handler, owner)]
    const name = memberName(call.expression) ?? ''
    if (ts.isNewExpression(call)) {
      if (name === 'Promise') return this.#through(this.failures.ofPromise(call), call)
      return [runsLater(call) ? elsewhere() : unknown()]
    }
    if (name === 'forEach') return this.#through(this.failures.ofPromise(call, { dropped: [call] }), call)
    if (isContinuing(name)) return this.#passed(this.failures.ofPromise(call))
    return this.#ofWrapper(call, argument, owner)
  }

  /** Behind a breaker: what it is run by, with its fallback. */
  #shielded({ breaker, runs, fallback }: NonNullable<ReturnType<Breakers['around']>>): Route[] {
    const fate: Fate = { breaker, ...(fallback && { guard: fallback }) }
    const routes = runs.flatMap((run) => this.#through(this.failures.ofPromise(run, fallback ? fate : OPEN), run))
    const found: readonly Route[] = routes.length > 0 ? routes : [unknown()]
    return found.map((route) => ({ ...route, fate: joined(fate, route.fate) }))
  }

  /** A function that is handed to one of the repository's own, or of a package that is not here. */
  #ofWrapper(call: ts.CallExpression, argument: ts.Expression, owner: FunctionNode): Route[] {
    const wrappers = this.tracer.functionsOf(call.expression)
    if (wrappers.length === 0 && isTimer(call)) return after({ dropped: [call] }, [elsewhere()])
    if (wrappers.length === 0 && runsLater(call)) return [elsewhere()]
    const breaker = wrappers.map((wrapper) => this.breakers.ofFunction(wrapper)).find(Boolean)
    const results = this.failures.resultsOf(call, argument, UNCALLED)
    const fates = results.sort((one, other) => badness(other) - badness(one)).map((fate) => ({ fate }))
    const [worst = { fate: OPEN }, ...others] = alike(fates)
    // What is dropped somewhere is a fault of its own, whatever becomes of the rest.
    return [worst, ...others.filter(({ fate }) => fate.dropped)].flatMap(({ fate }) =>
      this.#ofResult(call, owner, breaker ? { ...fate, breaker } : fate),
    )
  }

  /** What a wrapper gives back fails as its argument does: a promise, or a function that somebody else calls. */
  #ofResult(call: ts.CallExpression, owner: FunctionNode, fate: Fate): Route[] {
    const { parent } = outermost(call)
    // Whatever a wrapper of a handler makes of a failure, it has no answer to the request but an error.
    const { through: _, ...known } = fate
    if (ts.isCallExpression(parent) && parent.expression !== outermost(call)) {
      const handler = routedBy(parent, outermost(call))
      if (handler !== undefined) return after(known, [request(handler, owner)])
      if (ts.isSourceFile(ownerOf(call))) {
        const routes = this.#handed(parent, outermost(call) as ts.Expression, owner)
        return routes.flatMap((route) => after(isAtHandler(route) ? known : fate, [route]))
      }
    }
    const holder = heldBy(parent)
    if (!holder || !isMadeOnce(parent)) return this.#ofValue(call, owner, fate)
    const handler = handlerHeldBy(parent, holder)
    if (handler !== undefined) return after(known, [request(handler, owner)])
    const routes = ts.isIdentifier(holder) ? this.users.ofName(holder).flatMap((use) => this.#ofUse(use, owner)) : []
    return after(called(fate), routes.length > 0 ? routes : [isBackground(owner) ? elsewhere() : unknown()])
  }

  /** What a wrapper gives back within a function: one that is given on, or the promise of one call. */
  #ofValue(call: ts.CallExpression, owner: FunctionNode, fate: Fate): Route[] {
    const made = fate.isUncalled ? this.#made(call, owner, fate) : []
    if (made.length > 0) return made
    return isSettled(fate)
      ? after(fate, this.#passed(this.failures.ofPromise(call)))
      : this.#passed(this.failures.ofPromise(call, fate))
  }

  #passed(passages: readonly Passage[]): Route[] {
    return passages.flatMap((passage) => this.along(passage))
  }
}
