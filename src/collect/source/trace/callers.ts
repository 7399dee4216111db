import { ts } from '../compiler'
import { pipedInto } from './effects'
import { elementsOf } from './elements'
import type { CallLike } from './index-of-names'
import { importedAs } from './package-imports'
import { pooledBy } from './results'
import {
  ELEMENT_CALLBACKS,
  extendedBy,
  type FunctionNode,
  functionName,
  isMethodToImplement,
  memberName,
  outermost,
  unwrap,
} from './syntax'
import type { Tracing } from './tracing'

/** The calls of one function, as far as they are found. */
export interface Callers {
  readonly calls: readonly CallLike[]
  /** Whether anybody in sight calls it, or hands it to someone who does. */
  readonly isCalled: boolean
  /** The nodes that are passed for a parameter. */
  argumentsFor(parameter: ts.ParameterDeclaration): ts.Node[]
}

const MAX_CALLS = 1000
/** Calls of the same name that are asked whether they are of this function; a repository has `set` everywhere. */
const MAX_CANDIDATES = 5000

const known = new WeakMap<Tracing, Map<FunctionNode, readonly CallLike[]>>()

/** Finds where a function is called: by name first, then only those calls that the checker or the tracer confirms. */
export function callersOf(tracer: Tracing, target: FunctionNode): Callers {
  const cache = known.get(tracer) ?? new Map<FunctionNode, readonly CallLike[]>()
  known.set(tracer, cache)
  const calls = cache.get(target) ?? findCalls(tracer, target)
  cache.set(target, calls)
  const isCalled = calls.length > 0 || handedOver(tracer, target).length > 0
  return { calls, isCalled, argumentsFor: (parameter) => argumentsFor(tracer, target, calls, parameter) }
}

function findCalls(tracer: Tracing, target: FunctionNode): CallLike[] {
  const { names } = tracer
  const file = target.getSourceFile().fileName
  const name = functionName(target)
  const locals = new Set(isExported(target) ? names.imports.localsOf(file) : [])
  if (name !== undefined) locals.add(name)
  const candidates = [
    ...[...locals].flatMap((local) => names.calls.get(local) ?? []),
    ...names.imports.directCallsOf(file),
  ]
  const symbol = symbolOfFunction(tracer, target)
  const called = [...new Set(candidates)]
    .slice(0, MAX_CANDIDATES)
    .filter((call) => hasArgumentsFor(target, call) && isCallOf(tracer, call, target, symbol))
    .slice(0, MAX_CALLS)
  const inherited = ts.isConstructorDeclaration(target) ? inheritedCalls(tracer, target).slice(0, MAX_CALLS) : []
  return [...new Set([...called, ...inherited])]
}

/** Whether a function, or the class it builds, may be reached from other files under another name. */
function isExported(target: FunctionNode): boolean {
  const owner = outermost(ts.isConstructorDeclaration(target) ? target.parent : target)
  if (ts.isExportAssignment(owner.parent)) return true
  if (ts.canHaveModifiers(owner) && ts.getModifiers(owner)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword))
    return true
  const statement = ts.findAncestor(owner, ts.isStatement)
  return statement !== undefined && ts.isSourceFile(statement.parent)
}

/** `super(…)` of direct subclasses, `new Subclass(…)` of those without a constructor, `new this(…)` in static methods. */
function inheritedCalls(tracer: Tracing, target: ts.ConstructorDeclaration): CallLike[] {
  const own = tracer.names.thisConstructions.filter((call) => ts.findAncestor(call, ts.isClassLike) === target.parent)
  const inherited = (tracer.names.calls.get('super') ?? []).filter((call) => {
    const parent = extendedBy(ts.findAncestor(call, ts.isClassLike))
    return parent !== undefined && extendsClass(tracer, parent, target.parent)
  })
  return [
    ...own,
    ...inherited,
    ...silentSubclasses(tracer, target.parent).flatMap((one) => constructionsOf(tracer, one)),
  ]
}

