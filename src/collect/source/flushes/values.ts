import { readsValue } from '../../../model'
import { ts } from '../compiler'
import { readSymbol } from '../trace/read-symbol'
import { isFunctionNode, memberName, unwrap } from '../trace/syntax'
import { guardsBetween, namesIn } from '../usage/flow'
import type { Site } from '../usage/site'
import { earlierExits, repeaterOf } from './deletes'
import type { FoundKeys } from './found-keys'

/** Tell what a key holds, or what becomes of it. */
const DESCRIBES = /^(?:TYPE|P?TTL|OBJECT|MEMORY)$/
const MAX_PASSES = 3

/** What is read from the keys that were found, in the function that follows them. */
export class ReadValues {
  readonly #values = new Set<ts.Symbol>()
  /** What came of work that was awaited for one key, beside what the key holds. */
  readonly #answers = new Set<ts.Symbol>()

  /** @param siteOf the command that a call sends, if it is one */
  constructor(
    private readonly keys: FoundKeys,
    private readonly siteOf: (node: ts.Node) => Site | undefined,
  ) {
    for (const node of keys.nodes) {
      this.#notePipeline(node)
      this.#noteCallback(node)
    }
    const declared = keys.nodes.filter(ts.isVariableDeclaration)
    for (let pass = 0; pass < MAX_PASSES; pass++) for (const one of declared) this.#noteVariable(one)
  }

  /** What a pipeline gathers is in the answer to its EXEC. */
  #notePipeline(node: ts.Node): void {
    const site = this.#isRead(node) ? this.siteOf(node) : undefined
    if (site?.via === 'pipeline' && site.receiver) this.#add(site.receiver)
  }

  /** `redis.get(key, (error, value) => …)`, `redis.get(key).then((value) => …)`. */
  #noteCallback(node: ts.Node): void {
    if (!ts.isCallExpression(node)) return
    const { expression } = node
    const isAfter = memberName(expression) === 'then' && ts.isPropertyAccessExpression(expression)
    if (!this.#isRead(isAfter ? unwrap(expression.expression) : node)) return
    const [received] = node.arguments.map((one): ts.Node => unwrap(one)).filter(isFunctionNode)
    for (const { name } of received?.parameters ?? []) for (const one of namesIn(name)) this.#add(one)
  }

  #noteVariable({ name, initializer }: ts.VariableDeclaration): void {
    if (!initializer) return
    const isValue = this.#isAboutValue(initializer)
    if (!isValue && !this.#isAboutAnswer(initializer)) return
    for (const one of namesIn(name)) this.#add(one, isValue ? this.#values : this.#answers)
  }

  /** Whether what the keys hold decides which of them are kept for deletion. */
  get areDecisive(): boolean {
    return this.keys.nodes.some((node) => this.#choicesOf(node).some((one) => this.#isAboutValue(one)))
  }

  /** Whether the keys are read before a node. */
  areReadBefore(end: ts.Node): boolean {
    return this.keys.nodes.some((node) => node.pos < end.pos && this.#isRead(node))
  }

  /**
   * Whether what a key holds, or what was asked about it elsewhere, decides if one call deletes it: `if (expired(await
   * redis.get(key))) await redis.del(key)`. What the call itself makes use of (a key that was looked up, the client of a
   * shard) is no answer about the key.
   */
  decide(sender: ts.Node): boolean {
    const { scope, tracer } = this.keys
    const used = new Set(namesIn(sender).map((name) => readSymbol(name, tracer)))
    const isUsed = (node: ts.Node) => ts.isIdentifier(node) && used.has(readSymbol(node, tracer))
    const isAbout = (one: ts.Node) => this.#mentions(one, (node) => this.#isAnswer(node) && !isUsed(node))
    const conditions = guardsBetween(sender, scope).map(({ condition }) => condition)
    return [...conditions, ...earlierExits(sender, scope)].some((one) => one !== undefined && isAbout(one))
  }

  /** Whether what the keys hold is handed to somebody who is waited for before a node: it is moved, not dropped. */
  areMovedBefore(end: ts.Node): boolean {
    return this.keys.nodes.some((node) => {
      if (!ts.isAwaitExpression(node) || node.end > end.pos) return false
      const call = unwrap(node.expression)
      if (!ts.isCallExpression(call) || this.siteOf(call)) return false
      return call.arguments.some((one) => this.#mentions(one, (inner) => this.#isValue(inner)))
    })
  }

  /** The conditions under which a key is put into a list, and the callback that picks from one. */
  #choicesOf(node: ts.Node): readonly ts.Node[] {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return []
    const { name, expression } = node.expression
    if (name.text === 'filter') return this.keys.amountOf(expression) === undefined ? [] : node.arguments
    if (!/^(?:push|unshift|add)$/.test(name.text)) return []
    const repeater = repeaterOf(node, this.keys.scope)
    if (!repeater || node.arguments.every((one) => this.keys.amountOf(one) === undefined)) return []
    const conditions = guardsBetween(node, repeater).map(({ condition }) => condition)
    return [...conditions, ...earlierExits(node, repeater)].filter((one) => one !== undefined)
  }

  #isAboutValue(node: ts.Node): boolean {
    return this.#mentions(node, (one) => this.#isRead(one) || this.#isValue(one))
  }

  #isAboutAnswer(node: ts.Node): boolean {
    return this.#mentions(node, (one) => this.#isAnswer(one))
  }

  #mentions(node: ts.Node, isOne: (node: ts.Node) => boolean): boolean {
    let isFound = false
    const visit = (one: ts.Node): void => {
      isFound ||= isOne(one)
      if (!isFound) ts.forEachChild(one, visit)
    }
    visit(node)
    return isFound
  }

  #isRead(node: ts.Node): boolean {
    const site = ts.isCallExpression(node) ? this.siteOf(node) : undefined
    if (!site || !(readsValue(site.facts.name) || DESCRIBES.test(site.facts.name))) return false
    return (site.args ?? []).some((one) => this.keys.amountOf(one) !== undefined)
  }

  /** What a key holds, how that reads in a name, or `await db.orders.findOne({ id })`: work about one key. */
  #isAnswer(node: ts.Node): boolean {
    if (ts.isIdentifier(node)) return this.#isOf(node, this.#answers) || (this.#isValue(node) && !isCounted(node))
    if (this.#isRead(node)) return true
    const call = ts.isAwaitExpression(node) ? unwrap(node.expression) : undefined
    if (!call || !ts.isCallExpression(call) || this.#sends(call)) return false
    return call.arguments.some((one) => this.#mentions(one, (inner) => this.keys.amountOf(inner) === 'one'))
  }

  /** Whether a call is a command, or a chain of them. */
  #sends(call: ts.CallExpression): boolean {
    return this.#mentions(call, (one) => this.siteOf(one) !== undefined)
  }

  #isValue(node: ts.Node): boolean {
    return ts.isIdentifier(node) && this.#isOf(node, this.#values)
  }

  #isOf(name: ts.Identifier, symbols: ReadonlySet<ts.Symbol>): boolean {
    const symbol = readSymbol(name, this.keys.tracer)
    return symbol !== undefined && symbols.has(symbol)
  }

  #add(node: ts.Node, symbols = this.#values): void {
    const symbol = this.keys.tracer.symbolOf(node)
    if (symbol) symbols.add(symbol)
  }
}

/** `values.length`: how many were read says nothing about one of them. */
function isCounted({ parent }: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'length'
}
