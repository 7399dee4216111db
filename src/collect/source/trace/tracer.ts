import { ts } from '../compiler'
import { callersOf } from './callers'
import { yieldedBy } from './effects'
import { elementsOf } from './elements'
import type { NameIndex } from './index-of-names'
import { injectedInto } from './injected'
import { computedMemberOf, memberOf } from './members'
import { providedFor } from './providers'
import { resolvedBy, resultOf } from './results'
import {
  type FunctionNode,
  isAmbientVariable,
  isFunctionNode,
  isGlobalMember,
  isSlot,
  memberName,
  namingNode,
  returnedExpressions,
  sidesGiven,
  unwrap,
  valueSymbol,
} from './syntax'
import { NO_SURROUNDINGS, type Origins, type Surroundings, type Tracing } from './tracing'

const NOTHING: Origins = new Set()
const MAX_DEPTH = 40

/**
 * Follows values backwards: through variables, assignments, fields, parameters and their callers, returns, imports. It
 * complements the checker where types are missing, and finds the constructions behind an expression where they are not.
 */
export class Tracer implements Tracing {
  readonly #known = new Map<ts.Node, Origins>()
  readonly #active = new Set<ts.Node>()
  /** Active nodes at which another question about them was cut short. */
  readonly #cut = new Set<ts.Node>()
  /** Nodes without an answer as long as the same nodes are active, with the depth at which they were asked. */
  readonly #fruitless = new Map<ts.Node, number>()
  readonly #ofSymbols = new Map<ts.Symbol, Origins>()
  #cuts = 0
  readonly symbols = new Map<ts.Node, ts.Symbol | undefined>()

  constructor(
    readonly checker: ts.TypeChecker,
    readonly names: NameIndex,
    readonly surroundings: Surroundings = NO_SURROUNDINGS,
    /** One of fewer files, whose answers stand where they name a declaration. */
    readonly earlier?: Tracer,
  ) {}

  packageOf(node: ts.Node): string {
    return this.surroundings.packageOf(node.getSourceFile().fileName)
  }

  originsOf(expression: ts.Node): Origins {
    const node = ts.isExpression(expression) ? unwrap(expression) : expression
    const known = this.#known.get(node)
    if (known) return known
    if (this.#isCut(node)) return NOTHING
    const before = this.#cuts
    let found: Origins | undefined
    this.#active.add(node)
    try {
      found = this.#resolve(node)
      // An empty answer inside a cycle may only mean that the cycle was entered here: it is asked again from outside.
      if (this.#active.size === 1 || found.size > 0 || this.#cuts === before) this.#known.set(node, found)
      else this.#fruitless.set(node, this.#active.size)
      return found
    } finally {
      this.#active.delete(node)
      // What found nothing because this node was being asked for may find what it has. Where it has nothing either, to ask
      // again would go through every order of the nodes of a cycle.
      if (this.#cut.delete(node) && found?.size !== 0) this.#fruitless.clear()
    }
  }

  /** Whether asking again leads nowhere: round a cycle, too deep, or where it led nowhere a moment ago. */
  #isCut(node: ts.Node): boolean {
    const isActive = this.#active.has(node)
    const depth = this.#active.size
    if (isActive) this.#cut.add(node)
    else if (depth <= MAX_DEPTH && depth + 1 < (this.#fruitless.get(node) ?? Number.POSITIVE_INFINITY)) return false
    this.#cuts++
    return true
  }

  functionsOf(expression: ts.Expression): FunctionNode[] {
    return [...this.originsOf(expression)].filter(isFunctionNode)
  }

  union(nodes: Iterable<ts.Node>): Origins {
    const all = new Set<ts.Node>()
    for (const node of nodes) for (const origin of this.originsOf(node)) all.add(origin)
    return all
  }

  symbolOf(node: ts.Node): ts.Symbol | undefined {
    // Every use of a variable asks for the symbols of all its assignments: the checker is asked once for each.
    if (!this.symbols.has(node)) this.symbols.set(node, this.#findSymbol(node))
    return this.symbols.get(node)
  }

  declaredBy(node: ts.Node): ts.Symbol | undefined {
    const known = this.earlier?.symbols.get(node)
    const isCertain = known?.declarations?.some((one) => ts.isFunctionLike(one) || ts.isClassLike(one))
    return isCertain ? known : this.symbolOf(node)
  }

  #findSymbol(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(namingNode(node))
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol
  }

  #resolve(node: ts.Node): Origins {
    if (ts.isIdentifier(node)) return this.#identifier(node)
    if (ts.isPropertyAccessExpression(node)) return this.#property(node, node.name.text)
    if (ts.isElementAccessExpression(node)) return this.#element(node)
    if (ts.isCallExpression(node)) return resultOf(this, node)
    if (ts.isNewExpression(node)) return resolvedBy(this, node) ?? new Set([node])
    if (ts.isConditionalExpression(node)) return this.union([node.whenTrue, node.whenFalse])
    if (ts.isBinaryExpression(node)) return this.#binary(node)
    if (ts.isAwaitExpression(node)) return this.originsOf(node.expression)
    if (ts.isParameter(node)) return this.#parameter(node)
    if (ts.isBindingElement(node)) return this.#bindingElement(node)
    if (ts.isGetAccessorDeclaration(node)) return this.union(returnedExpressions(node))
    return ts.isYieldExpression(node) ? yieldedBy(this, node) : new Set([node])
  }

  #identifier(node: ts.Identifier): Origins {
    if (node.text === 'undefined') return NOTHING
    const local = valueSymbol(this.checker, node)
    if (!local) return this.#global(node)
    return this.ofSymbol(local, node)
  }

  ofSymbol(local: ts.Symbol, from: ts.Node): Origins {
    const symbol = local.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(local) : local
    const known = this.#ofSymbols.get(symbol)
    if (known) return known
    const declarations = symbol.declarations ?? []
    if (declarations.length === 0) return new Set(local.declarations ?? [from]) // an import that leads out of the checkout
    const values = declarations.flatMap((declaration) => this.#valuesOf(declaration))
    for (const assignment of this.names.assignments.get(symbol.name) ?? []) {
      if (this.symbolOf(unwrap(assignment.left)) === symbol) values.push(assignment.right)
    }
    const isGlobal = values.length === 0 && declarations.some((one) => isAmbientVariable(one))
    if (isGlobal && ts.isIdentifier(from)) return this.#global(from)
    return values.length > 0 ? this.#unionFor(symbol, values) : new Set(declarations)
  }

  /** A name with thousands of values may also be read thousands of times: a whole answer is kept. */
  #unionFor(symbol: ts.Symbol, values: readonly ts.Node[]): Origins {
    const before = this.#cuts
    const found = this.union(values)
    if (this.#cuts === before) this.#ofSymbols.set(symbol, found)
    return found
  }

  /** Expressions (or declarations that stand for themselves) that a declaration gives its name. */
  #valuesOf(declaration: ts.Declaration): ts.Node[] {
    if (ts.isVariableDeclaration(declaration)) return this.#variable(declaration)
    if (ts.isPropertyAssignment(declaration)) return [declaration.initializer]
    if (ts.isShorthandPropertyAssignment(declaration)) return [declaration.name]
    if (ts.isPropertyDeclaration(declaration)) {
      return [...(declaration.initializer ? [declaration.initializer] : []), ...providedFor(this, declaration)]
    }
    if (ts.isExportAssignment(declaration)) return [declaration.expression]
    if (ts.isBinaryExpression(declaration)) return [declaration.right]
    if (ts.isPropertyAccessExpression(declaration) || ts.isElementAccessExpression(declaration)) {
      const { parent } = declaration
      return ts.isBinaryExpression(parent) && parent.left === declaration ? [parent.right] : []
    }
    if (ts.isPropertySignature(declaration)) return []
    return [declaration]
  }

  #variable(declaration: ts.VariableDeclaration): ts.Node[] {
    if (declaration.initializer) return [declaration.initializer]
    const loop = declaration.parent.parent
    return ts.isForOfStatement(loop) ? [...elementsOf(this, loop.expression)] : []
  }

  #global(node: ts.Identifier): Origins {
    const assigned = (this.names.assignments.get(node.text) ?? []).filter((one) => isGlobalMember(one.left))
    return assigned.length > 0 ? this.union(assigned.map((one) => one.right)) : new Set([node])
  }

