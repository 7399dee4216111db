import { ts } from '../compiler'
import { memberName, unwrap, valueSymbol } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/** Members of a response that make of it a failed one, with the status as the first argument. */
const STATUS_SETTERS = /^(?:status|code|sendStatus|writeHead|setStatus|throw|status_code|error|fail)$/
const BODY_SETTERS = /^(?:json|text|body|html)$/
const SENDERS = /^(?:json|jsonp|send|end)$/
/** What a body has that says whether the request has failed. */
const FAILURE = /^(?:error|err|errors|errorMessage)$/
const SUCCESS = /^(?:success|ok)$/
const NOTHING = /^(?:false|null|undefined|''|"")$/
const STATUS_NAME = /^(?:status|statusCode|httpStatus)$/
const FAILED_STATUS =
  /\b(?:status|statusCode|code|httpStatus)['"]?\s{0,20}[:=]\s{0,20}(?:[45]\d\d\b|\w{0,40}\.(?:BAD_|INTERNAL_|SERVICE_|NOT_|UNAUTH|FORBID|TOO_))/i
const FAILED_CODE =
  /^(?:[45]\d\d|(?:\w{1,40}\.)?(?:(?:HTTP_)?(?:STATUS_)?\d{0,3}_?(?:INTERNAL|SERVICE|BAD|NOT_FOUND|UNAUTH|FORBID|TOO_MANY|GATEWAY)\w{0,40}))$/i
const FINE_CODE = /^[123]\d\d$|(?:^|[._])(?:OK|CREATED|ACCEPTED|NO_CONTENT|SUCCESS|FOUND|NOT_MODIFIED)$/i
/** What answers a request, by its name or that of its class. */
const RESPONSE = /^_?(?:res|resp|reply|h|ctx|context|c|set)$|response$/i

/**
 * Tells whether an answer says that the request has failed: by a status that is written out, by a body that says so, or,
 * where it is given because of a failure, by a status that is computed: `{ status: isKnown ? 400 : 500 }`,
 * `res.status(error.status)`.
 */
export class Responses {
  constructor(readonly tracer: Tracer) {}

  /** `ctx.status = 500`. */
  isFailedStatus({ left, operatorToken, right }: ts.BinaryExpression, isForFailure: boolean): boolean {
    const isAssigned = operatorToken.kind === ts.SyntaxKind.EqualsToken
    if (!isAssigned || !/^(?:status|statusCode)$/.test(memberName(left) ?? '')) return false
    if (FAILED_CODE.test(right.getText())) return true
    return isForFailure && isOfResponse(left) && this.#isComputed(right)
  }

  /** `res.status(500).json(…)`, `reply.code(503)`, `new Response(null, { status: 500 })`, `ctx.throw(500)`. */
  areFailed(call: ts.CallExpression | ts.NewExpression, isForFailure: boolean): boolean {
    const [, second] = call.arguments ?? []
    if (second && (isFailedOptions(second) || isFailedBody(call, second))) return true
    if (saysFailed(call)) return true
    if (second && isForFailure && this.#hasComputedStatus(call, second)) return true
    for (
      let at: ts.Expression = call;
      ts.isCallExpression(at) || ts.isPropertyAccessExpression(at);
      at = at.expression
    ) {
      if (ts.isCallExpression(at) && this.#setsFailedStatus(at, isForFailure)) return true
    }
    return false
  }

  /** `Response.json(body, { status })`, `context.json(body, status)`. */
  #hasComputedStatus(call: ts.CallExpression | ts.NewExpression, second: ts.Expression): boolean {
    const isMade = ts.isNewExpression(call) && RESPONSE.test(memberName(call.expression) ?? '')
    const isSent = BODY_SETTERS.test(memberName(call.expression) ?? '') && isOfResponse(call.expression)
    if (!isMade && !isSent) return false
    if (!ts.isObjectLiteralExpression(second)) return isSent && this.#isComputed(second)
    return second.properties.some((one) => {
      if (!one.name || !STATUS_NAME.test(one.name.getText())) return false
      if (ts.isPropertyAssignment(one)) return this.#isComputed(one.initializer)
      return ts.isShorthandPropertyAssignment(one) && this.#isComputed(one.name)
    })
  }

  #setsFailedStatus({ expression, arguments: [status] }: ts.CallExpression, isForFailure: boolean): boolean {
    const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : ''
    if (!STATUS_SETTERS.test(name) || status === undefined) return false
    if (FAILED_CODE.test(status.getText())) return true
    const isStatus = /^(?:status|code|sendStatus|writeHead|setStatus)$/.test(name)
    return isForFailure && isStatus && isOfResponse(expression) && this.#isComputed(status)
  }

  /** A status that may be a failure: none that is written out as a fine one, and none that somebody else answered with. */
  #isComputed(status: ts.Expression, depth = 0): boolean {
    const node = unwrap(status)
    const text = node.getText()
    if (FAILED_CODE.test(text)) return true
    if (FINE_CODE.test(text) || ts.isStringLiteralLike(node) || ts.isObjectLiteralExpression(node)) return false
    const value = ts.isIdentifier(node) && depth < 3 ? this.#valueOf(node) : undefined
    if (value) return this.#isComputed(value, depth + 1)
    const root = rootOf(node)
    const answer = root && root !== node && ts.isIdentifier(root) ? this.#valueOf(root) : undefined
    return !ts.isAwaitExpression(unwrap(answer ?? node))
  }

  /** What a constant is declared as; the whole of what it is taken out of: `const { status } = describe(error)`. */
  #valueOf(name: ts.Identifier): ts.Expression | undefined {
    const declared = valueSymbol(this.tracer.checker, name)?.valueDeclaration
    const holder = declared && ts.isBindingElement(declared) ? declared.parent.parent : declared
    return holder && ts.isVariableDeclaration(holder) ? holder.initializer : undefined
  }
}

