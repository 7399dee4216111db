import { ts } from '../compiler'
import { memberOf } from './members'
import { type FunctionNode, isFunctionNode, memberName, returnedExpressions, unwrap } from './syntax'
import type { Origins, Tracing } from './tracing'

/** Programs of programs; nobody nests them deeper. */
const MAX_DEPTH = 8
const NOTHING: Origins = new Set()

/** Steps of a program of Effect that are handed its value. */
const STEPS = /^(?:flatMap|map|andThen|tap)$/

/** What `yield* program` gives, where the program is one of Effect (effect.website); the node itself where that is not known. */
export function yieldedBy(tracer: Tracing, node: ts.YieldExpression): Origins {
  const found = node.asteriskToken && node.expression ? givenBy(tracer, node.expression, 0) : NOTHING
  return found.size > 0 ? found : new Set([node])
}

/** What a step in a pipe is handed: `made.pipe(Effect.flatMap((client) => …))`; undefined for a call that is none. */
export function pipedInto(tracer: Tracing, step: ts.CallExpression): Origins | undefined {
  const { parent } = step
  const isStep = STEPS.test(nameInEffect(step) ?? '') && ts.isCallExpression(parent)
  const pipe = isStep ? pipeOf(parent) : undefined
  const at = pipe ? pipe.steps.indexOf(step) : -1
  return pipe && at >= 0 ? afterSteps(tracer, pipe.from, pipe.steps.slice(0, at), 0) : undefined
}

/** What a program gives that stands behind an expression. */
function givenBy(tracer: Tracing, program: ts.Expression, depth: number): Origins {
  if (depth > MAX_DEPTH) return NOTHING
  return union(
    [...tracer.originsOf(program)].filter(ts.isCallExpression).map((call) => ofCall(tracer, call, depth + 1)),
  )
}

function ofCall(tracer: Tracing, call: ts.CallExpression, depth: number): Origins {
  const pipe = pipeOf(call)
  if (pipe) return afterSteps(tracer, pipe.from, pipe.steps, depth)
  const [first] = call.arguments
  if (!first) return NOTHING
  switch (nameInEffect(call)) {
    case 'succeed':
      return tracer.originsOf(first)
    case 'sync':
    case 'promise':
    case 'try':
    case 'tryPromise':
      return tracer.union(makersOf(tracer, first).flatMap(returnedExpressions))
    case 'gen':
      return tracer.union(call.arguments.flatMap((one) => tracer.functionsOf(one)).flatMap(returnedExpressions))
    case 'acquireRelease':
      return givenBy(tracer, first, depth)
    default:
      return NOTHING
  }
}

/** `Effect.sync(() => new Redis())`, `Effect.tryPromise({ try: () => connect(), catch: … })`. */
function makersOf(tracer: Tracing, argument: ts.Expression): FunctionNode[] {
  const node = unwrap(argument)
  if (!ts.isObjectLiteralExpression(node)) return tracer.functionsOf(argument)
  return [...memberOf(tracer, node, 'try')].filter(isFunctionNode)
}

function afterSteps(tracer: Tracing, from: ts.Expression, steps: readonly ts.Expression[], depth: number): Origins {
  return steps.reduce((value, step) => afterStep(tracer, value, unwrap(step), depth), givenBy(tracer, from, depth))
}

function afterStep(tracer: Tracing, value: Origins, step: ts.Expression, depth: number): Origins {
  const [argument] = ts.isCallExpression(step) ? step.arguments : []
  const name = ts.isCallExpression(step) ? nameInEffect(step) : nameOfMember(step)
  const returned = () => (argument ? tracer.functionsOf(argument).flatMap(returnedExpressions) : [])
  switch (name) {
    case 'flatMap':
    case 'andThen':
      return union(returned().map((one) => givenBy(tracer, one, depth)))
    case 'map':
      return tracer.union(returned())
    case 'as':
      return argument ? tracer.originsOf(argument) : NOTHING
    case 'asVoid':
      return NOTHING
    default:
      return value
  }
}

/** `program.pipe(step, step)`: what it begins with, and its steps. */
function pipeOf({ expression, arguments: steps }: ts.CallExpression) {
  const callee = unwrap(expression)
  const isPipe = ts.isPropertyAccessExpression(callee) && callee.name.text === 'pipe'
  return isPipe ? { from: callee.expression, steps: [...steps] } : undefined
}

function nameInEffect({ expression }: ts.CallExpression): string | undefined {
  return nameOfMember(unwrap(expression))
}

function nameOfMember(node: ts.Expression): string | undefined {
  return ts.isPropertyAccessExpression(node) && memberName(node.expression) === 'Effect' ? node.name.text : undefined
}

function union(all: readonly Origins[]): Origins {
  return new Set(all.flatMap((one) => [...one]))
}