function extendsClass(tracer: Tracing, parent: ts.Expression, base: ts.ClassLikeDeclaration): boolean {
  const symbol = base.name && tracer.symbolOf(base.name)
  return (symbol !== undefined && tracer.symbolOf(parent) === symbol) || tracer.originsOf(parent).has(base)
}

/** Subclasses that take over the constructor of their base, theirs included. */
function silentSubclasses(tracer: Tracing, base: ts.ClassLikeDeclaration): ts.ClassLikeDeclaration[] {
  // What is added while the set is walked is walked as well; classes in a circle are found once.
  const found = new Set(subclassesOf(tracer, base))
  for (const one of found) for (const below of subclassesOf(tracer, one)) found.add(below)
  return [...found]
}

function subclassesOf(tracer: Tracing, base: ts.ClassLikeDeclaration): ts.ClassLikeDeclaration[] {
  return tracer.names.subclasses.filter((one) => {
    const parent = extendedBy(one)
    return parent !== undefined && !one.members.some(ts.isConstructorDeclaration) && extendsClass(tracer, parent, base)
  })
}

/** Every `new` of a class that is in sight. */
export function constructionsOf(tracer: Tracing, built: ts.ClassLikeDeclaration): CallLike[] {
  const locals = new Set([
    ...(built.name ? [built.name.text] : []),
    ...tracer.names.imports.localsOf(built.getSourceFile().fileName),
  ])
  const calls = [...locals].flatMap((local) => tracer.names.calls.get(local) ?? []).filter(ts.isNewExpression)
  return calls.filter((call) => tracer.originsOf(call.expression).has(built))
}

function symbolOfFunction(tracer: Tracing, target: FunctionNode): ts.Symbol | undefined {
  if (ts.isConstructorDeclaration(target)) return target.parent.name && tracer.symbolOf(target.parent.name)
  if (target.name) return tracer.checker.getSymbolAtLocation(target.name)
  const { parent } = outermost(target)
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent))
    return tracer.checker.getSymbolAtLocation(parent.name)
  return ts.isBinaryExpression(parent) ? tracer.symbolOf(parent.left) : undefined
}

/**
 * Whether a call passes what a function requires. `list.push(x)` is no call of a `push(queue, message)`, and asking for
 * the types of all lists to find that out takes long. JavaScript lets anybody leave out anything.
 */
function hasArgumentsFor(target: FunctionNode, call: CallLike): boolean {
  const given = call.arguments ?? []
  const required = target.parameters.findLastIndex(isRequired) + 1
  if (given.length >= required || given.some(ts.isSpreadElement)) return true
  return ((target.flags | call.flags) & ts.NodeFlags.JavaScriptFile) !== 0
}

function isRequired({
  questionToken,
  initializer,
  dotDotDotToken,
  name,
  type,
  parent,
}: ts.ParameterDeclaration): boolean {
  // What an interface asks for says by itself what may be left out: `const store: Store = { put(key, options) { … } }`.
  const isTypedAround = !type && !ts.isFunctionDeclaration(parent) && !ts.isClassLike(parent.parent)
  return !questionToken && !initializer && !dotDotDotToken && !isTypedAround && memberName(name) !== 'this'
}

function isCallOf(tracer: Tracing, call: CallLike, target: FunctionNode, symbol: ts.Symbol | undefined): boolean {
  const callee = unwrap(call.expression)
  const called = tracer.declaredBy(callee)
  const declared: ts.Node = ts.isConstructorDeclaration(target) ? target.parent : target
  if (called && (called === symbol || called.declarations?.some((one) => one === declared))) return true
  // A call that the checker resolved to something else is no call of ours; an unresolved one is followed.
  if (called?.declarations?.some((one) => isOneFunction(one) || ts.isClassLike(one))) return false
  return tracer.originsOf(callee).has(declared)
}