  #property(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, name: string): Origins {
    const symbol = this.checker.getSymbolAtLocation(namingNode(node))
    const declared = symbol?.declarations?.length ? this.ofSymbol(symbol, node) : NOTHING
    // `client: null` in a literal says nothing about what is put there later.
    const typed = new Set([...declared].filter((one) => one.kind !== ts.SyntaxKind.NullKeyword))
    if ([...typed].some((origin) => !isSlot(origin))) return typed
    const found = memberOf(this, node.expression, name)
    if (found.size > 0) return found
    return typed.size > 0 ? typed : new Set([node])
  }

  #element(node: ts.ElementAccessExpression): Origins {
    const name = memberName(node)
    if (name !== undefined) return this.#property(node, name)
    const elements = [...elementsOf(this, node.expression)]
    const found = elements.length > 0 ? this.union(elements) : computedMemberOf(this, node)
    return found.size > 0 ? found : new Set([node])
  }

  #binary(node: ts.BinaryExpression): Origins {
    const sides = sidesGiven(node)
    return sides.length > 0 ? this.union(sides) : new Set([node])
  }

  #parameter(node: ts.ParameterDeclaration): Origins {
    const { parent } = node
    if (node.dotDotDotToken) return new Set([node])
    const callers = ts.isFunctionLike(parent) && 'body' in parent ? callersOf(this, parent as FunctionNode) : undefined
    const passed = [...(callers?.argumentsFor(node) ?? []), ...providedFor(this, node)]
    const found = new Set(this.union(node.initializer ? [...passed, node.initializer] : passed))
    for (const origin of injectedInto(this, node)) found.add(origin)
    // Nobody in sight calls it: whoever does may pass anything.
    if (!callers?.isCalled || found.size === 0) found.add(node)
    return found
  }

  #bindingElement(node: ts.BindingElement): Origins {
    const name = node.propertyName ?? node.name
    const owner = node.parent.parent
    if (ts.isArrayBindingPattern(node.parent)) return this.#arrayElement(node, node.parent)
    if (!ts.isIdentifier(name)) return new Set([node])
    const from = ts.isVariableDeclaration(owner) ? owner.initializer : owner
    if (from && node.dotDotDotToken) return this.originsOf(from)
    const found = new Set(from ? memberOf(this, from, name.text) : [])
    if (found.size === 0) found.add(node)
    if (node.initializer) for (const origin of this.originsOf(node.initializer)) found.add(origin)
    return found
  }

  /** `const [client] = await Promise.all([connect()])`. */
  #arrayElement(node: ts.BindingElement, pattern: ts.ArrayBindingPattern): Origins {
    const owner = pattern.parent
    const list = ts.isVariableDeclaration(owner) ? owner.initializer : undefined
    const element = list && elementsOf(this, list)[pattern.elements.indexOf(node)]
    return element ? this.originsOf(element) : new Set([node])
  }
}
