import { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import { elementsOf } from '../trace/elements'
import type { CallLike } from '../trace/index-of-names'
import { readSymbol } from '../trace/read-symbol'
import {
  enclosingFunction,
  type FunctionNode,
  holderOf,
  isWithin,
  nodesIn,
  outermost,
  returnedExpressions,
  unwrap,
  withoutAwait,
} from '../trace/syntax'
import type { Recogniser } from './recognition'

/** Variables of variables, factories of factories. */
const MAX_DEPTH = 8
const CHAINED = /^(?:on|once|addListener|prependListener|prependOnceListener)$/

/**
 * Of a function that builds a new client at each call, the calls whose client has no listener though that of another has:
 * what is attached to one says nothing of the others. Nothing where the function attaches one itself, where its callers
 * share a client, and where it is not certain whose client a listener is attached to.
 *
 * @param receivers what listeners are attached to that may be of this construction
 */
export function unheardCalls(
  construction: ts.Node,
  receivers: readonly ts.Expression[],
  recogniser: Recogniser,
): CallLike[] {
  const calls = new Set(lastCalls(construction, recogniser))
  if (calls.size < 2) return []
  const heard = new Set<ts.Node>()
  for (const receiver of receivers) {
    const made = madeBy(receiver, calls, recogniser)
    if (!made || made.has(construction)) return []
    for (const one of made) heard.add(one)
  }
  const unheard = [...calls].filter((call) => !heard.has(call))
  return unheard.length < calls.size ? unheard.filter((call) => isKept(call, recogniser)) : []
}

/** The calls to which a new client goes: of the function that gives it back or, where that one is passed on, of the next. */
function lastCalls(made: ts.Node, recogniser: Recogniser, depth = 0): CallLike[] {
  const factory = depth > MAX_DEPTH ? undefined : factoryOf(made, recogniser)
  if (!factory) return ts.isCallExpression(made) && depth > 0 ? [made] : []
  return callersOf(recogniser.tracer, factory).calls.flatMap((call) => lastCalls(call, recogniser, depth + 1))
}

/** The function around a new client that gives back this one, or another that is as new; undefined where it may be an old one. */
function factoryOf(made: ts.Node, recogniser: Recogniser): FunctionNode | undefined {
  const owner = enclosingFunction(made)
  if (!owner) return undefined
  const given = returnedExpressions(owner).flatMap((one) => valuesWithin(one, owner, recogniser))
  const isNew = (node: ts.Node) => node === made || recogniser.construction(node) !== undefined
  return given.includes(made) && given.every(isNew) ? owner : undefined
}

/** What an expression may be, as far as the variables of a function tell. */
function valuesWithin(expression: ts.Expression, owner: FunctionNode, recogniser: Recogniser, depth = 0): ts.Node[] {
  const node = withoutAwait(expression)
  const branches = branchesOf(node)
  if (depth > MAX_DEPTH) return [node]
  if (branches) return branches.flatMap((one) => valuesWithin(one, owner, recogniser, depth + 1))
  const symbol = ts.isIdentifier(node) ? recogniser.tracer.symbolOf(node) : undefined
  const declared = symbol?.valueDeclaration
  if (!symbol || !declared || !ts.isVariableDeclaration(declared) || !isWithin(declared, owner)) return [node]
  return valuesOf(symbol, recogniser).flatMap((one) => valuesWithin(one, owner, recogniser, depth + 1))
}

/** The calls, and the constructions, that an expression gets its client from; undefined where that is not certain. */
function madeBy(
  expression: ts.Expression,
  calls: ReadonlySet<ts.Node>,
  recogniser: Recogniser,
  depth = 0,
): ReadonlySet<ts.Node> | undefined {
  const node = withoutAwait(expression)
  if (calls.has(node) || recogniser.construction(node)) return new Set([node])
  const values = depth > MAX_DEPTH ? [] : valuesBehind(node, recogniser)
  const found = values.map((one) => madeBy(one, calls, recogniser, depth + 1))
  if (found.length === 0 || found.includes(undefined)) return undefined
  return new Set(found.flatMap((one) => [...(one ?? [])]))
}

/** One step back; nothing where there is none in sight. */
function valuesBehind(node: ts.Expression, recogniser: Recogniser): readonly ts.Expression[] {
  const { tracer } = recogniser
  const branches = branchesOf(node)
  if (branches) return branches
  if (ts.isCallExpression(node)) {
    const callee = unwrap(node.expression)
    if (ts.isPropertyAccessExpression(callee) && CHAINED.test(callee.name.text)) return [callee.expression]
    return tracer.functionsOf(callee).flatMap(returnedExpressions)
  }
  const symbol = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) ? tracer.symbolOf(node) : undefined
  return symbol ? valuesOf(symbol, recogniser) : []
}

