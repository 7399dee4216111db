import { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import type { CallLike } from '../trace/index-of-names'
import { type FunctionNode, functionName, memberName, outermost, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { heldBy } from './holders'

/**
 * One place that runs a function: a call of it, a call that it is handed to, or a call of what `callbackify` has made of it,
 * which tells a callback of the failure.
 */
export type Use =
  | { readonly how: 'called'; readonly call: CallLike }
  | { readonly how: 'told'; readonly call: ts.CallExpression }
  | { readonly how: 'handed'; readonly call: CallLike; readonly argument: ts.Expression }

/** A name as common as `get` is asked about this often, at most: each time the checker has to find out what it is of. */
const MAX_CANDIDATES = 1500
const MAX_USES = 200

/** Finds what runs a function: calls, also through an interface, and calls and properties that it is handed to by name. */
export class Users {
  /** Arguments that are names or members, by the last name. */
  readonly #handed = new Map<string, { call: CallLike; argument: ts.Expression }[]>()
  readonly #known = new Map<FunctionNode, readonly Use[]>()

  constructor(readonly tracer: Tracer) {
    for (const calls of tracer.names.calls.values()) for (const call of calls) this.#record(call)
  }

  /** Every use in sight, by their places: which of them is told must not depend on when its file was read. */
  of(target: FunctionNode): readonly Use[] {
    const known =
      this.#known.get(target) ??
      this.#find(target)
        .flatMap((use) => this.#toldBy(use))
        .sort((one, other) => byPlace(one.call, other.call))
        .slice(0, MAX_USES)
    this.#known.set(target, known)
    return known
  }

  /** The calls of a function, through an interface as well. */
  callsOf(target: FunctionNode): CallLike[] {
    return this.of(target).flatMap((use) => (use.how === 'called' ? [use.call] : []))
  }

  /** The calls of what a variable holds, wherever it is imported, and those that it is handed to. */
  ofName(name: ts.Identifier): Use[] {
    const symbol = this.tracer.symbolOf(name)
    if (!symbol) return []
    const calls = [name.text, ...exportedAs(name)].flatMap((one) => this.tracer.names.calls.get(one) ?? [])
    return [
      ...calls
        .slice(0, MAX_CANDIDATES)
        .filter(({ expression }) => this.#names(expression, symbol))
        .map((call): Use => ({ how: 'called', call })),
      ...this.#handedAs(name.text, (argument) => this.#names(argument, symbol)),
    ]
  }

  /** The calls of a method on what a variable or a field holds: every `breaker.fire()`. */
  callsOn(holder: ts.Node, methods: readonly string[]): ts.CallExpression[] {
    const symbol = this.tracer.symbolOf(holder)
    const name = memberName(holder)
    if (!symbol || name === undefined) return []
    return methods.flatMap((method) =>
      (this.tracer.names.calls.get(method) ?? []).filter((call): call is ts.CallExpression => {
        const callee = unwrap(call.expression)
        if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return false
        return memberName(callee.expression) === name && this.#names(callee.expression, symbol)
      }),
    )
  }

  #record(call: CallLike): void {
    for (const argument of call.arguments ?? []) {
      const name = handedName(argument)
      if (name === undefined) continue
      const known = this.#handed.get(name)
      if (known) known.push({ call, argument })
      else this.#handed.set(name, [{ call, argument }])
    }
  }

  #find(target: FunctionNode): Use[] {
    const name = functionName(target)
    const called = callersOf(this.tracer, target).calls.map((call): Use => ({ how: 'called', call }))
    const outer = outermost(target)
    const { parent } = outer
    const isHanded = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== outer
    const inline: Use[] = isHanded ? [{ how: 'handed', call: parent, argument: outer as ts.Expression }] : []
    if (name === undefined) return [...inline, ...called]
    const symbol = symbolOfDeclared(this.tracer, target)
    const handed = symbol ? this.#handedAs(name, (argument) => this.#names(argument, symbol)) : []
    return [...inline, ...called, ...this.#throughInterfaces(target, name), ...handed]
  }

  /** A use itself; of a function that `callbackify` is handed, the uses of what that gives. */
  #toldBy(use: Use): Use[] {
    if (use.how !== 'handed' || memberName(use.call.expression) !== 'callbackify') return [use]
    const holder = heldBy(outermost(use.call).parent)
    if (!holder || !ts.isIdentifier(holder)) return []
    return this.ofName(holder).flatMap(({ how, call }) => {
      return how === 'called' && ts.isCallExpression(call) ? [{ how: 'told', call }] : []
    })
  }

  #handedAs(name: string, isOurs: (argument: ts.Expression) => boolean): Use[] {
    return (this.#handed.get(name) ?? [])
      .slice(0, MAX_CANDIDATES)
      .filter(({ argument }) => isOurs(functionBehind(argument)))
      .map(({ call, argument }): Use => ({ how: 'handed', call, argument }))
  }

  #names(expression: ts.Expression, symbol: ts.Symbol): boolean {
    const found = this.tracer.declaredBy(unwrap(expression))
    if (found === symbol) return true
    return found?.valueDeclaration !== undefined && found.valueDeclaration === symbol.valueDeclaration
  }

  /** Calls of a method of an interface or a base class that the class, or the object literal, of the function implements. */
  #throughInterfaces(target: FunctionNode, name: string): Use[] {
    const declared = new Set<ts.Node>(this.#typesBehind(target).filter(isTypeDeclaration))
    if (declared.size === 0) return []
    if (ts.isClassLike(target.parent) && this.#isNeverMade(target.parent, declared)) return []
    const calls = (this.tracer.names.calls.get(name) ?? []).slice(0, MAX_CANDIDATES)
    return calls
      .filter(({ expression }) => {
        const found = this.tracer.declaredBy(unwrap(expression))
        return found?.declarations?.some((one) => declared.has(one.parent)) === true
      })
      .map((call): Use => ({ how: 'called', call }))
  }

  /** Whether a class is declared for others alone, while another of its types is made here. */
  #isNeverMade(target: ts.ClassLikeDeclaration, types: ReadonlySet<ts.Node>): boolean {
    const { name, parent } = target
    // Who imports a default export calls it as he likes.
    const isDefault = (ts.getCombinedModifierFlags(target) & ts.ModifierFlags.Default) !== 0
    if (!name || isDefault || !ts.isSourceFile(parent)) return false
    const named = [...types].flatMap((one) => (ts.isInterfaceDeclaration(one) ? one.name.text : []))
    return this.tracer.surroundings.isNeverMade(name.text, parent, named)
  }

  /** The types that are written for a class, or for an object literal: `create(): Store { return { async get() {} } }`. */
  #typesBehind(target: FunctionNode): readonly ts.Declaration[] {
    const { parent } = target
    if (ts.isClassLike(parent)) {
      const types = (parent.heritageClauses ?? []).flatMap(({ types }) => types)
      return types.flatMap(({ expression }) => this.tracer.symbolOf(expression)?.declarations ?? [])
    }
    const literal = ts.isPropertyAssignment(parent) ? parent.parent : parent
    if (!ts.isObjectLiteralExpression(literal)) return []
    const type = this.tracer.checker.getContextualType(literal)
    // In an async function it is the type, or a promise of it.
    return (type?.isUnion() ? type.types : [type]).flatMap((one) => one?.symbol?.declarations ?? [])
  }
}

