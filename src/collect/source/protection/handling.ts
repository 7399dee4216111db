import { ts } from '../compiler'
import { type FunctionNode, memberName, nodesIn, unwrap, withoutAwait } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { Responses } from './responses'

/**
 * What a handler makes of a failure: something else in its stead, the same failure again, or a request that has failed;
 * unclear where the answer is made out of the failure by a function that is not in sight.
 */
export type Handling = 'answers' | 'throws' | 'fails' | 'unclear'

/** Functions that carry a failure on to whoever waits: `next(error)`, `reject(error)`, `callback(error)`. */
const CARRIERS = /^(?:next|reject|rej|callback|cb|done)$/
/** Those of them by which a promise is rejected; where others are called with a failure, no promise has it any more. */
const REJECTERS = /^rej(?:ect)?$/
/** Functions that are known to throw, wherever they come from. */
const THROWERS = /^(?:rethrow|throwError|(?:handle\w{0,30}And)?throw\w{0,30})$/
/** Functions that write a failure down, or make a value of it; what they give back is no answer to a request. */
const RECORDERS =
  /log|console|sentry|bugsnag|rollbar|captur|report|track|notif|record|metric|warn|debug|trace|^(?:error|info|fatal|print|noop|ignore|emit|err|errAsync|left|failure)$/i
const RESPONSE = /^_?(?:res|resp|response|reply|h|ctx|context|c)$/
const MAX_DEPTH = 3

/** Where statements are read: how far from the `catch`, and the name that the failure has there, where it was handed on. */
interface Reading {
  readonly depth: number
  readonly error?: string
}

/** Reads what `catch` clauses and `.catch()` callbacks do with a failure that they are given. */
export class Handlings {
  readonly responses: Responses
  readonly #unclear = new WeakSet<ts.Node>()

  constructor(readonly tracer: Tracer) {
    this.responses = new Responses(tracer)
  }

  /** What a `catch` clause does in the end; a throw under a condition leaves the other way open. */
  ofClause({ block, variableDeclaration }: ts.CatchClause): Handling {
    return this.#ofStatements(block.statements, readingOf(variableDeclaration?.name, 0))
  }

  /** The call within a handler that makes it unclear what becomes of a failure. */
  unclearIn(handler: ts.Node): ts.Node {
    for (const node of nodesIn(handler)) if (this.#unclear.has(node)) return node
    return handler
  }

  /** What is given to `.catch()`: a function here or elsewhere, `next`, `console.error`. */
  ofCallback(handler: ts.Expression, depth = 0): Handling {
    const node = unwrap(handler)
    const name = memberName(node) ?? ''
    if (CARRIERS.test(name)) return carriedBy(name)
    if (THROWERS.test(name)) return 'throws'
    const [only, ...others] = this.tracer.functionsOf(node)
    return only && others.length === 0 ? this.ofFunction(only, depth) : 'answers'
  }

  /** What a function does that is given a failure. */
  ofFunction({ body, parameters }: FunctionNode, depth = 0, position = 0): Handling {
    if (!body || depth > MAX_DEPTH) return 'answers'
    const reading = readingOf(parameters[position]?.name, depth)
    return ts.isBlock(body) ? this.#ofStatements(body.statements, reading) : this.#ofExpression(body, reading)
  }

  /** What a Node callback `(error, value) => …` does: one that never looks at the error takes it for a miss. */
  ofNodeCallback(callback: FunctionNode): { handling: Handling; at: ts.Node } | undefined {
    const [first] = callback.parameters
    if (!first || !ts.isIdentifier(first.name) || !callback.body) return undefined
    const error = first.name.text
    for (const branch of branchesOn(error, callback.body)) {
      const reading = { depth: 0, error }
      const handling = ts.isExpression(branch)
        ? this.#ofExpression(branch, reading)
        : this.#ofStatements(listed(branch), reading)
      if (handling === 'throws' || handling === 'fails') return { handling, at: branch }
    }
    const carried = carrierOf(error, callback.body)
    return carried && { handling: carriedBy(memberName(carried.expression) ?? ''), at: carried }
  }

  #ofStatements(statements: readonly ts.Statement[], reading: Reading): Handling {
    for (const statement of statements) {
      const handling = this.#ofStatement(statement, reading)
      if (handling !== undefined) return handling
    }
    return 'answers'
  }