/** The expressions that a variable, a parameter or a field is given, as far as they are in sight. */
function valuesOf(symbol: ts.Symbol, { tracer }: Recogniser): ts.Expression[] {
  const given = (symbol.declarations ?? []).flatMap((one): ts.Node[] => {
    if (ts.isParameter(one)) return callersOf(tracer, one.parent as FunctionNode).argumentsFor(one)
    if (ts.isExportAssignment(one)) return [one.expression]
    if (ts.isVariableDeclaration(one) && !one.initializer && ts.isForOfStatement(one.parent.parent))
      return elementsOf(tracer, one.parent.parent.expression)
    const isGiven = ts.isVariableDeclaration(one) || ts.isPropertyDeclaration(one) || ts.isPropertyAssignment(one)
    return isGiven && one.initializer ? [one.initializer] : []
  })
  const assigned = (tracer.names.assignments.get(symbol.name) ?? [])
    .filter(({ left }) => tracer.symbolOf(unwrap(left)) === symbol)
    .map(({ right }) => right)
  return [...new Set([...given, ...assigned])].filter(ts.isExpression)
}

function branchesOf(node: ts.Expression): readonly ts.Expression[] | undefined {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse]
  if (!ts.isBinaryExpression(node)) return undefined
  const { kind } = node.operatorToken
  if (kind === ts.SyntaxKind.EqualsToken) return [node.right]
  const isChoice = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken
  return isChoice ? [node.left, node.right] : undefined
}

/**
 * Whether a client is put into a variable or a field on which, in its file, methods are called and nothing else: what is
 * handed on may be listened to where no listener is known to be of it.
 */
function isKept(call: CallLike, { tracer }: Recogniser): boolean {
  const holder = holderOf(call)
  const symbol = holder && tracer.symbolOf(holder)
  if (!holder || !symbol) return false
  const uses = [...nodesIn(call.getSourceFile())].filter(ts.isIdentifier).filter((node) => {
    if (node.text !== symbol.name || node === holder || node.parent === holder) return false
    return readSymbol(node, tracer) === symbol
  })
  return uses.every(isOwnUse)
}

/** Declarations, `client.get(…)`, `if (client)`, `client = …`, and exports: other files that import it name the same variable. */
function isOwnUse(node: ts.Identifier): boolean {
  const isField = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
  const at = outermost(isField ? node.parent : node)
  const { parent } = at
  if (ts.isPropertyDeclaration(parent) || ts.isVariableDeclaration(parent)) return parent.name === at
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) return parent.expression === at
  if (ts.isBinaryExpression(parent) && parent.left === at) return true
  return ts.isIfStatement(parent) || ts.isPrefixUnaryExpression(parent) || isExported(at)
}

/** `export { client }`, `export default client`, `module.exports = { client }`, `exports.client = client`. */
function isExported(at: ts.Node): boolean {
  const { parent } = at
  if (ts.isExportSpecifier(parent)) return true
  const isProperty = ts.isShorthandPropertyAssignment(parent) || ts.isPropertyAssignment(parent)
  const whole = isProperty ? parent.parent : at
  const around = whole.parent
  if (ts.isExportAssignment(around)) return true
  return ts.isBinaryExpression(around) && /^(?:module\.)?exports\b/.test(around.left.getText())
}
