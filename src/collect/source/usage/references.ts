import { ts } from '../compiler'
import type { CallLike } from '../trace/index-of-names'
import { memberName, outermost } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { type CommandFacts, commandOf } from '../vocabulary'
import { expandList } from './argument-lists'
import type { Recognised, Recogniser } from './recognition'
import { judgeOptions } from './set-options'
import type { Site } from './site'

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression

/**
 * A command that is not called where it is named: `promisify(client.keys).bind(client)`, `store.keys.bind(store)`, a
 * method passed as a callback. Writes are reported where they are called, since only there the TTL shows; commands that
 * are wrong whatever their arguments are reported where they are named.
 */
export function referenceSites(access: Access, facts: CommandFacts, recogniser: Recogniser): Site[] {
  if (!isValueUse(outermost(access))) return []
  const client = recogniser.recognise(access.expression)
  if (!client) return []
  const at = ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression
  const { node, bound, sent } = throughWrappers(recogniser.tracer, access)
  if (sent) return [makeSite(facts, client, at, sent.call, sent.args, access.expression)]
  if (ts.isCallExpression(node.parent) && node.parent.expression === node) {
    return [makeSite(facts, client, at, node.parent, [...bound, ...node.parent.arguments], access.expression)]
  }
  const holder = holderOf(node)
  return sitesOfHolder(facts, client, at, access.expression, bound, holder, recogniser)
}

/** `const { keys, set: put } = client`. */
export function patternSites(pattern: ts.ObjectBindingPattern, recogniser: Recogniser): Site[] {
  const owner = pattern.parent
  const isCandidate = pattern.elements.some((element) => commandOf(elementName(element)))
  const source = isCandidate && ts.isVariableDeclaration(owner) ? owner.initializer : undefined
  const client = source && recogniser.recognise(source)
  if (!client || !source) return []
  return pattern.elements.flatMap((element) => {
    const facts = commandOf(elementName(element))
    return facts ? sitesOfHolder(facts, client, element, source, [], element.name, recogniser) : []
  })
}

/** The calls of a command that is named in one place and called in others, as far as its holder is found by name. */
export function callsOfReference(at: ts.Node, recogniser: Recogniser): { call: CallLike; args: Sent['args'] }[] {
  if (ts.isBindingElement(at)) return callsOf(at.name, recogniser)
  const access = at.parent
  if (!ts.isPropertyAccessExpression(access) && !ts.isElementAccessExpression(access)) return []
  const { node, bound } = throughWrappers(recogniser.tracer, access)
  const holder = holderOf(node)
  const sent = holder ? callsOf(holder, recogniser) : []
  return sent.map(({ call, args }) => ({ call, args: args && [...bound, ...args] }))
}

function elementName(element: ts.BindingElement): string {
  const name = element.propertyName ?? element.name
  return ts.isIdentifier(name) ? name.text : ''
}

function sitesOfHolder(
  facts: CommandFacts,
  client: Recognised,
  at: ts.Node,
  receiver: ts.Expression,
  bound: readonly ts.Expression[],
  holder: ts.Node | undefined,
  recogniser: Recogniser,
): Site[] {
  const reference = makeSite(facts, client, at, at, undefined, receiver)
  if (!facts.writes && !facts.expires) return [reference]
  const sent = holder ? callsOf(holder, recogniser) : []
  if (sent.length === 0) return [reference]
  return sent.map(({ call, args }) =>
    makeSite(facts, client, call.expression, call, args && [...bound, ...args], receiver),
  )
}

function makeSite(
  facts: CommandFacts,
  client: Recognised,
  at: ts.Node,
  sender: ts.Node,
  args: readonly ts.Expression[] | undefined,
  receiver: ts.Expression,
): Site {
  const via = client.kind === 'pipeline' ? 'pipeline' : 'direct'
  return {
    facts,
    at,
    sender,
    args,
    receiver,
    library: client.library,
    via,
    ...(client.unsure && { unsure: client.unsure }),
  }
}

/** Whether the member is used as a value: not assigned to, not tested, not part of a longer access. */
function isValueUse(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return /^(?:bind|call|apply)$/.test(parent.name.text)
  if (ts.isBinaryExpression(parent))
    return parent.right === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  if (ts.isCallExpression(parent)) return parent.arguments.includes(node as ts.Expression)
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isArrowFunction(parent)
  )
}

/** Climbs out of `promisify(…)`, `.bind(client, …)`: the expression that stands for the command, and what is bound to it. */
function throughWrappers(tracer: Tracer, access: Access): Wrapped {
  let found: Wrapped = { node: outermost(access), bound: [] }
  for (let next = wrapperOf(tracer, found); next; next = wrapperOf(tracer, found)) {
    found = next
    if (next.sent) break
  }
  return found
}

