import { ts } from 'ts-morph'
import type { Recogniser } from './recognition'

const ATTACH = ['on', 'once', 'addListener']

/** The constructions, and the subclasses of a client, that have an `error` listener somewhere. */
export function findErrorListeners(recogniser: Recogniser): Set<ts.Node> {
  const found = new Set<ts.Node>()
  for (const call of ATTACH.flatMap((name) => recogniser.tracer.names.calls.get(name) ?? [])) {
    const callee = call.expression
    if (!ts.isPropertyAccessExpression(callee) || !isErrorEvent(call.arguments?.[0], recogniser)) continue
    if (callee.expression.kind === ts.SyntaxKind.ThisKeyword) {
      const owner = ts.findAncestor(callee, ts.isClassLike)
      if (owner) found.add(owner)
    }
    for (const construction of recogniser.constructionsOf(callee.expression)) found.add(construction)
  }
  return found
}

/** `'error'`, a constant that holds it, or the loop variable over a list that has it. */
function isErrorEvent(event: ts.Expression | undefined, recogniser: Recogniser): boolean {
  if (!event) return false
  if (ts.isStringLiteralLike(event)) return event.text === 'error'
  return [...recogniser.tracer.originsOf(event)].some(
    (origin) => ts.isStringLiteralLike(origin) && origin.text === 'error',
  )
}
