import { ts } from '../compiler'
import { memberName, returnedExpressions, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { KeyReader } from './keys'
import type { Site } from './site'

const MAX_DEPTH = 10
/** Calls that give the text of what they are given or called on. */
const TEXT_FUNCTION = /^(?:String|Number|parseInt)$/
const TEXT_METHOD = /^(?:toString|trim|padStart|concat|join)$/

/**
 * Patterns of the keys whose values other keys are built from: `get('menu:version')` whose answer ends up in
 * `menu:${version}:${dish}`. Raising such a value drops all that was built from it, so it has to outlive them.
 */
export function versionKeys(sites: readonly Site[], keys: KeyReader): ReadonlySet<string> {
  const reads = new Map<ts.Node, string>()
  for (const site of sites) {
    const pattern = site.facts.name === 'GET' ? patternOf(site, keys) : undefined
    if (pattern !== undefined) reads.set(site.sender, pattern)
  }
  const found = new Set<string>()
  if (reads.size === 0) return found
  for (const site of sites) {
    const key = keyOf(site)
    if (!key) continue
    for (const node of new Ingredients(keys.tracer, reads).of(key)) found.add(reads.get(node) as string)
  }
  return found
}

function keyOf({ args, facts }: Site): ts.Expression | undefined {
  const key = args?.[facts.keyAt]
  return key && !ts.isSpreadElement(key) ? key : undefined
}

function patternOf(site: Site, keys: KeyReader): string | undefined {
  const key = keyOf(site)
  return (key && keys.patternOf(key)) ?? undefined
}

/** The reads whose values are put into one key together with other text. */
class Ingredients {
  readonly #found = new Set<ts.Node>()
  readonly #seen = new Set<ts.Node>()

  constructor(
    readonly tracer: Tracer,
    readonly reads: ReadonlyMap<ts.Node, string>,
  ) {}

  of(key: ts.Expression): ReadonlySet<ts.Node> {
    this.#visit(key, false, 0)
    return this.#found
  }

  /** `isPart`: within a larger text. A key that is a value as a whole is looked up, not built. */
  #visit(node: ts.Node, isPart: boolean, depth: number): void {
    const inner = ts.isExpression(node) ? unwrap(node) : node
    if (depth > MAX_DEPTH || this.#seen.has(inner)) return
    this.#seen.add(inner)
    if (isPart && this.reads.has(inner)) this.#found.add(inner)
    else for (const [part, isInText] of this.#partsOf(inner)) this.#visit(part, isPart || isInText, depth + 1)
  }

  #partsOf(node: ts.Node): (readonly [ts.Node, boolean])[] {
    if (ts.isTemplateExpression(node)) return node.templateSpans.map((span) => [span.expression, true])
    if (ts.isBinaryExpression(node)) {
      const isInText = node.operatorToken.kind === ts.SyntaxKind.PlusToken
      return [node.left, node.right].map((one) => [one, isInText])
    }
    if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].map((one) => [one, false])
    if (ts.isAwaitExpression(node)) return [[node.expression, false]]
    if (ts.isArrayLiteralExpression(node)) return node.elements.map((one) => [one, true])
    if (ts.isCallExpression(node)) return this.#partsOfCall(node).map((one) => [one, false])
    if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return []
    return [...this.tracer.originsOf(node)]
      .filter((one) => one !== node && ts.isExpression(one))
      .map((one) => [one, false])
  }

  #partsOfCall(node: ts.CallExpression): ts.Node[] {
    const callee = unwrap(node.expression)
    const name = memberName(callee) ?? ''
    if (ts.isPropertyAccessExpression(callee) && TEXT_METHOD.test(name)) return [callee.expression, ...node.arguments]
    if (ts.isIdentifier(callee) && TEXT_FUNCTION.test(name)) return [...node.arguments]
    return this.tracer.functionsOf(node.expression).flatMap(returnedExpressions)
  }
}