interface Wrapped {
  readonly node: ts.Node
  readonly bound: readonly ts.Expression[]
  readonly sent?: Sent
}

/** One step out; undefined where nothing is around that gives the command in another form, or calls it. */
function wrapperOf(tracer: Tracer, { node, bound }: Wrapped): Wrapped | undefined {
  const { parent } = node
  const call = outermost(parent).parent
  if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(call)) {
    const method = parent.name.text
    if (method === 'bind') return { node: outermost(call), bound: [...call.arguments.slice(1), ...bound] }
    const isSent = method === 'call' || method === 'apply'
    return isSent ? { node, bound, sent: { call, args: argumentsOf(tracer, method, call) } } : undefined
  }
  if (!ts.isCallExpression(parent)) return undefined
  const name = memberName(parent.expression) ?? ''
  const isBound = BINDS.test(name)
  if (parent.arguments[0] !== node) return undefined
  if (parent.expression.getText() === 'Reflect.apply')
    return { node, bound, sent: { call: parent, args: appliedTo(tracer, parent.arguments[2]) } }
  if (!isBound && !GIVES_ALIKE.test(name)) return undefined
  return { node: outermost(parent), bound: isBound ? [...parent.arguments.slice(2), ...bound] : bound }
}

/** Functions that give another form of the one they are given: a promise, a thunk. */
const GIVES_ALIKE = /promisify|denodeify|thunkify/i
/** `_.bind(client.keys, client, …)`, `Q.nbind(client.keys, client, …)`. */
const BINDS = /^n?bind$/

/** `get.call(client, key)`, `get.apply(client, [key])`: the call, and what the command receives where that is known. */
interface Sent {
  readonly call: ts.CallExpression
  readonly args: readonly ts.Expression[] | undefined
}

function argumentsOf(tracer: Tracer, method: string, call: ts.CallExpression): readonly ts.Expression[] | undefined {
  return method === 'call' ? call.arguments.slice(1) : appliedTo(tracer, call.arguments[1])
}

function appliedTo(tracer: Tracer, given: ts.Expression | undefined): readonly ts.Expression[] | undefined {
  const list = given && expandList(tracer, given)
  // What is pushed on some path only may be the TTL: then the arguments are as good as unknown.
  const isKnown = list && !list.open && judgeOptions(tracer, list.maybe).ttl === 'never'
  return isKnown ? list.args : undefined
}

/** The name that holds the value: a variable, a property. */
function holderOf(node: ts.Node): ts.Node | undefined {
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent))
    return parent.name
  if (ts.isBinaryExpression(parent) && parent.right === node) return parent.left
  return undefined
}

function callsOf(holder: ts.Node, recogniser: Recogniser): { call: CallLike; args: Sent['args'] }[] {
  const { tracer } = recogniser
  const name = memberName(holder)
  const declared = tracer.symbolOf(holder)?.valueDeclaration
  if (!name || !declared) return []
  // An object literal's property gets a symbol of its own where its type is widened: the declaration is the same.
  const isHolder = (node: ts.Expression) => tracer.symbolOf(node)?.valueDeclaration === declared
  const direct = (tracer.names.calls.get(name) ?? []).filter((call) => isHolder(call.expression))
  const through = ['call', 'apply'].flatMap((method) =>
    (tracer.names.calls.get(method) ?? []).flatMap((call) => {
      const callee = call.expression
      const isOurs =
        ts.isCallExpression(call) && ts.isPropertyAccessExpression(callee) && memberName(callee.expression) === name
      return isOurs && isHolder(callee.expression) ? [{ call, args: argumentsOf(tracer, method, call) }] : []
    }),
  )
  return [
    ...direct.map((call) => ({ call, args: call.arguments ?? [] })),
    ...through,
    ...boundCalls(name, isHolder, recogniser),
  ]
}

/** `const add = geoadd.bind(client)`: the calls of what it is bound to. */
function boundCalls(
  name: string,
  isHolder: (node: ts.Expression) => boolean,
  recogniser: Recogniser,
): { call: CallLike; args: Sent['args'] }[] {
  return (recogniser.tracer.names.calls.get('bind') ?? []).flatMap((call) => {
    const callee = call.expression
    if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return []
    if (memberName(callee.expression) !== name || !isHolder(callee.expression)) return []
    const holder = holderOf(outermost(call))
    // Bound to its own name again (`this.get = this.get.bind(this)`) it has been followed already.
    if (!holder || memberName(holder) === name) return []
    const bound = call.arguments.slice(1)
    return callsOf(holder, recogniser).map((sent) => ({ ...sent, args: sent.args && [...bound, ...sent.args] }))
  })
}
