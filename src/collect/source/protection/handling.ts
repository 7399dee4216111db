import { ts } from '../compiler'
import { type FunctionNode, memberName, unwrap, withoutAwait } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/** What a handler makes of a failure: something else in its stead, the same failure again, or a request that has failed. */
export type Handling = 'answers' | 'throws' | 'fails'

/** Functions that carry a failure on to whoever waits: `next(error)`, `reject(error)`, `callback(error)`. */
const CARRIERS = /^(?:next|reject|rej|callback|cb|done)$/
/** Functions that are known to throw, wherever they come from. */
const THROWERS = /^(?:rethrow|throwError|(?:handle\w{0,30}And)?throw\w{0,30})$/
/** Members of a response that make of it a failed one, with the status as the first argument. */
const STATUS_SETTERS = /^(?:status|code|sendStatus|writeHead|setStatus|throw|status_code|error|fail)$/
const BODY_SETTERS = /^(?:json|text|body|html)$/
const FAILED_STATUS =
  /\b(?:status|statusCode|code|httpStatus)['"]?\s{0,20}[:=]\s{0,20}(?:[45]\d\d\b|\w{0,40}\.(?:BAD_|INTERNAL_|SERVICE_|NOT_|UNAUTH|FORBID|TOO_))/i
const FAILED_CODE =
  /^(?:[45]\d\d|(?:\w{1,40}\.)?(?:(?:HTTP_)?(?:STATUS_)?\d{0,3}_?(?:INTERNAL|SERVICE|BAD|NOT_FOUND|UNAUTH|FORBID|TOO_MANY|GATEWAY)\w{0,40}))$/i
const MAX_DEPTH = 3

/** Reads what `catch` clauses and `.catch()` callbacks do with a failure that they are given. */
export class Handlings {
  constructor(readonly tracer: Tracer) {}

  /** What a `catch` clause does in the end; a throw under a condition leaves the other way open. */
  ofClause({ block }: ts.CatchClause): Handling {
    return this.#ofStatements(block.statements, 0)
  }

  /** What is given to `.catch()`: a function here or elsewhere, `next`, `console.error`. */
  ofCallback(handler: ts.Expression, depth = 0): Handling {
    const node = unwrap(handler)
    if (CARRIERS.test(memberName(node) ?? '')) return memberName(node) === 'next' ? 'fails' : 'throws'
    if (THROWERS.test(memberName(node) ?? '')) return 'throws'
    const [only, ...others] = this.tracer.functionsOf(node)
    return only && others.length === 0 ? this.ofFunction(only, depth) : 'answers'
  }

  /** What a function does that is given a failure. */
  ofFunction({ body }: FunctionNode, depth = 0): Handling {
    if (!body || depth > MAX_DEPTH) return 'answers'
    return ts.isBlock(body) ? this.#ofStatements(body.statements, depth) : this.#ofExpression(body, depth)
  }

  /** What a Node callback `(error, value) => …` does: one that never looks at the error takes it for a miss. */
  ofNodeCallback(callback: FunctionNode): { handling: Handling; at: ts.Node } | undefined {
    const [first] = callback.parameters
    if (!first || !ts.isIdentifier(first.name) || !callback.body) return undefined
    const error = first.name.text
    for (const branch of branchesOn(error, callback.body)) {
      const handling = ts.isExpression(branch) ? this.#ofExpression(branch, 0) : this.#ofStatements(listed(branch), 0)
      if (handling !== 'answers') return { handling, at: branch }
    }
    const carried = carrierOf(error, callback.body)
    return carried && { handling: memberName(carried.expression) === 'next' ? 'fails' : 'throws', at: carried }
  }

  #ofStatements(statements: readonly ts.Statement[], depth: number): Handling {
    for (const statement of statements) {
      const handling = this.#ofStatement(statement, depth)
      if (handling !== undefined) return handling
    }
    return 'answers'
  }

  /** Undefined where the next statement is reached, and nothing is said yet. */
  #ofStatement(statement: ts.Statement, depth: number): Handling | undefined {
    if (ts.isThrowStatement(statement)) return 'throws'
    if (ts.isBlock(statement)) return this.#ofReached(this.#ofStatements(statement.statements, depth))
    if (ts.isReturnStatement(statement)) {
      return statement.expression ? this.#ofExpression(statement.expression, depth) : 'answers'
    }
    if (ts.isExpressionStatement(statement)) return this.#ofReached(this.#ofExpression(statement.expression, depth))
    if (!ts.isIfStatement(statement) || !statement.elseStatement) return undefined
    const branches = [statement.thenStatement, statement.elseStatement].map((one) =>
      this.#ofStatements(listed(one), depth),
    )
    return branches.includes('answers') ? undefined : branches[0]
  }

  #ofReached(handling: Handling): Handling | undefined {
    return handling === 'answers' ? undefined : handling
  }

  #ofExpression(expression: ts.Expression, depth: number): Handling {
    const node = withoutAwait(expression)
    if (ts.isVoidExpression(node)) return this.#ofExpression(node.expression, depth)
    if (ts.isBinaryExpression(node)) return isFailedStatus(node) ? 'fails' : 'answers'
    if (ts.isNewExpression(node)) return answersWithFailure(node) ? 'fails' : 'answers'
    return ts.isCallExpression(node) ? this.#ofCall(node, depth) : 'answers'
  }

  #ofCall(node: ts.CallExpression, depth: number): Handling {
    const name = memberName(node.expression) ?? ''
    const text = name === 'exit' || name === 'reject' ? node.expression.getText() : ''
    if (text === 'process.exit') return 'fails'
    if (text === 'Promise.reject' || THROWERS.test(name)) return 'throws'
    if (CARRIERS.test(name) && node.arguments.length > 0) return handlingOfCarrier(name, node)
    if (answersWithFailure(node)) return 'fails'
    const [only, ...others] = depth < MAX_DEPTH ? this.tracer.functionsOf(node.expression) : []
    return only && others.length === 0 ? this.ofFunction(only, depth + 1) : 'answers'
  }
}

