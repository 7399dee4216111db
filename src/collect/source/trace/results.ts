import { ts } from '../compiler'
import { clientOfType, isClient } from './client-types'
import { isMerge, memberOf } from './members'
import { importedAs } from './package-imports'
import { providedAs } from './providers'
import { fromContainer } from './registrations'
import {
  type FunctionNode,
  isFunctionNode,
  memberName,
  returnedExpressions,
  symbolOfFile,
  unwrap,
  withoutAwait,
} from './syntax'
import type { Origins, Tracing } from './tracing'

/** Methods that give back what they are called on, in every client and in promises. */
const RETURN_RECEIVER = new Set(['on', 'once', 'addListener', 'connect', 'catch', 'finally', 'bind'])
/** Calls that give back their first argument, or a function that calls it. */
const RETURN_ARGUMENT =
  /^(?:(?:\w*\.)?promisify(?:All)?|pify|coRedis|Promise\.resolve|Object\.(?:freeze|assign|seal)|(?:\w+\.)?(?:toRaw|cache|mem|\w*[oO]nce|onetime|moize|\w*[mM]emo\w*|\w+CachingFactory))$/

/** Functions of packages that give the client that they are given, with promises. */
const PROMISING: Readonly<Record<string, RegExp>> = { 'co-redis': /^(?:default|\*)$/, 'async-redis': /^decorate$/ }

/** Methods of a client that give a client of its own. */
const NEW_CLIENT = /^(?:duplicate|create\w*|fromEnv|nodes|getOrThrow|getClient|getOrNil)$/

/** The origins of what a call gives back. */
export function resultOf(tracer: Tracing, call: ts.CallExpression): Origins {
  const required = moduleOf(tracer, call)
  if (required) return required
  const callee = unwrap(call.expression)
  const name = memberName(callee) ?? ''
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined
  if (receiver && isChained(tracer, call, receiver, name)) return tracer.originsOf(receiver)
  const provided = resolvedFrom(tracer, call, name)
  if (provided) return provided
  // The repository's own `connect()` says itself what it gives; a name counts where nothing else does.
  const own = ofFunctions(tracer, call, callee)
  if (own) return own
  if (receiver && RETURN_RECEIVER.has(name)) return tracer.originsOf(receiver)
  return ofKnownFunction(tracer, call, name, receiver) ?? new Set([call])
}

/** What containers are asked by: `container.resolve(X)`, `moduleRef.get(X)`, and helpers called after them. */
const RESOLVES = /^(?:resolve|get$|make$|inject$)/

/**
 * What a container gives for a token: what was registered under it, else an object of the class that it is. That stands for
 * its objects, as the checker has it.
 */
function resolvedFrom(tracer: Tracing, { arguments: [token] }: ts.CallExpression, name: string): Origins | undefined {
  const isClass = token !== undefined && ts.isIdentifier(token) && /^[A-Z]/.test(token.text)
  if (!token || !RESOLVES.test(name) || !(isClass || name.startsWith('resolve'))) return undefined
  const declared = tracer.symbolOf(token)?.valueDeclaration
  // A helper's own parameter is called the same in the one that registers and in the one that resolves.
  if (declared && ts.isParameter(declared)) return undefined
  const values = tracer.names.registrations.size > 0 ? providedAs(tracer, token.getText()) : []
  if (values.length > 0) return tracer.union(values)
  const isOwn = declared && ts.isClassDeclaration(declared) && !declared.getSourceFile().isDeclarationFile
  return isOwn ? new Set([declared]) : undefined
}

/** What stands behind `new Proxy(target, …)`; undefined for any other node, and for a target that is only there to be replaced. */
function proxied(node: ts.Expression): ts.Expression | undefined {
  if (!ts.isNewExpression(node) || memberName(node.expression) !== 'Proxy' || !node.arguments?.[0]) return undefined
  const target = unwrap(node.arguments[0])
  return ts.isObjectLiteralExpression(target) || isFunctionNode(target) ? undefined : target
}

