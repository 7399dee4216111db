import { ts } from 'ts-morph'
import type { Via } from '../../../model'
import { memberName } from '../trace/syntax'
import { commandOf, rawCommandOf } from '../vocabulary'
import type { Recogniser, Recognised } from './recognition'
import type { Site } from './site'

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression

/**
 * Raw commands in every spelling: `sendCommand(['SET', …])`, `call('SET', …)`, `send_command('SET', […])`,
 * `sendCommand(new Command('SET', […]))`, `sendCommand(key, false, ['SET', …])` of a cluster, `customCommand([…])`.
 */
export function rawSites(access: Access, call: ts.CallExpression, recogniser: Recogniser): Site[] {
  // `Function#call` has the same name as ioredis' raw command: the receiver is then a function, not a client.
  const client = recogniser.recognise(access.expression)
  if (!client) return []
  const { words, at } = wordsOf(call, recogniser)
  const [first, ...args] = words
  const name = first && stringOf(first, recogniser)
  if (name === undefined) return [site(access, call, client, call, undefined, '*', 'the command is not known here')]
  return [site(access, call, client, at ?? call, args, name, client.unsure)]
}

/** `pipeline([['set', 'k', 'v'], …])` and `multi([['setex', …]])`. */
export function pipelineSites(access: Access, call: ts.CallExpression, recogniser: Recogniser): Site[] {
  const [list] = call.arguments
  const client = list && recogniser.recognise(access.expression)
  if (!client) return []
  const arrays = [...recogniser.tracer.originsOf(list)].filter(ts.isArrayLiteralExpression)
  return arrays.flatMap((array) =>
    array.elements.filter(ts.isArrayLiteralExpression).flatMap((command) => {
      const [first, ...args] = command.elements
      const name = first && stringOf(first, recogniser)
      return name && commandOf(name) ? [{ ...site(access, call, client, first, args, name, client.unsure), via: 'pipeline' as Via }] : []
    }),
  )
}

function site(
  access: Access,
  call: ts.CallExpression,
  client: Recognised,
  at: ts.Node,
  args: readonly ts.Expression[] | undefined,
  name: string,
  unsure: string | undefined,
): Site {
  const place = at === call ? (ts.isPropertyAccessExpression(access) ? access.name : access) : at
  return {
    facts: rawCommandOf(name),
    at: place,
    sender: call,
    args,
    receiver: access.expression,
    library: client.library,
    via: 'raw',
    ...(unsure && { unsure }),
  }
}

/** The words of a raw command, and the node to report: the call's name, unless the words stand on a line of their own. */
function wordsOf(call: ts.CallExpression, recogniser: Recogniser): { words: ts.Expression[]; at?: ts.Node } {
  for (const argument of call.arguments) {
    const origins = recogniser.tracer.originsOf(argument)
    for (const origin of origins) {
      if (ts.isArrayLiteralExpression(origin)) {
        const before = call.arguments.slice(0, call.arguments.indexOf(argument))
        const name = before.find((one) => stringOf(one, recogniser) !== undefined && commandOf(stringOf(one, recogniser) ?? ''))
        return { words: [...(name ? [name] : []), ...origin.elements] }
      }
      if (ts.isNewExpression(origin) && memberName(origin.expression) === 'Command') {
        const [name, list] = origin.arguments ?? []
        const rest = list && ts.isArrayLiteralExpression(list) ? [...list.elements] : []
        return { words: name ? [name, ...rest] : [] }
      }
    }
  }
  return { words: [...call.arguments] }
}

/** The text of an expression that is one string literal, directly or through constants. */
export function stringOf(expression: ts.Expression, recogniser: Recogniser): string | undefined {
  if (ts.isStringLiteralLike(expression)) return expression.text
  const origins = [...recogniser.tracer.originsOf(expression)]
  const [only] = origins
  return origins.length === 1 && only && ts.isStringLiteralLike(only) ? only.text : undefined
}