function argumentsFor(
  tracer: Tracing,
  target: FunctionNode,
  calls: readonly CallLike[],
  parameter: ts.ParameterDeclaration,
): ts.Node[] {
  const at = target.parameters.indexOf(parameter)
  const passed = calls.flatMap((call) => call.arguments?.[at] ?? [])
  return [...passed, ...passedToCallback(tracer, target, at)].filter((node) => !ts.isSpreadElement(node))
}

/** Where a function is handed to another: it itself where it is written there, else its name. */
function handedOver(tracer: Tracing, target: FunctionNode): ts.Expression[] {
  const node = outermost(target)
  if (isArgument(node)) return [node]
  const name = functionName(target)
  const named = (name === undefined ? undefined : tracer.names.handed.get(name)) ?? []
  const symbol = named.length > 0 ? symbolOfFunction(tracer, target) : undefined
  return symbol ? named.filter((one) => isArgument(one) && tracer.symbolOf(one) === symbol) : []
}

function isArgument(node: ts.Node): node is ts.Expression {
  return ts.isCallExpression(node.parent) && node.parent.arguments.includes(node as ts.Expression)
}

/** What a function receives from whoever it is passed to: a promise's value, an array's elements, a wrapper's client. */
function passedToCallback(tracer: Tracing, target: FunctionNode, at: number): ts.Node[] {
  return handedOver(tracer, target).flatMap((node) => givenBy(tracer, node, at))
}

function givenBy(tracer: Tracing, node: ts.Expression, at: number): ts.Node[] {
  const call = node.parent as ts.CallExpression
  const piped = at === 0 ? pipedInto(tracer, call) : undefined
  if (piped) return [...piped]
  const callee = unwrap(call.expression)
  const name = memberName(callee) ?? ''
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined
  if (receiver && name === 'then' && at === 0) return [receiver]
  const [list] = call.arguments
  if (list && list !== node && at === 0 && walksOver(tracer, callee)) return [...elementsOf(tracer, list)]
  if (receiver && ELEMENT_CALLBACKS.has(name) && at === 0) return [...elementsOf(tracer, receiver)]
  const pooled = receiver && (name === 'use' || name === 'acquire') && at === 0 ? pooledBy(tracer, receiver) : undefined
  if (pooled) return [...pooled]
  const position = call.arguments.indexOf(node)
  return tracer.functionsOf(callee).flatMap((wrapper) => argumentsGivenTo(tracer, wrapper, position, at))
}

const OF_LISTS = /^(?:each|forEach|map|flatMap|concat|filter|reject|some|every|find|detect|sortBy|groupBy)$/
/** Functions of packages that hand each element of their first argument to a callback; `async` has them in three kinds. */
const WALKS: Readonly<Record<string, RegExp>> = {
  async: /^(?:each|forEach|map|concat|filter|reject|some|every|detect|sortBy|groupBy)(?:Series|Limit)?$/,
  bluebird: /^(?:each|map|mapSeries|filter)$/,
  lodash: OF_LISTS,
  underscore: OF_LISTS,
  'p-map': /^default$/,
}

function walksOver(tracer: Tracing, callee: ts.Expression): boolean {
  const imported = importedAs(tracer, callee)
  return imported !== undefined && WALKS[imported.package]?.test(imported.name) === true
}

/** Inside a wrapper, the calls of the parameter that holds the callback. */
function argumentsGivenTo(tracer: Tracing, wrapper: FunctionNode, position: number, at: number): ts.Node[] {
  const parameter = wrapper.parameters[position]
  if (!parameter || !ts.isIdentifier(parameter.name)) return []
  const symbol = tracer.checker.getSymbolAtLocation(parameter.name)
  return (tracer.names.calls.get(parameter.name.text) ?? [])
    .filter((call) => tracer.symbolOf(call.expression) === symbol)
    .flatMap((call) => call.arguments?.[at] ?? [])
}

/** A function that is called as it stands there; a method of an interface is whatever class stands behind it. */
function isOneFunction(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && !isMethodToImplement(node)
}