/** What `new Promise((resolve) => … resolve(value))` is resolved with, and what a proxy stands before; undefined for any other construction. */
export function resolvedBy(tracer: Tracing, node: ts.NewExpression): Origins | undefined {
  const target = proxied(node)
  if (target) return tracer.originsOf(target)
  const [executor] = node.arguments ?? []
  if (memberName(node.expression) !== 'Promise' || !executor) return undefined
  if (!ts.isArrowFunction(executor) && !ts.isFunctionExpression(executor)) return undefined
  const resolve = executor.parameters[0]?.name
  const symbol = resolve && tracer.checker.getSymbolAtLocation(resolve)
  if (!resolve || !ts.isIdentifier(resolve) || !symbol) return undefined
  const calls = (tracer.names.calls.get(resolve.text) ?? []).filter(
    (call) => tracer.symbolOf(call.expression) === symbol,
  )
  const values = calls.flatMap((call) => call.arguments?.[0] ?? [])
  return values.length > 0 ? tracer.union(values) : undefined
}

/**
 * What one function returns to one call. A helper that hands on its argument, or what its argument gives, is read with
 * the argument of this call: `retry(() => new Map())` is a Map, whatever other callers retry.
 */
function returnedTo(tracer: Tracing, builder: FunctionNode, call: ts.CallExpression): ts.Node[] {
  return returnedExpressions(builder).flatMap((returned) => valueFor(tracer, builder, returned, call))
}

function valueFor(tracer: Tracing, builder: FunctionNode, returned: ts.Expression, call: ts.CallExpression): ts.Node[] {
  const given = withoutAwait(returned)
  const value = proxied(given) ?? given
  if (ts.isConditionalExpression(value)) {
    return [value.whenTrue, value.whenFalse].flatMap((branch) => valueFor(tracer, builder, branch, call))
  }
  const called = ts.isCallExpression(value) ? unwrap(value.expression) : undefined
  const argument = argumentBehind(tracer, builder, called ?? value, call)
  if (!argument) return [returned]
  if (!called) return [argument]
  const functions = tracer.functionsOf(argument)
  return functions.length > 0 ? functions.flatMap(returnedExpressions) : [returned]
}

function argumentBehind(
  tracer: Tracing,
  builder: FunctionNode,
  name: ts.Expression,
  call: ts.CallExpression,
): ts.Expression | undefined {
  const symbol = ts.isIdentifier(name) ? tracer.symbolOf(name) : undefined
  const at = builder.parameters.findIndex((one) => symbol !== undefined && tracer.symbolOf(one.name) === symbol)
  return at < 0 ? undefined : call.arguments[at]
}

/** What the functions return that the callee may be; undefined when none is in sight. */
function ofFunctions(tracer: Tracing, call: ts.CallExpression, callee: ts.Expression): Origins | undefined {
  const functions = tracer.functionsOf(callee)
  if (functions.length === 0) return undefined
  const returned = tracer.union(functions.flatMap((one) => returnedTo(tracer, one, call)))
  return returned.size > 0 ? returned : new Set([call])
}

function isPromising(tracer: Tracing, call: ts.CallExpression): boolean {
  const imported = importedAs(tracer, call.expression)
  return imported !== undefined && PROMISING[imported.package]?.test(imported.name) === true
}

function ofKnownFunction(
  tracer: Tracing,
  call: ts.CallExpression,
  name: string,
  receiver: ts.Expression | undefined,
): Origins | undefined {
  const [argument] = call.arguments
  if (isMerge(call)) return undefined
  const contained = fromContainer(tracer, call)
  if (contained) return contained
  const label = receiver ? `${memberName(receiver) ?? ''}.${name}` : name
  if (argument && (RETURN_ARGUMENT.test(label) || isPromising(tracer, call))) return tracer.originsOf(argument)
  if (argument && name === 'then') return tracer.union(tracer.functionsOf(argument).flatMap(returnedExpressions))
  if (receiver && name === 'acquire') return pooledBy(tracer, receiver)
  // What a Redis client gives is text of the server's, not what was put in.
  return receiver && name === 'get' && !isClient(tracer.checker, receiver)
    ? mapValueOf(tracer, receiver, argument)
    : undefined
}

