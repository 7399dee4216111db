import type { Via } from '../../../model'
import { ts } from '../compiler'
import { elementsOf } from '../trace/elements'
import { memberName, unwrap } from '../trace/syntax'
import { commandOf, rawCommandOf } from '../vocabulary'
import { handedWords } from './handed-commands'
import type { Recognised, Recogniser } from './recognition'
import type { Site } from './site'

const UNKNOWN = 'the command is not known here'

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression

/**
 * Raw commands in every spelling: `sendCommand(['SET', …])`, `call('SET', …)`, `send_command('SET', […])`,
 * `sendCommand(new Command('SET', […]))`, `sendCommand(key, false, ['SET', …])` of a cluster, `customCommand([…])`.
 */
export function rawSites(access: Access, call: ts.CallExpression, recogniser: Recogniser): Site[] {
  // `Function#call` has the same name as ioredis' raw command: the receiver is then a function, not a client.
  const client = recogniser.recognise(access.expression)
  if (!client || !isRaw(access, client)) return []
  const handed = handedSites(access, call, wordsWritten(call), client, recogniser)
  if (handed) return handed
  const [first, ...args] = wordsOf(call, recogniser)
  const name = first && stringOf(first, recogniser)
  const at = ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression
  if (name === undefined) return [makeSite(access, call, client, at, undefined, '*', UNKNOWN)]
  return [makeSite(access, call, client, at, args, name, client.unsure)]
}

/**
 * The commands of those who call a helper that sends what it is handed, and one that is not known where some callers hand
 * over something that is not; undefined where it is no such helper.
 */
export function handedSites(
  access: Access,
  call: ts.CallExpression,
  words: readonly ts.Expression[],
  client: Recognised,
  { tracer }: Recogniser,
): Site[] | undefined {
  const handed = handedWords(tracer, words)
  const sites = handed?.known.map(({ call: helped, name, args }): Site => {
    return { ...makeSite(access, helped, client, name, args, name.text, client.unsure), within: call }
  })
  if (!sites || handed?.isWhole) return sites
  const at = ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression
  return [...sites, makeSite(access, call, client, at, undefined, '*', UNKNOWN)]
}

/** The words as they stand there: `sendCommand([name, ...args])`, `call(name, ...args)`. */
function wordsWritten({ arguments: args }: ts.CallExpression): readonly ts.Expression[] {
  const list = args.map(unwrap).find(ts.isArrayLiteralExpression)
  return list && args.length === 1 ? list.elements : args
}

/** `send` is a command in Bun alone; elsewhere many things send. */
function isRaw(access: Access, { library }: Recognised): boolean {
  return memberName(access) !== 'send' || library === 'bun'
}

/** `pipeline([['set', 'k', 'v'], …])` and `multi([['setex', …]])`. */
export function pipelineSites(access: Access, call: ts.CallExpression, recogniser: Recogniser): Site[] {
  const [list] = call.arguments
  const client = list && recogniser.recognise(access.expression)
  if (!client) return []
  return elementsOf(recogniser.tracer, list)
    .filter(ts.isArrayLiteralExpression)
    .flatMap((command) => {
      const [first, ...args] = command.elements
      const name = first && stringOf(first, recogniser)
      if (!name || !commandOf(name)) return []
      return [{ ...makeSite(access, call, client, first, args, name, client.unsure), via: 'pipeline' as Via }]
    })
}

function makeSite(
  access: Access,
  call: ts.CallExpression,
  client: Recognised,
  at: ts.Node,
  args: readonly ts.Expression[] | undefined,
  name: string,
  unsure: string | undefined,
): Site {
  return {
    facts: rawCommandOf(name),
    at,
    sender: call,
    args,
    receiver: access.expression,
    library: client.library,
    via: 'raw',
    ...(unsure && { unsure }),
  }
}

/** The words of a raw command: the arguments themselves, or those of an array or a `Command` among them. */
function wordsOf(call: ts.CallExpression, recogniser: Recogniser): ts.Expression[] {
  for (const [at, argument] of call.arguments.entries()) {
    for (const origin of recogniser.tracer.originsOf(argument)) {
      if (ts.isArrayLiteralExpression(origin)) {
        const name = call.arguments.slice(0, at).find((one) => commandOf(stringOf(one, recogniser) ?? ''))
        return [...(name ? [name] : []), ...origin.elements]
      }
      if (ts.isNewExpression(origin) && memberName(origin.expression) === 'Command') return wordsOfCommand(origin)
    }
  }
  return [...call.arguments]
}

function wordsOfCommand(command: ts.NewExpression): ts.Expression[] {
  const [name, list] = command.arguments ?? []
  return name ? [name, ...(list && ts.isArrayLiteralExpression(list) ? list.elements : [])] : []
}

/** The text of an expression that is one string literal, directly or through constants. */
function stringOf(expression: ts.Expression, recogniser: Recogniser): string | undefined {
  if (ts.isStringLiteralLike(expression)) return expression.text
  const origins = [...recogniser.tracer.originsOf(expression)]
  const [only] = origins
  return origins.length === 1 && only && ts.isStringLiteralLike(only) ? only.text : undefined
}
