import { ts } from '../compiler'
import { enclosingFunction, memberName, unwrap, withoutAwait } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { connected, isReached, negated } from './flow'

/** Where nothing of this is in a file, nothing in it asks whether it is tested. */
const ASKS = /NODE_ENV|VITEST|JEST_WORKER_ID|\bis_?Test/i
const TESTS = /^tests?(?:ing)?$/i
/** Variables that the runners of tests set. */
const RUNNERS = /^(?:VITEST|JEST)(?:_WORKER_ID)?$/
/** What such conditions are made of; deeper ones are a machine's. */
const MAX_DEPTH = 8

/** Whether a node runs in tests alone: behind `if (process.env.NODE_ENV === 'test')`, or a call that throws outside of them. */
export function runsInTestsOnly(node: ts.Node, tracer: Tracer): boolean {
  const file = node.getSourceFile()
  if (!ASKS.test(file.text)) return false
  const isOutside = (condition: ts.Expression | undefined) => condition && holdsOutside(condition, tracer)
  const reached = isReached(node, file, (condition, runsIf) => {
    const holds = isOutside(condition)
    return holds === undefined ? undefined : holds === runsIf
  })
  return reached === false || isEnsured(node, tracer)
}

/** `ensureTestRedis(client)` before it, in the same function. */
function isEnsured(node: ts.Node, tracer: Tracer): boolean {
  const top = enclosingFunction(node) ?? node.getSourceFile()
  for (let at = node; at !== top && at.parent; at = at.parent) {
    if (ts.isBlock(at.parent) && before(at, at.parent).some((one) => throwsOutside(one, tracer))) return true
  }
  return false
}

/** More statements than a function has that asks at its beginning. */
const MAX_STATEMENTS = 50

function before(at: ts.Node, { statements }: ts.Block): ts.Statement[] {
  return statements.slice(0, MAX_STATEMENTS).filter((one) => one.end <= at.pos)
}

function throwsOutside(statement: ts.Statement, tracer: Tracer): boolean {
  const call = ts.isExpressionStatement(statement) ? withoutAwait(statement.expression) : undefined
  const [target, ...others] = call && ts.isCallExpression(call) ? tracer.functionsOf(call.expression) : []
  if (!target?.body || others.length > 0 || !ts.isBlock(target.body)) return false
  return target.body.statements.slice(0, MAX_STATEMENTS).some((one) => {
    return ts.isIfStatement(one) && isThrow(one.thenStatement) && holdsOutside(one.expression, tracer) === true
  })
}

function isThrow(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement
  return last !== undefined && ts.isThrowStatement(last)
}

/** The truth of a condition where no tests run; undefined where that is not known. */
function holdsOutside(condition: ts.Expression, tracer: Tracer, depth = 0): boolean | undefined {
  const node = unwrap(condition)
  const inner = (one: ts.Expression) => (depth < MAX_DEPTH ? holdsOutside(one, tracer, depth + 1) : undefined)
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return negated(inner(node.operand))
  }
  if (ts.isBinaryExpression(node)) return ofBinary(node, inner, tracer)
  if (RUNNERS.test(memberName(node) ?? '')) return false
  const value = ts.isIdentifier(node) ? initializerOf(node, tracer) : undefined
  return value && inner(value)
}

function ofBinary(
  { left, right, operatorToken: { kind } }: ts.BinaryExpression,
  inner: (one: ts.Expression) => boolean | undefined,
  tracer: Tracer,
): boolean | undefined {
  const isOr = kind === ts.SyntaxKind.BarBarToken
  if (isOr || kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    return connected(isOr, [inner(left), inner(right)])
  }
  const isTest = [left, right].some(isTestName) && [left, right].some((one) => isEnvironment(one, tracer))
  if (!isTest) return undefined
  if (kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken) return false
  return kind === ts.SyntaxKind.ExclamationEqualsEqualsToken || kind === ts.SyntaxKind.ExclamationEqualsToken
    ? true
    : undefined
}

function isTestName(node: ts.Expression): boolean {
  const value = unwrap(node)
  return ts.isStringLiteralLike(value) && TESTS.test(value.text)
}

/** `process.env.NODE_ENV`, or a constant that holds it. */
function isEnvironment(node: ts.Expression, tracer: Tracer): boolean {
  const name = unwrap(node)
  if (memberName(name) === 'NODE_ENV') return true
  const value = ts.isIdentifier(name) ? initializerOf(name, tracer) : undefined
  return value !== undefined && memberName(value) === 'NODE_ENV'
}

/** What a constant is made with. */
function initializerOf(name: ts.Identifier, tracer: Tracer): ts.Expression | undefined {
  const declared = tracer.symbolOf(name)?.valueDeclaration
  const isConstant = declared && ts.isVariableDeclaration(declared) && ts.isVariableDeclarationList(declared.parent)
  if (!isConstant || !(declared.parent.flags & ts.NodeFlags.Const)) return undefined
  return declared.initializer && unwrap(declared.initializer)
}