/** `res.status`, `ctx.response.status`, `NextResponse.json`. */
function isOfResponse(member: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(member) && RESPONSE.test(chainName(member.expression))
}

/** The name of what a chain of calls is about: `reply.header('a', 'b')` is about `reply`. */
function chainName(node: ts.Expression): string {
  let at = unwrap(node)
  while (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) at = unwrap(at.expression.expression)
  return memberName(at) ?? ''
}

function rootOf(node: ts.Expression): ts.Expression {
  let at = unwrap(node)
  while (ts.isPropertyAccessExpression(at)) at = unwrap(at.expression)
  return at
}

function isFailedOptions(options: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(options) && FAILED_STATUS.test(options.getText().slice(0, 500))
}

/** `res.send({ error: true, message })`, `res.json({ success: false })`, whatever the status is. */
function saysFailed(call: ts.CallExpression | ts.NewExpression): boolean {
  if (!SENDERS.test(memberName(call.expression) ?? '') || !isOfResponse(call.expression)) return false
  const body = call.arguments?.[0] && unwrap(call.arguments[0])
  return body !== undefined && ts.isObjectLiteralExpression(body) && body.properties.some(tellsFailure)
}

function tellsFailure(property: ts.ObjectLiteralElementLike): boolean {
  const name = (property.name && memberName(property.name)) ?? ''
  if (ts.isShorthandPropertyAssignment(property)) return FAILURE.test(name)
  if (!ts.isPropertyAssignment(property)) return false
  const value = property.initializer.getText()
  return SUCCESS.test(name) ? value === 'false' : FAILURE.test(name) && !NOTHING.test(value)
}

/** `context.json({ error }, 500)` of Hono. */
function isFailedBody(call: ts.CallExpression | ts.NewExpression, status: ts.Expression): boolean {
  return BODY_SETTERS.test(memberName(call.expression) ?? '') && FAILED_CODE.test(status.getText())
}