/** Other names under which a module exports what it calls so: `export { showNow as show }`. */
function exportedAs(name: ts.Identifier): string[] {
  const exported = name.getSourceFile().statements.flatMap((one) => {
    const clause = ts.isExportDeclaration(one) && !one.moduleSpecifier ? one.exportClause : undefined
    return clause && ts.isNamedExports(clause) ? [...clause.elements] : []
  })
  return exported.filter(({ propertyName }) => propertyName?.text === name.text).map((one) => one.name.text)
}

function isTypeDeclaration(node: ts.Node): boolean {
  return ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)
}

function symbolOfDeclared(tracer: Tracer, target: FunctionNode): ts.Symbol | undefined {
  if (target.name) return tracer.checker.getSymbolAtLocation(target.name)
  const { parent } = outermost(target)
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) {
    return tracer.checker.getSymbolAtLocation(parent.name)
  }
  return ts.isBinaryExpression(parent) ? tracer.symbolOf(parent.left) : undefined
}

/** `show`, `users.show`, `users.show.bind(users)`. */
function handedName(argument: ts.Expression): string | undefined {
  const node = functionBehind(argument)
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) ? memberName(node) : undefined
}

function functionBehind(argument: ts.Expression): ts.Expression {
  const node = unwrap(argument)
  const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined
  const isBound = callee && ts.isPropertyAccessExpression(callee) && callee.name.text === 'bind'
  return isBound ? unwrap(callee.expression) : node
}

function byPlace(one: ts.Node, other: ts.Node): number {
  const [path, otherPath] = [one.getSourceFile().fileName, other.getSourceFile().fileName]
  if (path === otherPath) return one.pos - other.pos
  return path < otherPath ? -1 : 1
}
