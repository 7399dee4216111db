import { ts } from '../compiler'
import { definite } from '../trace/client-types'
import type { Tracer } from '../trace/tracer'
import { commandOf, isUnmistakable } from '../vocabulary'
import type { Recognised } from './recognition'

/** With so many commands that nothing else has, an interface is written after a client. */
const ENOUGH = 3
/** `RedisLike`, `IORedisCompat`, `IRedisClient`: one that is called after a client needs no more than a few commands. */
const CALLED_SO = /^I?(?:io|node)?(?:redis|valkey)(?:like|compat(?:ible)?|client\w{0,20}|commands)?$/i

/**
 * The client that an interface of the repository's own is written after, so that the code need not depend on the package:
 * several commands of Redis, and no class that implements it, whose own commands would be seen. What is handed in under
 * it is not in sight, so that it is never for sure.
 */
export function handWrittenClient(tracer: Tracer, type: ts.Type): Recognised | undefined {
  const { checker } = tracer
  const own = definite(checker, type)
  const symbol = own.getSymbol()
  const methods = checker.getPropertiesOfType(own).filter((one) => one.flags & ts.SymbolFlags.Method)
  const commands = methods.filter(({ name }) => isUnmistakable(name))
  const isCalledSo = CALLED_SO.test((type.aliasSymbol ?? symbol)?.name ?? '') && isOfCommands(methods)
  if (!symbol || (commands.length < ENOUGH && !isCalledSo) || isImplemented(tracer, symbol)) return undefined
  const isPipeline = methods.some(({ name }) => name === 'exec')
  return {
    library: 'unknown',
    kind: isPipeline ? 'pipeline' : 'standalone',
    unsure: `${nameOf(type, symbol)} has the commands of Redis, but nothing here says what is behind it`,
  }
}

function isOfCommands(methods: readonly ts.Symbol[]): boolean {
  return methods.length > 0 && methods.every(({ name }) => commandOf(name) !== undefined)
}

/** An object type may have no name of its own. */
function nameOf(type: ts.Type, symbol: ts.Symbol): string {
  const name = type.aliasSymbol?.name ?? symbol.name
  return name === ts.InternalSymbolName.Type ? 'its type' : `\`${name}\``
}

/**
 * What a client of the repository's own holds beside its commands: `client.packed.set(key, value)`, where most of `packed` is
 * called as commands are. They reach the server that the client talks to; what they make of values and options is not in sight.
 */
export function facetOf(
  { checker }: Tracer,
  node: ts.Expression,
  type: ts.Type,
  owner: Recognised | undefined,
): Recognised | undefined {
  if (!owner || owner.kind === 'pipeline' || !ts.isPropertyAccessExpression(node)) return undefined
  const members = checker.getPropertiesOfType(definite(checker, type))
  const isFacet = members.length > 1 && members.some(({ name }) => isUnmistakable(name))
  if (!isFacet || members.filter(({ name }) => commandOf(name)).length * 2 < members.length) return undefined
  return {
    ...owner,
    unsure:
      owner.unsure ??
      `\`${node.name.text}\` is the repository's own, and may do more than the commands it is named after`,
  }
}

function isImplemented({ checker, names }: Tracer, symbol: ts.Symbol): boolean {
  return names.subclasses.some(({ heritageClauses = [] }) =>
    heritageClauses.some(({ types }) => types.some((one) => isOrExtends(checker.getTypeFromTypeNode(one), symbol))),
  )
}

function isOrExtends(type: ts.Type, symbol: ts.Symbol, seen = new Set<ts.Type>()): boolean {
  if (seen.has(type)) return false
  seen.add(type)
  if (type.getSymbol() === symbol) return true
  return (type.getBaseTypes() ?? []).some((one) => isOrExtends(one, symbol, seen))
}
