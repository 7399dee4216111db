import { ts } from '../compiler'
import { declaredPackage } from '../declarations'
import { memberName, owningScope, returnedExpressions, unwrap } from './syntax'
import type { Origins, Tracing } from './tracing'

/** Names under which frameworks and containers carry a client; `options` or `data` are on everything. */
export const STORE_NAME = /redis|valkey|cache|client|store|kv|conn|link|backend/i
/** Methods that put a value on an object, or into a container, under a name. */
const DECORATORS = ['decorate', 'decorateRequest', 'register', 'registerInstance', 'provide']

/** Values under a name: `app.decorate('redis', client)`, awilix' `container.register({ redis: asFunction(make) })`. */
export function registeredAs(tracer: Tracing, name: string, from: ts.Node): ts.Node[] {
  if (!STORE_NAME.test(name)) return []
  const isNear = (node: ts.Node) => tracer.packageOf(node) === tracer.packageOf(from)
  const calls = DECORATORS.flatMap((method) => tracer.names.calls.get(method) ?? []).filter(isNear)
  return calls.flatMap((call) => {
    const [label, value] = call.arguments ?? []
    if (!label) return []
    if (ts.isObjectLiteralExpression(label)) return madeAs(label, name)
    if (ts.isStringLiteralLike(label)) return value && label.text === name ? providedIn(tracer, value) : []
    return broughtBy(tracer, label, name)
  })
}

/** The value itself, or what makes it: tsyringe's `register('redis', { useFactory: connect })`. */
function providedIn(tracer: Tracing, value: ts.Expression): ts.Node[] {
  const provided = ts.isObjectLiteralExpression(value) ? provision(tracer, value) : []
  return provided.length > 0 ? provided : [value]
}

/** What a provider of dependency injection gives: its `useValue`, its class, or the result of its `useFactory`. */
export function provision(tracer: Tracing, provider: ts.ObjectLiteralExpression): ts.Node[] {
  return provider.properties.flatMap((property): ts.Node[] => {
    const name = property.name && memberName(property.name)
    if (name === 'useFactory' && ts.isMethodDeclaration(property)) return returnedExpressions(property)
    if (!ts.isPropertyAssignment(property)) return []
    if (name === 'useValue') return [property.initializer]
    // A class stands for the one instance that there is of it: its members are asked for, and nobody builds it in sight.
    if (name === 'useClass' || name === 'useExisting') {
      return [...tracer.originsOf(property.initializer)].filter(ts.isClassLike)
    }
    return name === 'useFactory' ? tracer.functionsOf(property.initializer).flatMap(returnedExpressions) : []
  })
}

/** What a plugin puts on the application, which our declaration has as a member of the plugin: `app.register(fastifyRedis)`. */
function broughtBy({ checker }: Tracing, plugin: ts.Expression, name: string): ts.Node[] {
  const declarations = checker.getTypeAtLocation(plugin).getProperty(name)?.declarations ?? []
  return declarations.filter((one) => declaredPackage(one.getSourceFile().fileName) !== undefined)
}

/** What awilix passes for a parameter by its name, where it is set to do so. */
export function injectedByName(tracer: Tracing, parameter: ts.ParameterDeclaration): ts.Node[] {
  const { name } = parameter
  return ts.isIdentifier(name) ? madeByAwilix(tracer, parameter, name.text) : []
}

/** What awilix has under a name on the one object that it passes else: `constructor({ redis }: Cradle)`. */
export function inCradle(tracer: Tracing, holder: ts.Node, name: string): ts.Node[] {
  if (!ts.isParameter(holder) || holder.parent.parameters[0] !== holder) return []
  return madeByAwilix(tracer, holder, name)
}

function madeByAwilix(tracer: Tracing, parameter: ts.ParameterDeclaration, name: string): ts.Node[] {
  const { parent } = parameter
  const isMaker = ts.isConstructorDeclaration(parent) || ts.isSourceFile(owningScope(parent))
  if (!isMaker) return []
  return registeredAs(tracer, name, parameter).filter((one) => ts.isExpression(one) && isMadeByAwilix(one))
}

function madeAs(table: ts.ObjectLiteralExpression, name: string): ts.Node[] {
  const values = table.properties.filter(ts.isPropertyAssignment).filter((one) => memberName(one.name) === name)
  return values.map(({ initializer }) => initializer).filter(isMadeByAwilix)
}

/** What a container gives: `asFunction(make)` of awilix, `container.resolve('redis')`; undefined for any other call. */
export function fromContainer(tracer: Tracing, call: ts.CallExpression): Origins | undefined {
  const maker = makerOf(call)
  if (maker) return madeBy(tracer, maker)
  const [label] = call.arguments
  if (memberName(call.expression) !== 'resolve' || !label || !ts.isStringLiteralLike(label)) return undefined
  const values = registeredAs(tracer, label.text, call)
  return values.length > 0 ? tracer.union(values) : undefined
}

/** `asFunction(make)`, `asValue(client)`, `asClass(Store)`. */
function madeBy(tracer: Tracing, { expression, arguments: [given] }: ts.CallExpression): Origins | undefined {
  if (!given) return undefined
  if (memberName(expression) !== 'asFunction') return tracer.originsOf(given)
  return tracer.union(tracer.functionsOf(given).flatMap(returnedExpressions))
}

function isMadeByAwilix(node: ts.Expression): boolean {
  const call = unwrap(node)
  return ts.isCallExpression(call) && makerOf(call) !== undefined
}

/** Says how something is made, and gives back itself: `asFunction(make).singleton().disposer(close)`. */
const REFINES = /^(?:singleton|scoped|transient|disposer|inject|proxy|classic|setLifetime|setInjectionMode)$/

/** The call of awilix at the beginning of a chain. */
function makerOf(call: ts.CallExpression): ts.CallExpression | undefined {
  const callee = unwrap(call.expression)
  if (/^as(?:Function|Value|Class)$/.test(memberName(callee) ?? '')) return call
  if (!ts.isPropertyAccessExpression(callee) || !REFINES.test(callee.name.text)) return undefined
  const before = unwrap(callee.expression)
  return ts.isCallExpression(before) ? makerOf(before) : undefined
}
