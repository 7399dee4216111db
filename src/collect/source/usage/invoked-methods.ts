import { ts } from '../compiler'
import type { NameIndex } from '../trace/index-of-names'
import { unwrap } from '../trace/syntax'
import { commandOf } from '../vocabulary'
import type { Guard } from './guard'
import type { Recogniser } from './recognition'
import type { Site } from './site'

/** Functions that call the method of an object by its name: `Q.ninvoke(client, 'keys', 'a:*')`, `_.invoke(client, 'keys', 'a:*')`. */
const INVOKE = ['ninvoke', 'nsend', 'nmcall', 'invoke']
/** The same with the arguments in an array. */
const INVOKE_WITH_LIST = ['npost', 'nmapply']

/** Commands of which only the name is written, handed with the client to a package that calls it. */
export function invokedSites(names: NameIndex, recogniser: Recogniser, guard: Guard): Site[] {
  return [...INVOKE, ...INVOKE_WITH_LIST].flatMap((name) =>
    (names.calls.get(name) ?? []).flatMap((call) => {
      if (!ts.isCallExpression(call)) return []
      return guard.run(call, () => sitesOf(call, INVOKE_WITH_LIST.includes(name), recogniser)) ?? []
    }),
  )
}

function sitesOf(call: ts.CallExpression, isList: boolean, recogniser: Recogniser): Site[] {
  const [receiver, label, ...others] = call.arguments
  const facts = label && ts.isStringLiteralLike(label) ? commandOf(label.text) : undefined
  // A function of the repository's own does what it does.
  if (!receiver || !label || !facts || recogniser.tracer.functionsOf(call.expression).length > 0) return []
  const client = recogniser.recognise(receiver)
  if (!client) return []
  const { library, unsure } = client
  const args = isList ? elementsOf(others[0]) : others
  return [{ facts, at: label, sender: call, args, receiver, library, via: 'direct', ...(unsure && { unsure }) }]
}

function elementsOf(list: ts.Expression | undefined): readonly ts.Expression[] | undefined {
  const node = list && unwrap(list)
  return node && ts.isArrayLiteralExpression(node) ? node.elements : undefined
}