/** `callback(null, fallback)` answers; `next()` goes on without an error. */
function handlingOfCarrier(name: string, { arguments: [first] }: ts.CallExpression): Handling {
  const isNothing = first?.kind === ts.SyntaxKind.NullKeyword || first?.getText() === 'undefined'
  if (isNothing) return 'answers'
  return name === 'next' ? 'fails' : 'throws'
}

/** `ctx.status = 500`. */
function isFailedStatus({ left, operatorToken, right }: ts.BinaryExpression): boolean {
  const isAssigned = operatorToken.kind === ts.SyntaxKind.EqualsToken
  return isAssigned && /^(?:status|statusCode)$/.test(memberName(left) ?? '') && FAILED_CODE.test(right.getText())
}

/** `res.status(500).json(…)`, `reply.code(503)`, `new Response(null, { status: 500 })`, `ctx.throw(500)`. */
function answersWithFailure(call: ts.CallExpression | ts.NewExpression): boolean {
  const [, second] = call.arguments ?? []
  if (second && (isFailedOptions(second) || isFailedBody(call, second))) return true
  for (let at: ts.Expression = call; ts.isCallExpression(at) || ts.isPropertyAccessExpression(at); at = at.expression) {
    if (ts.isCallExpression(at) && setsFailedStatus(at)) return true
  }
  return false
}

function isFailedOptions(options: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(options) && FAILED_STATUS.test(options.getText().slice(0, 500))
}

/** `context.json({ error }, 500)` of Hono. */
function isFailedBody(call: ts.CallExpression | ts.NewExpression, status: ts.Expression): boolean {
  return BODY_SETTERS.test(memberName(call.expression) ?? '') && FAILED_CODE.test(status.getText())
}

function setsFailedStatus({ expression, arguments: [status] }: ts.CallExpression): boolean {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : ''
  return STATUS_SETTERS.test(name) && status !== undefined && FAILED_CODE.test(status.getText())
}

function listed(statement: ts.Node): readonly ts.Statement[] {
  if (ts.isBlock(statement)) return statement.statements
  return ts.isStatement(statement) ? [statement] : []
}

/** What runs where there is an error: `if (err) …`, `err ? … : …`, `if (!err) … else …`. */
function branchesOn(error: string, body: ts.Node): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node) && names(node.expression, error)) {
      found.push(isNegated(node.expression) ? (node.elseStatement ?? node.expression) : node.thenStatement)
    }
    if (ts.isConditionalExpression(node) && names(node.condition, error)) {
      found.push(isNegated(node.condition) ? node.whenFalse : node.whenTrue)
    }
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit)
  }
  visit(body)
  return found
}

function isNegated(condition: ts.Expression): boolean {
  return ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken
}

function names(expression: ts.Node, name: string): boolean {
  if (ts.isIdentifier(expression)) return expression.text === name
  return ts.forEachChild(expression, (child) => names(child, name)) ?? false
}

/** `callback(err, value)`: the error is handed on without a look at it. */
function carrierOf(error: string, body: ts.Node): ts.CallExpression | undefined {
  if (ts.isCallExpression(body) && CARRIERS.test(memberName(body.expression) ?? '')) {
    const [first] = body.arguments
    if (first && ts.isIdentifier(first) && first.text === error) return body
  }
  return ts.isFunctionLike(body) ? undefined : ts.forEachChild(body, (child) => carrierOf(error, child))
}
