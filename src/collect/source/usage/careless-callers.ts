import { ts } from 'ts-morph'
import type { Related } from '../../../model'
import { callersOf } from '../trace/callers'
import type { CallLike } from '../trace/index-of-names'
import { enclosingFunction, type FunctionNode } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { namesIn } from './flow'
import { placeOf, type Site } from './site'

const MOST = 5

/**
 * Where a write has a TTL only if its wrapper is given one: the calls that give none. They are the places to mend, and
 * nothing in the wrapper shows them.
 */
export function callersWithoutTtl(tracer: Tracer, site: Site): Related[] {
  const wrapper = enclosingFunction(site.sender)
  if (!wrapper) return []
  return wrapper.parameters.flatMap((parameter, at) => {
    if (!ts.isIdentifier(parameter.name) || !isOptional(parameter) || !decidesAboutTtl(tracer, wrapper, parameter))
      return []
    const name = parameter.name.text
    return callersOf(tracer, wrapper)
      .calls.filter((call) => passesNothing(call, at))
      .slice(0, MOST)
      .map((call) => ({ place: placeOf(call.expression), message: `This caller passes no \`${name}\`.` }))
  })
}

function isOptional(parameter: ts.ParameterDeclaration): boolean {
  return parameter.questionToken !== undefined || (parameter.initializer === undefined && parameter.type === undefined)
}

/** Every write of a wrapper asks about the same parameters. */
const decisive = new WeakMap<ts.ParameterDeclaration, boolean>()

function decidesAboutTtl(tracer: Tracer, wrapper: FunctionNode, parameter: ts.ParameterDeclaration): boolean {
  const known = decisive.get(parameter) ?? isTestedOrNamed(tracer, wrapper, parameter)
  decisive.set(parameter, known)
  return known
}

/** Whether the parameter is tested in a condition of the wrapper or is itself called something like a TTL. */
function isTestedOrNamed(tracer: Tracer, wrapper: FunctionNode, parameter: ts.ParameterDeclaration): boolean {
  if (/ttl|expir|seconds|millis|^ex$|^px$|maxage/i.test(parameter.name.getText())) return true
  const symbol = tracer.symbolOf(parameter.name)
  let isTested = false
  const visit = (node: ts.Node): void => {
    const condition = ts.isIfStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined
    if (condition && namesIn(condition).some((name) => tracer.symbolOf(name) === symbol)) isTested = true
    ts.forEachChild(node, visit)
  }
  if (wrapper.body) visit(wrapper.body)
  return isTested
}

function passesNothing(call: CallLike, at: number): boolean {
  const args = call.arguments ?? []
  if (args.slice(0, at + 1).some(ts.isSpreadElement)) return false
  const passed = args[at]
  return passed === undefined || passed.getText() === 'undefined'
}