/** A method that gives back what it is called on: a client or a pipeline. One that opens a pipeline gives something new. */
function isChained({ checker }: Tracing, call: ts.CallExpression, receiver: ts.Expression, name: string): boolean {
  if (NEW_CLIENT.test(name)) return false
  const client = clientOfType(checker, checker.getTypeAtLocation(receiver))
  const result = client && clientOfType(checker, checker.getTypeAtLocation(call))
  return result !== undefined && (result.kind === 'pipeline') === (client?.kind === 'pipeline')
}

const OPENS_PIPELINE = /^(?:multi|pipeline|batch|MULTI)$/

/** The client that a pipeline is opened on: `client` of `client.multi()`; undefined for any other node. */
export function pipelinedClient(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  return OPENS_PIPELINE.test(node.expression.name.text) ? node.expression.expression : undefined
}

/** What a pool hands out: the result of the `create` that `createPool(factory)` was given. */
export function pooledBy(tracer: Tracing, pool: ts.Node): Origins | undefined {
  const created = [...tracer.originsOf(pool)].flatMap((origin) => {
    if (!ts.isCallExpression(origin) || memberName(origin.expression) !== 'createPool') return []
    const [factory] = origin.arguments
    return factory ? [...memberOf(tracer, factory, 'create')] : []
  })
  const results = created.filter(isFunctionNode).flatMap(returnedExpressions)
  return results.length > 0 ? tracer.union(results) : undefined
}

/** `map.get(x)` is whatever was put in by `map.set(x, value)`; `app.get('x')` what was set under that name. */
function mapValueOf(tracer: Tracing, map: ts.Expression, key: ts.Expression | undefined): Origins | undefined {
  const symbol = tracer.symbolOf(map)
  const label = key && ts.isStringLiteralLike(key) ? key.text : undefined
  const values = (tracer.names.calls.get('set') ?? []).flatMap((call) => {
    const [name, value] = call.arguments ?? []
    if (!value || !name || !ts.isPropertyAccessExpression(call.expression)) return []
    const holder = call.expression.expression
    const isSameName = memberName(holder) === memberName(map) && ts.isStringLiteralLike(name) && name.text === label
    const isNear = isSameName && tracer.packageOf(call) === tracer.packageOf(map)
    return isNear || (symbol !== undefined && tracer.symbolOf(holder) === symbol) ? [value] : []
  })
  return values.length > 0 ? tracer.union(values) : undefined
}

/** `require('x')` and `import('x')`: the value of `module.exports`, or the file with its exports, or the call itself. */
function moduleOf(tracer: Tracing, call: ts.CallExpression): Origins | undefined {
  const [specifier] = call.arguments
  const isImport = call.expression.kind === ts.SyntaxKind.ImportKeyword || memberName(call.expression) === 'require'
  if (!isImport || !specifier || !ts.isStringLiteralLike(specifier)) return undefined
  const module = tracer.checker.getSymbolAtLocation(specifier) ?? requiredModule(tracer, specifier)
  const assigned = module?.exports?.get(ts.InternalSymbolName.ExportEquals as ts.__String)
  if (assigned) return tracer.ofSymbol(assigned, call)
  return new Set(module?.declarations ?? [call])
}

/** The module behind `require('x')` in TypeScript, where the checker knows only what is imported. */
function requiredModule({ surroundings }: Tracing, specifier: ts.StringLiteralLike): ts.Symbol | undefined {
  const file = surroundings.moduleNamed(specifier.text, specifier.getSourceFile())
  return file && symbolOfFile(file)
}
