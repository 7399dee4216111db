import { ts } from '../compiler'
import { isFunctionNode, memberName, unwrap } from '../trace/syntax'
import { type Amount, elementOf } from './amounts'

/** A name that a callback gives what it receives. */
interface Binding {
  readonly name: ts.BindingName
  readonly amount: Amount
}

/** What is known of the keys so far. */
interface Amounts {
  readonly seeds: ReadonlyMap<ts.Node | ts.Symbol, Amount>
  amountOf(expression: ts.Node): Amount | undefined
}

/**
 * What the callbacks among the arguments of a call receive: `stream.on('data', (keys) => …)`, `keys.map((key) => …)`,
 * `.then((keys) => …)`, `redis.keys(pattern, (error, keys) => …)`, `async.each(keys, (key) => …)`.
 */
export function callbackBindings(call: ts.CallExpression, known: Amounts): Binding[] {
  return call.arguments.flatMap((argument) => {
    const callback: ts.Node = unwrap(argument)
    if (!isFunctionNode(callback)) return []
    const received = receivedBy(call, known)
    const name = received && callback.parameters[received.at]?.name
    return received && name ? [{ name, amount: received.amount }] : []
  })
}

function receivedBy(call: ts.CallExpression, known: Amounts): { at: number; amount: Amount } | undefined {
  const found = known.seeds.get(call)
  // The convention of Node: the error comes first.
  if (found) return { at: 1, amount: found }
  const callee = unwrap(call.expression)
  const name = memberName(callee) ?? ''
  const owner = ts.isPropertyAccessExpression(callee) ? known.amountOf(callee.expression) : undefined
  if (owner) return ofMethod(name, owner, call.arguments[0])
  const [given] = call.arguments
    .filter((one) => !isFunctionNode(unwrap(one)))
    .flatMap((one) => known.amountOf(one) ?? [])
  return given && { at: 0, amount: elementOf(given) }
}

function ofMethod(name: string, owner: Amount, first: ts.Expression | undefined) {
  if (name === 'then') return { at: 0, amount: owner }
  if (/^(?:on|once|addListener)$/.test(name)) {
    const isData = first !== undefined && ts.isStringLiteralLike(first) && first.text === 'data'
    return isData ? { at: 0, amount: elementOf(owner) } : undefined
  }
  return { at: name === 'reduce' ? 1 : 0, amount: elementOf(owner) }
}