  /** Undefined where the next statement is reached, and nothing is said yet. */
  #ofStatement(statement: ts.Statement, reading: Reading): Handling | undefined {
    if (ts.isThrowStatement(statement)) return 'throws'
    if (ts.isBlock(statement)) return this.#ofReached(this.#ofStatements(statement.statements, reading))
    if (ts.isReturnStatement(statement)) {
      return statement.expression ? this.#ofExpression(statement.expression, reading) : 'answers'
    }
    if (ts.isExpressionStatement(statement)) {
      const handling = this.#ofExpression(statement.expression, reading)
      return handling === 'unclear' && !isGivenResponse(statement.expression) ? undefined : this.#ofReached(handling)
    }
    if (!ts.isIfStatement(statement) || !statement.elseStatement) return undefined
    const branches = [statement.thenStatement, statement.elseStatement].map((one) =>
      this.#ofStatements(listed(one), reading),
    )
    return branches.includes('answers') ? undefined : branches[0]
  }

  #ofReached(handling: Handling): Handling | undefined {
    return handling === 'answers' ? undefined : handling
  }

  #ofExpression(expression: ts.Expression, reading: Reading): Handling {
    const node = withoutAwait(expression)
    if (ts.isVoidExpression(node)) return this.#ofExpression(node.expression, reading)
    if (ts.isBinaryExpression(node)) {
      return this.responses.isFailedStatus(node, isForFailure(reading)) ? 'fails' : 'answers'
    }
    if (ts.isNewExpression(node)) return this.responses.areFailed(node, isForFailure(reading)) ? 'fails' : 'answers'
    return ts.isCallExpression(node) ? this.#ofCall(node, reading) : 'answers'
  }

  #ofCall(node: ts.CallExpression, reading: Reading): Handling {
    const name = memberName(node.expression) ?? ''
    const text = name === 'exit' || name === 'reject' ? node.expression.getText() : ''
    if (text === 'process.exit') return 'fails'
    if (text === 'Promise.reject' || THROWERS.test(name)) return 'throws'
    if (CARRIERS.test(name) && node.arguments.length > 0) return handlingOfCarrier(name, node)
    if (this.responses.areFailed(node, isForFailure(reading))) return 'fails'
    return this.#ofHelper(node, reading)
  }

  /** A function that is called in the course of it, which may be given the failure. */
  #ofHelper(node: ts.CallExpression, { depth, error }: Reading): Handling {
    const position = error === undefined ? -1 : node.arguments.findIndex((one) => names(one, error))
    const [only, ...others] = depth < MAX_DEPTH ? this.tracer.functionsOf(node.expression) : []
    if (only && others.length > 0) return 'answers'
    const unseen = position >= 0 && !isRecorder(node) ? 'unclear' : 'answers'
    const handling = only ? this.ofFunction(only, depth + 1, position) : unseen
    if (handling === 'unclear') this.#unclear.add(node)
    return handling
  }
}

function readingOf(error: ts.Node | undefined, depth: number): Reading {
  return { depth, ...(error && ts.isIdentifier(error) && { error: error.text }) }
}

/** In the `catch` itself, and in functions that it hands the failure to: elsewhere a status is that of a usual answer. */
function isForFailure({ depth, error }: Reading): boolean {
  return depth === 0 || error !== undefined
}

/** `logger.error(error)`, `captureException(error)`. */
function isRecorder({ expression }: ts.CallExpression): boolean {
  const callee = unwrap(expression)
  const receiver = ts.isPropertyAccessExpression(callee) ? (memberName(callee.expression) ?? '') : ''
  return RECORDERS.test(memberName(callee) ?? '') || RECORDERS.test(receiver)
}

/** `sendError(response, error)`. */
function isGivenResponse(node: ts.Expression): boolean {
  const call = withoutAwait(node)
  return ts.isCallExpression(call) && call.arguments.some((one) => RESPONSE.test(memberName(one) ?? ''))
}

/** `callback(null, fallback)` answers; `next()` goes on without an error. */
function handlingOfCarrier(name: string, { arguments: [first] }: ts.CallExpression): Handling {
  const isNothing = first?.kind === ts.SyntaxKind.NullKeyword || first?.getText() === 'undefined'
  return isNothing ? 'answers' : carriedBy(name)
}

function carriedBy(name: string): Handling {
  return REJECTERS.test(name) ? 'throws' : 'fails'
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
