import { readsValue } from '../../../model'
import { ts } from '../compiler'
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

  /** @param siteOf the command that a call sends, if it is one */
  constructor(
    private readonly keys: FoundKeys,
    private readonly siteOf: (node: ts.Node) => Site | undefined,
  ) {
    for (const node of keys.nodes) this.#notePipeline(node)
    const declared = keys.nodes.filter(ts.isVariableDeclaration)
    for (let pass = 0; pass < MAX_PASSES; pass++) for (const one of declared) this.#noteVariable(one)
  }

  /** What a pipeline gathers is in the answer to its EXEC. */
  #notePipeline(node: ts.Node): void {
    const site = this.#isRead(node) ? this.siteOf(node) : undefined
    if (site?.via === 'pipeline' && site.receiver) this.#add(site.receiver)
  }

  #noteVariable({ name, initializer }: ts.VariableDeclaration): void {
    if (initializer && this.#isAboutValue(initializer)) for (const one of namesIn(name)) this.#add(one)
  }

  /** Whether what the keys hold decides which of them are kept for deletion. */
  get areDecisive(): boolean {
    return this.keys.nodes.some((node) => this.#choicesOf(node).some((one) => this.#isAboutValue(one)))
  }

  /** Whether the keys are read before a node. */
  areReadBefore(end: ts.Node): boolean {
    return this.keys.nodes.some((node) => node.pos < end.pos && this.#isRead(node))
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
    let isFound = false
    const visit = (one: ts.Node): void => {
      isFound ||= this.#isRead(one) || (ts.isIdentifier(one) && this.#isValue(one))
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

  #isValue(name: ts.Identifier): boolean {
    const symbol = this.keys.tracer.symbolOf(name)
    return symbol !== undefined && this.#values.has(symbol)
  }

  #add(node: ts.Node): void {
    const symbol = this.keys.tracer.symbolOf(node)
    if (symbol) this.#values.add(symbol)
  }
}
