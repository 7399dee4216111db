import { ts } from '../compiler'
import { cached } from '../repository/cached'
import type { CallLike } from '../trace/index-of-names'
import { memberName } from '../trace/syntax'
import type { Guard } from './guard'
import type { Recogniser } from './recognition'
import { readShape } from './shapes'

const ATTACH = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']
/** The listener is gone once it has heard one event. */
const ONCE = /once/i
const ENDS = /\bprocess\.(?:exit|kill|abort)\(|\bthrow\b/

/** What listens to the errors of clients: to all of them, and to the first alone. */
export interface Listeners {
  readonly all: ErrorListeners
  readonly first: ErrorListeners
}

/** By construction, or subclass of a client, what `error` listeners are attached to that may be of it. */
export type ErrorListeners = ReadonlyMap<ts.Node, readonly ts.Expression[]>

/** The constructions, and the subclasses of a client, that have an `error` listener somewhere. */
export function findErrorListeners(recogniser: Recogniser, guard: Guard): Listeners {
  const found = { all: new Map<ts.Node, ts.Expression[]>(), first: new Map<ts.Node, ts.Expression[]>() }
  for (const { call, callee } of attachments(recogniser)) {
    const heard = guard.run(call, () => listeningTo(call, callee.expression, recogniser)) ?? []
    const isFirst = heard.length > 0 && guard.run(call, () => hearsFirst(call, callee, recogniser)) === true
    for (const one of heard) cached(isFirst ? found.first : found.all, one, () => []).push(callee.expression)
  }
  return found
}

/** Every call that attaches a listener to something, with the method that it calls. */
export function attachments({ tracer }: Recogniser): { call: CallLike; callee: ts.PropertyAccessExpression }[] {
  const calls = ATTACH.flatMap((name) => tracer.names.calls.get(name) ?? [])
  return calls.flatMap((call) => {
    const callee = call.expression
    return ts.isPropertyAccessExpression(callee) ? [{ call, callee }] : []
  })
}

/** `once('error', reject)`; where the first error ends the process there is no second one to hear. */
function hearsFirst(call: CallLike, { name }: ts.PropertyAccessExpression, { tracer }: Recogniser): boolean {
  const listener = call.arguments?.[1]
  if (!ONCE.test(name.text) || !listener) return false
  return !tracer.functionsOf(listener).some((one) => ENDS.test(one.getText()))
}

/** The constructions, or the class of `this`, that a call attaches an error listener to. */
function listeningTo(call: CallLike, receiver: ts.Expression, recogniser: Recogniser): ts.Node[] {
  if (!isErrorEvent(call.arguments?.[0], recogniser)) return []
  const isOwn = receiver.kind === ts.SyntaxKind.ThisKeyword || receiver.kind === ts.SyntaxKind.SuperKeyword
  const owner = isOwn ? ts.findAncestor(receiver, ts.isClassLike) : undefined
  return [...(owner ? [owner] : []), ...recogniser.constructionsOf(receiver)]
}

/** `'error'`, a constant that holds it, or the loop variable over a list or a table that has it. */
function isErrorEvent(event: ts.Expression | undefined, recogniser: Recogniser): boolean {
  if (!event) return false
  if (ts.isStringLiteralLike(event)) return event.text === 'error'
  const { tracer } = recogniser
  const isError = [...tracer.originsOf(event)].some((one) => ts.isStringLiteralLike(one) && one.text === 'error')
  return isError || (ts.isIdentifier(event) && isKeyOfTable(event, recogniser))
}

/** `for (const [event, handler] of Object.entries(handlers))`, `Object.keys(handlers).forEach((event) => …)`. */
function isKeyOfTable(event: ts.Identifier, { tracer }: Recogniser): boolean {
  const declared = tracer.symbolOf(event)?.valueDeclaration
  const walk = declared && ts.findAncestor(declared, (node) => ts.isForOfStatement(node) || ts.isCallExpression(node))
  if (!walk) return false
  const list = ts.isForOfStatement(walk) ? walk.expression : (walk as ts.CallExpression).expression
  const source = ts.isPropertyAccessExpression(list) ? list.expression : list
  const keys = [list, source].find(
    (one) => ts.isCallExpression(one) && /^(?:keys|entries)$/.test(memberName(one.expression) ?? ''),
  )
  const table = keys && ts.isCallExpression(keys) ? keys.arguments[0] : undefined
  return table !== undefined && readShape(tracer, table).properties.has('error')
}
