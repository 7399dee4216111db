import { isOperatorFile } from '../../files/scope'
import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { enclosingFunction, owningScope } from '../trace/syntax'
import type { Guard } from './guard'
import type { Recogniser } from './recognition'

const CLOSING = ['quit', 'disconnect', 'close', 'destroy', 'end']
const LISTENING = ['on', 'once', 'addListener']
const EXIT = /\bprocess\.(?:exit|kill|abort)\(/

/** Constructions that need not outlive an outage: closed by the function that builds them, or in a script. */
export function findTransients(recogniser: Recogniser, guard: Guard): Set<ts.Node> {
  const calls = CLOSING.flatMap((name) => recogniser.tracer.names.calls.get(name) ?? [])
  return new Set(
    calls.flatMap((call) => {
      const callee = call.expression
      if (!ts.isPropertyAccessExpression(callee) || !enclosingFunction(call)) return []
      const built = guard.run(call, () => recogniser.constructionsOf(callee.expression)) ?? []
      return built.filter((one) => owningScope(one) === owningScope(call))
    }),
  )
}

/** Constructions in a script, which whoever started it starts again. */
export function isInScript(construction: ts.Node): boolean {
  return isOperatorFile(repositoryPath(construction.getSourceFile()))
}

/** Constructions with a listener that ends the process when the client is lost: something then starts it again. */
export function findExiting(recogniser: Recogniser, guard: Guard): Set<ts.Node> {
  const calls = LISTENING.flatMap((name) => recogniser.tracer.names.calls.get(name) ?? [])
  return new Set(
    calls.flatMap((call) => {
      const callee = call.expression
      const [event, listener] = call.arguments ?? []
      const isLoss = event && ts.isStringLiteralLike(event) && /^(?:end|error|close)$/.test(event.text)
      if (!isLoss || !listener || !ts.isPropertyAccessExpression(callee)) return []
      const handlers = guard.run(call, () => recogniser.tracer.functionsOf(listener)) ?? []
      if (!handlers.some((one) => EXIT.test(one.getText()))) return []
      return guard.run(call, () => recogniser.constructionsOf(callee.expression)) ?? []
    }),
  )
}
