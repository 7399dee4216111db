import { ts } from '../compiler'
import { definite, isUntyped } from '../trace/client-types'
import { brief, enclosingFunction, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Guard } from './guard'
import { attachments } from './listeners'
import type { Recogniser } from './recognition'
import { placeOf } from './site'

const CLIENT_NAME = /redis|valkey|client|conn|instance/i

/**
 * By construction, why something may listen for errors though no listener is known to be of it: a class passes listeners on
 * (`on(event, listener) { this.client.on(event, listener) }`), and one is attached to something that it stands behind.
 */
export function findPassedListeners(recogniser: Recogniser, guard: Guard): ReadonlyMap<ts.Node, string> {
  const found = new Map<ts.Node, string>()
  for (const { call, callee } of attachments(recogniser)) {
    const because = guard.run(call, () => reasonFor(call.arguments?.[0], recogniser.tracer))
    if (because === undefined) continue
    for (const one of guard.run(call, () => recogniser.constructionsOf(callee.expression)) ?? [])
      found.set(one, because)
  }
  return found
}

function reasonFor(event: ts.Expression | undefined, tracer: Tracer): string | undefined {
  const declared = event && ts.isIdentifier(event) ? tracer.symbolOf(event)?.valueDeclaration : undefined
  const method = declared && ts.isParameter(declared) ? enclosingFunction(declared) : undefined
  const owner = method && ts.isMethodDeclaration(method) ? method.parent : undefined
  const name = method && memberName(method.name ?? method)
  if (!owner || !ts.isClassLike(owner) || name === undefined) return undefined
  const types = typesOf(owner, tracer)
  const listening = (tracer.names.calls.get(name) ?? []).find(({ arguments: args, expression }) => {
    const isError = args?.[0] && ts.isStringLiteralLike(args[0]) && args[0].text === 'error'
    if (!isError || !ts.isPropertyAccessExpression(expression)) return false
    return mayBeOf(types, expression.expression, tracer)
  })
  if (!listening) return undefined
  const { path, line } = placeOf(listening.expression)
  const through = `\`${owner.name?.text ?? 'its class'}\` passes listeners on`
  return `${through}, and \`${brief(listening.expression)}('error', …)\` at ${path}:${line} may be one of them`
}

/** Whether something has one of these types; where its type is not known, its name has to speak for it. */
function mayBeOf(types: ReadonlySet<ts.Symbol>, receiver: ts.Expression, tracer: Tracer): boolean {
  const type = definite(tracer.checker, tracer.checker.getTypeAtLocation(receiver))
  if (isUntyped(type)) return CLIENT_NAME.test(memberName(unwrap(receiver)) ?? '')
  const symbol = type.getSymbol()
  return symbol !== undefined && types.has(symbol)
}

/** A class, and all that it extends or implements. */
function typesOf(
  owner: ts.ClassLikeDeclaration | ts.InterfaceDeclaration,
  tracer: Tracer,
  seen = new Set<ts.Symbol>(),
): ReadonlySet<ts.Symbol> {
  const { checker } = tracer
  const own = checker.getTypeAtLocation(owner).getSymbol()
  if (!own || seen.has(own)) return seen
  seen.add(own)
  const parents = (owner.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((one) => checker.getTypeAtLocation(one)),
  )
  for (const declared of parents.flatMap((one) => one.getSymbol()?.declarations ?? []))
    if (ts.isClassLike(declared) || ts.isInterfaceDeclaration(declared)) typesOf(declared, tracer, seen)
  return seen
}
