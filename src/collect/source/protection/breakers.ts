import type { Breaker } from '../../../model'
import { ts } from '../compiler'
import { importedAs } from '../trace/package-imports'
import { type FunctionNode, holderOf, memberName, outermost, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { placeOf } from '../usage/site'
import type { Users } from './callers'
import { isOwnBreaker } from './own-breakers'

/** A breaker that a function was handed to, and where what it gives back is waited for. */
export interface Shielded {
  readonly breaker: Breaker
  /** Calls that run the function: `breaker.fire()`, `policy.execute(…)`. */
  readonly runs: readonly ts.CallExpression[]
  /** What the breaker itself answers with while it is open. */
  readonly fallback?: ts.Node
}

const PACKAGES =
  /^(?:opossum|cockatiel|mollitia|brakes|@mollitia\/.{1,60}|resilience-typescript|levee|nestjs-resilience|@nestjs-resilience\/.{1,60}|hystrixjs|@connectfit\/.{1,60})$/
const RUNS = ['fire', 'exec', 'execute', 'call', 'run']
/** Parts of a policy that answer in place of what failed. */
const FALLBACK = /\bfallback\s{0,5}\(|\bnew\s+(?:\w{1,40}\.)?Fallback\b|\bFallback\s{0,5}\(/i
const BREAKING = /\bcircuitBreaker\s{0,5}\(|\bBreaker\b|\bConsecutiveBreaker\b|\bSamplingBreaker\b|\bcircuit/i

/** Tells circuit breakers: of libraries, by the package that they are imported from, and hand-made ones by what they do. */
export class Breakers {
  constructor(
    readonly tracer: Tracer,
    readonly users: Users,
  ) {}

  /** What a call that is handed a function makes of it, where it belongs to a breaker. */
  around(call: ts.CallExpression | ts.NewExpression): Shielded | undefined {
    return this.#built(call) ?? this.#executed(call) ?? this.#ofMollitia(call)
  }

  /** The hand-made breaker that a function is, or runs what it is given in. */
  ofFunction(target: FunctionNode): Breaker | undefined {
    const found = isOwnBreaker(target)
    return found ? { place: placeOf(found) } : undefined
  }

  /** `new CircuitBreaker(fn, options)`, `new Brakes(fn)`, `brakes.slaveCircuit(fn)`. */
  #built(call: ts.CallExpression | ts.NewExpression): Shielded | undefined {
    const isMade = ts.isNewExpression(call) || memberName(call.expression) === 'slaveCircuit'
    const library = isMade ? this.#libraryOf(call.expression) : undefined
    if (library === undefined) return undefined
    const holder = holderOf(call)
    const runs = holder ? this.users.callsOn(holder, RUNS) : chainedRuns(call)
    const [fallback] = holder ? this.users.callsOn(holder, ['fallback']) : []
    return { breaker: { library, place: placeOf(call) }, runs, ...(fallback && { fallback }) }
  }

  /** `policy.execute(() => …)` of cockatiel. */
  #executed(call: ts.CallExpression | ts.NewExpression): Shielded | undefined {
    const callee = unwrap(call.expression)
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || !RUNS.includes(callee.name.text))
      return undefined
    for (const origin of this.tracer.originsOf(callee.expression)) {
      const library =
        ts.isCallExpression(origin) || ts.isNewExpression(origin) ? this.#libraryOf(origin.expression) : undefined
      if (library === undefined) continue
      const parts = this.#partsOf(origin, 0)
      if (!parts.some((one) => BREAKING.test(one.getText().slice(0, 500)))) continue
      const fallback = parts.find((one) => FALLBACK.test(one.getText().slice(0, 500)))
      return { breaker: { library, place: placeOf(origin) }, runs: [call], ...(fallback && { fallback }) }
    }
    return undefined
  }

  /** `circuit.fn(read).execute()`. */
  #ofMollitia(call: ts.CallExpression | ts.NewExpression): Shielded | undefined {
    const callee = unwrap(call.expression)
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || callee.name.text !== 'fn')
      return undefined
    const [origin] = [...this.tracer.originsOf(callee.expression)].filter(ts.isNewExpression)
    const library = origin && this.#libraryOf(origin.expression)
    if (!origin || library === undefined) return undefined
    const text = this.#partsOf(origin, 0)
      .map((one) => one.getText().slice(0, 1000))
      .join(' ')
    const breaker = { library, place: placeOf(origin) }
    return { breaker, runs: chainedRuns(call), ...(FALLBACK.test(text) && { fallback: origin }) }
  }

  /** What a policy is put together of: the arguments of `wrap(…)`, the modules in the options of a circuit. */
  #partsOf(node: ts.Node, depth: number): ts.Node[] {
    if (depth > 4) return []
    const inner: ts.Node[] = []
    const visit = (child: ts.Node): void => {
      if (ts.isIdentifier(child) && !isCallee(child)) inner.push(...this.tracer.originsOf(child))
      else if (!ts.isFunctionLike(child)) ts.forEachChild(child, visit)
    }
    const given = ts.isCallExpression(node) || ts.isNewExpression(node) ? (node.arguments ?? []) : []
    given.forEach(visit)
    const parts = inner.filter((one) => one !== node && (ts.isCallExpression(one) || ts.isNewExpression(one)))
    return [node, ...parts.flatMap((one) => this.#partsOf(one, depth + 1))]
  }

  /** The breaker library behind `CircuitBreaker`, `Policy.handleAll().circuitBreaker`, `new Mollitia.Circuit`. */
  #libraryOf(callee: ts.Expression): string | undefined {
    let root = unwrap(callee)
    for (let depth = 0; depth < 10; depth++) {
      const found = importedAs(this.tracer, root)
      if (found) return PACKAGES.test(found.package) ? found.package : undefined
      if (ts.isPropertyAccessExpression(root) || ts.isCallExpression(root)) root = unwrap(root.expression)
      else break
    }
    const origins = ts.isIdentifier(root) ? [...this.tracer.originsOf(root)] : []
    const made = origins.find((one) => ts.isNewExpression(one) || ts.isCallExpression(one))
    return made &&
      made !== callee &&
      (ts.isNewExpression(made) || ts.isCallExpression(made)) &&
      unwrap(made.expression) !== root
      ? this.#libraryOf(made.expression)
      : undefined
  }
}

function isCallee(node: ts.Identifier): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node
}

/** `new CircuitBreaker(fn).fire()`, `circuit.fn(read).execute()`. */
function chainedRuns(call: ts.Node): ts.CallExpression[] {
  const access = outermost(call).parent
  const isRun =
    ts.isPropertyAccessExpression(access) && RUNS.includes(access.name.text) && ts.isCallExpression(access.parent)
  return isRun ? [access.parent as ts.CallExpression] : []
}
