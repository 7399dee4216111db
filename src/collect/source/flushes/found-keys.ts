import { ts } from '../compiler'
import { readSymbol } from '../trace/read-symbol'
import { type FunctionNode, isFunctionNode, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { type Amount, CUTS, elementOf, larger, resultOfMethod } from './amounts'
import { callbackBindings } from './callbacks'
import { largest, ofMember, ofOther } from './expressions'
import { nodesOf } from './scope-nodes'

/** What holds keys before anything is followed: the call that finds them, or a parameter that is handed them. */
export type Seeds = ReadonlyMap<ts.Node | ts.Symbol, Amount>

const MAX_PASSES = 6
const MAX_DEPTH = 40

/** Follows keys that were found through one function: into variables, lists, loops and callbacks. */
export class FoundKeys {
  readonly nodes: readonly ts.Node[]
  readonly #symbols = new Map<ts.Symbol, Amount>()
  /** Asked anew in each pass, and for each key that is added to a list. */
  readonly #emptied = new Map<ts.Symbol, boolean>()
  readonly #resolved = new Map<ts.Node, readonly ts.Expression[]>()
  /** Lists that keys are added to. */
  readonly #grown = new Set<ts.Symbol>()
  #returned: Amount | undefined
  #hasChanged = true

  /**
   * @param scope the function, or the file, whose statements are followed
   * @param isPaged whether the keys arrive page by page, so that a list made for each page stays small
   * @param isCommand whether a call sends a command to the server: what comes back holds no keys that were found
   */
  constructor(
    readonly tracer: Tracer,
    readonly scope: ts.Node,
    readonly seeds: Seeds,
    readonly isPaged: boolean,
    readonly isCommand: (node: ts.Node) => boolean,
  ) {
    this.nodes = nodesOf(scope) ?? []
    for (let pass = 0; pass < MAX_PASSES && this.#hasChanged; pass++) {
      this.#hasChanged = false
      for (const node of this.nodes) this.#follow(node)
    }
  }

  /** What the function gives back; what it yields counts as handed out. */
  get returned(): Amount | undefined {
    return this.#returned
  }

  /** The lists that a function is handed and adds keys to: the positions of its parameters. */
  filledParameters({ parameters }: FunctionNode): { readonly at: number; readonly amount: Amount }[] {
    return parameters.flatMap(({ name }, at) => {
      const symbol = this.tracer.symbolOf(name)
      const amount = symbol && this.#grown.has(symbol) ? this.#symbols.get(symbol) : undefined
      return amount ? [{ at, amount }] : []
    })
  }

  /** How many of the keys an expression stands for; undefined where it holds none. */
  amountOf(expression: ts.Node, depth = 0): Amount | undefined {
    if (depth > MAX_DEPTH) return undefined
    const node = ts.isExpression(expression) ? unwrap(expression) : expression
    const seed = this.seeds.get(node)
    if (seed) return seed
    const inner = (one: ts.Node) => this.amountOf(one, depth + 1)
    if (ts.isIdentifier(node)) return this.#ofSymbol(node)
    if (ts.isPropertyAccessExpression(node)) return this.#ofSymbol(node) ?? ofMember(inner(node.expression), node)
    if (ts.isCallExpression(node)) return this.isCommand(node) ? undefined : this.#ofCall(node, inner)
    return ts.isNewExpression(node) ? this.#ofNew(node, inner) : ofOther(node, inner)
  }

  #ofSymbol(node: ts.Node): Amount | undefined {
    const symbol = readSymbol(node, this.tracer)
    return symbol && (this.#symbols.get(symbol) ?? this.seeds.get(symbol))
  }

  #ofCall(call: ts.CallExpression, inner: (one: ts.Node) => Amount | undefined): Amount | undefined {
    const callee = unwrap(call.expression)
    const name = memberName(callee) ?? ''
    const receiver = ts.isPropertyAccessExpression(callee) ? inner(callee.expression) : undefined
    if (receiver) return resultOfMethod(name, receiver, call.arguments.length)
    const given = largest(call.arguments, inner)
    return given && given !== 'one' && CUTS.test(name) ? 'pages' : given
  }

  /** `new Set(keys)`, `new Promise((resolve) => … resolve(keys))`. */
  #ofNew(node: ts.NewExpression, inner: (one: ts.Node) => Amount | undefined): Amount | undefined {
    const [executor] = node.arguments ?? []
    if (memberName(node.expression) !== 'Promise' || !executor) return largest(node.arguments ?? [], inner)
    const values = this.#resolved.get(node) ?? this.#resolvedBy(executor)
    this.#resolved.set(node, values)
    return largest(values, inner)
  }

  #resolvedBy(executor: ts.Expression): ts.Expression[] {
    const [resolve] = isFunctionNode(executor) ? executor.parameters : []
    const symbol = resolve && this.tracer.symbolOf(resolve.name)
    if (!symbol) return []
    const calls = this.nodes.filter(ts.isCallExpression).filter(({ expression }) => {
      return (
        ts.isIdentifier(expression) && expression.text === symbol.name && this.tracer.symbolOf(expression) === symbol
      )
    })
    return calls.flatMap((call) => [...call.arguments])
  }

  #follow(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && node.initializer) this.#bind(node.name, node.initializer)
    else if (ts.isForOfStatement(node)) this.#followLoop(node)
    else if (ts.isBinaryExpression(node)) this.#followAssignment(node)
    else if (ts.isCallExpression(node)) this.#followCall(node)
    else if (ts.isReturnStatement(node) && node.expression && this.#isOwn(node))
      this.#give(this.amountOf(node.expression))
    else if (ts.isYieldExpression(node) && node.expression && this.#isOwn(node))
      this.#followYield(node, node.expression)
    else if (node === this.scope && isFunctionNode(node) && node.body && !ts.isBlock(node.body)) {
      this.#give(this.amountOf(node.body))
    }
  }

  /** Whether a statement returns from the function itself, not from a callback in it. */
  #isOwn(node: ts.Node): boolean {
    return ts.findAncestor(node, ts.isFunctionLike) === this.scope
  }

  #followYield(node: ts.YieldExpression, value: ts.Expression): void {
    const amount = this.amountOf(value)
    const handsOn = node.asteriskToken !== undefined
    if (amount) this.#give(handsOn ? amount : amount === 'one' ? 'singles' : 'pages')
  }

  #give(amount: Amount | undefined): void {
    if (amount && larger(this.#returned, amount) !== this.#returned) {
      this.#returned = amount
      this.#hasChanged = true
    }
  }

  #followLoop({ initializer, expression }: ts.ForOfStatement): void {
    const amount = this.amountOf(expression)
    if (!amount) return
    const target = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : initializer
    if (target) this.#hold(target, elementOf(amount))
  }

  #followAssignment({ left, operatorToken, right }: ts.BinaryExpression): void {
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return
    const amount = this.amountOf(right)
    const target = unwrap(left)
    const isGrowing =
      ts.isIdentifier(target) && new RegExp(`\\b${target.text.replaceAll('$', '\\$')}\\b`).test(right.getText())
    if (amount && isGrowing && amount !== 'one') this.#collect(target, amount)
    else this.#bind(left, right)
  }

  #followCall(call: ts.CallExpression): void {
    const callee = unwrap(call.expression)
    if (ts.isPropertyAccessExpression(callee) && /^(?:push|unshift|add)$/.test(callee.name.text)) {
      const amount = largest(call.arguments, (one) => this.amountOf(one))
      if (amount) this.#collect(callee.expression, amount)
    }
    for (const { name, amount } of callbackBindings(call, this)) this.#hold(name, amount)
  }

  #bind(target: ts.BindingName | ts.Expression, value: ts.Expression): void {
    const amount = this.amountOf(value)
    if (amount) this.#hold(target, amount)
  }

  /** Gives a name, or the names of a pattern, what they hold. */
  #hold(target: ts.BindingName | ts.Expression, amount: Amount): void {
    const node = ts.isExpression(target) ? unwrap(target) : target
    if (ts.isArrayBindingPattern(node) || ts.isObjectBindingPattern(node)) {
      for (const element of node.elements) {
        if (ts.isBindingElement(element)) this.#holdPart(element.name, amount, ts.isObjectBindingPattern(node))
      }
    } else if (ts.isArrayLiteralExpression(node)) {
      for (const element of node.elements) this.#holdPart(element, amount, false)
    } else this.#set(this.tracer.symbolOf(node), amount)
  }

  /** One of the parts into which a value is taken apart; a pattern with a rest takes what is left of a list. */
  #holdPart(part: ts.BindingName | ts.Expression, amount: Amount, isNamed: boolean): void {
    if (ts.isOmittedExpression(part) || /^\w{0,20}cursor$/i.test(part.getText())) return
    this.#hold(part, isNamed && amount !== 'reply' ? amount : elementOf(amount))
  }

  /** A list that keys are added to: it grows to all of them, unless it is emptied or made anew for each page. */
  #collect(list: ts.Expression, added: Amount): void {
    const symbol = this.tracer.symbolOf(unwrap(list))
    if (!symbol) return
    const isEmptied = this.#emptied.get(symbol) ?? this.#isEmptied(symbol)
    this.#emptied.set(symbol, isEmptied)
    const isSmall = added !== 'all' && added !== 'pages' && (isEmptied || this.#isOfOnePage(symbol))
    this.#grown.add(symbol)
    this.#set(symbol, isSmall ? 'page' : 'all')
  }

  #set(symbol: ts.Symbol | undefined, amount: Amount): void {
    if (!symbol || larger(this.#symbols.get(symbol), amount) === this.#symbols.get(symbol)) return
    this.#symbols.set(symbol, amount)
    this.#hasChanged = true
  }

  /** `batch = []`, `batch.length = 0`, `batch.clear()` on the way. */
  #isEmptied(symbol: ts.Symbol): boolean {
    return this.nodes.some((node) => {
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
        return this.tracer.symbolOf(emptied(node) ?? node) === symbol
      }
      if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
      const { name, expression } = node.expression
      return /^(?:splice|clear)$/.test(name.text) && this.tracer.symbolOf(expression) === symbol
    })
  }

  #isOfOnePage({ valueDeclaration: declared }: ts.Symbol): boolean {
    if (!this.isPaged || !declared) return false
    for (let at: ts.Node = declared; at.parent && at.parent !== this.scope; at = at.parent) {
      const { parent } = at
      if (ts.isIterationStatement(parent, false) && parent.statement === at) return true
      if (isFunctionNode(parent) && ts.isCallExpression(parent.parent)) return true
    }
    return false
  }
}

/** What an assignment empties: `x` of `x = []`, of `x.length = 0`. */
function emptied({ left, right }: ts.BinaryExpression): ts.Node | undefined {
  if (ts.isArrayLiteralExpression(right) && right.elements.length === 0) return left
  const isLength = ts.isPropertyAccessExpression(left) && left.name.text === 'length'
  return isLength && right.getText() === '0' ? left.expression : undefined
}
