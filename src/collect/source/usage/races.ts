import { ts } from '../compiler'
import { importedAs } from '../trace/package-imports'
import { enclosingFunction, type FunctionNode, isWithin, isWrapped, memberName, nodesIn, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/** Packages whose function bounds the promise that it is handed. */
const RACING_PACKAGES = /^(?:p-timeout|promise-timeout|promise\.timeout)$/
/** What makes one of two promises in a race end in time. */
const TIMED = /\bsetTimeout\s{0,5}\(|\bAbortSignal\.timeout\s{0,5}\(/
const CHAINED = /^(?:then|catch|finally)$/

/** Whether the promise of a command is raced against a timer where it is sent, or by the function that it is handed to. */
export function isRaced(sender: ts.Node, tracer: Tracer): boolean {
  const promise = promiseOf(sender)
  const { parent } = promise
  if (ts.isVariableDeclaration(parent)) return isRacedByName(parent, tracer)
  if (ts.isArrayLiteralExpression(parent)) return isRace(unawaited(parent).parent) && isTimed(promise)
  if (!ts.isCallExpression(parent)) return false
  const at = parent.arguments.indexOf(promise as ts.Expression)
  if (at < 0) return false
  if (RACING_PACKAGES.test(importedAs(tracer, parent.expression)?.package ?? '')) return at === 0
  const targets = tracer.functionsOf(parent.expression)
  return targets.length > 0 && targets.every((target) => races(target, at))
}

/** `const reply = client.get(key)`: raced where it is named, and not waited for anywhere else. */
function isRacedByName(declaration: ts.VariableDeclaration, tracer: Tracer): boolean {
  const { name } = declaration
  if (!ts.isIdentifier(name)) return false
  const scope = enclosingFunction(declaration)?.body ?? declaration.getSourceFile()
  const isSame = (node: ts.Node) =>
    ts.isShorthandPropertyAssignment(node.parent) || tracer.symbolOf(node) === tracer.symbolOf(name)
  const isUse = (node: ts.Node) => ts.isIdentifier(node) && node.text === name.text && !isWithin(node, declaration)
  const uses = [...nodesIn(scope)].filter((node) => isUse(node) && isSame(node))
  // `reply.catch(() => {})` only hears of what comes too late.
  const waits = uses.filter((use) => !ts.isExpressionStatement(promiseOf(use).parent))
  return waits.length > 0 && waits.every((use) => isRaced(use, tracer))
}

/** The outermost expression that is the promise: `client.get(key).catch(…)`, one branch of a condition. */
function promiseOf(sender: ts.Node): ts.Node {
  let at = unawaited(sender)
  for (;;) {
    const { parent } = at
    const isLink = ts.isPropertyAccessExpression(parent) && CHAINED.test(parent.name.text)
    if (isLink && ts.isCallExpression(parent.parent) && parent.parent.expression === parent)
      at = unawaited(parent.parent)
    else if (ts.isConditionalExpression(parent) && parent.condition !== at) at = unawaited(parent)
    else return at
  }
}

/** The node in parentheses and casts; what is behind an `await` is no promise any more. */
function unawaited(node: ts.Node): ts.Node {
  let outer = node
  while (isWrapped(outer.parent)) outer = outer.parent
  return outer
}

/** Whether a function races one of its parameters against a timer. */
function races(target: FunctionNode, at: number): boolean {
  const parameter = target.parameters[at]?.name
  if (!parameter || !ts.isIdentifier(parameter) || !target.body || !TIMED.test(target.body.getText())) return false
  for (const node of nodesIn(target.body)) {
    if (!isRace(node)) continue
    const list = node.arguments[0] && unwrap(node.arguments[0])
    if (!list || !ts.isArrayLiteralExpression(list) || list.elements.length < 2) continue
    if (list.elements.some((one) => isNamed(one, parameter.text))) return true
  }
  return false
}

function isNamed(element: ts.Expression, name: string): boolean {
  const node = unwrap(element)
  return ts.isIdentifier(node) && node.text === name
}

function isRace(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || memberName(node.expression) !== 'race') return false
  return ts.isPropertyAccessExpression(node.expression) && memberName(node.expression.expression) === 'Promise'
}

/** Whether the function around a race makes a timer for it. */
function isTimed(node: ts.Node): boolean {
  const around = ts.findAncestor(node, ts.isFunctionLike) ?? node.getSourceFile()
  return TIMED.test(around.getText())
}
