import type { HotKeyCheck } from '../../../model'
import { ts } from '../compiler'
import { packageOf } from '../packages'
import { memberName, nodesIn, unwrap } from '../trace/syntax'
import { placeOf } from '../usage/site'

/** Packages whose caches may have a tier in the process before the one in Redis, and what a repository wraps around them. */
const TIERED = /cache|^(?:@nestjs\/common|@redis\/client|redis)$/i

/** Whether a file may build a cache of several tiers, by its imports and text. */
export function mayHoldTiers(imports: readonly string[], text: string): boolean {
  // Asked of every file: imports are short.
  const isCache = imports.some((one) => TIERED.test(one.startsWith('.') ? one : packageOf(one)))
  return isCache && /\bstores\b|multiCaching|useL1Layer|secondary|[cC]lientSideCache/.test(text)
}

/** Caches of which the first tier is in the process and the second in Redis, as their packages spell them. */
export function tiersIn(file: ts.SourceFile): HotKeyCheck[] {
  const found = new Map<string, HotKeyCheck>()
  for (const node of nodesIn(file)) {
    const what = tierOf(node)
    if (what !== undefined && !found.has(what)) found.set(what, { place: placeOf(node), what })
  }
  return [...found.values()]
}

function tierOf(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node)) return ofCall(node)
  if (ts.isNewExpression(node)) return ofConstruction(node)
  if (!ts.isPropertyAssignment(node)) return undefined
  const name = memberName(node.name)
  if (name === 'stores' && isTwofold(node.initializer)) return 'a cache of two tiers, the first in the process'
  const isOn = !/^(?:false|undefined|null)$/.test(node.initializer.getText())
  return name === 'clientSideCache' && isOn ? 'the client-side cache of node-redis' : undefined
}

function ofCall(call: ts.CallExpression): string | undefined {
  const name = memberName(call.expression)
  const [first] = call.arguments
  if (name === 'multiCaching' && first && isTwofold(first)) return 'a cache of two tiers, the first in the process'
  if (name !== 'useL2Layer' || !ts.isPropertyAccessExpression(call.expression)) return undefined
  const hasFirst = call.expression.expression.getText().includes('useL1Layer')
  return hasFirst ? 'a cache of two tiers, the first in the process' : undefined
}

function ofConstruction({ expression, arguments: given = [] as never }: ts.NewExpression): string | undefined {
  const [options] = given as readonly ts.Expression[]
  if (memberName(expression) !== 'Cacheable' || !options || !ts.isObjectLiteralExpression(options)) return undefined
  const secondary = options.properties.find((one) => one.name && memberName(one.name) === 'secondary')
  const store = secondary && (ts.isPropertyAssignment(secondary) ? secondary.initializer : secondary.name)
  return store && ts.isExpression(store) && IN_REDIS.test(describe(store))
    ? 'a cache of two tiers, the first in the process'
    : undefined
}

/** A list of stores, of which the first is not in Redis and a later one is. */
function isTwofold(list: ts.Expression): boolean {
  const node = unwrap(list)
  if (!ts.isArrayLiteralExpression(node) || node.elements.length < 2) return false
  const [first, ...others] = node.elements.map((one) => describe(one))
  return first !== undefined && !IN_REDIS.test(first) && others.some((one) => IN_REDIS.test(one))
}

const IN_REDIS = /redis|valkey/i

/** What is said of a store: its construction, or that of the variable that holds it, and the package that builds it. */
function describe(store: ts.Expression): string {
  const node = unwrap(store)
  if (!ts.isIdentifier(node)) return built(node)
  const value = initializerOf(node)
  return value ? `${node.text} ${built(value)}` : node.text
}

function built(value: ts.Expression): string {
  const isBuilt = ts.isCallExpression(value) || ts.isNewExpression(value)
  return `${isBuilt ? packageBehind(value.expression) : ''} ${value.getText()}`
}

function initializerOf(name: ts.Identifier): ts.Expression | undefined {
  for (const one of nodesIn(name.getSourceFile())) {
    if (ts.isVariableDeclaration(one) && memberName(one.name) === name.text) return one.initializer
  }
  return undefined
}

/** The specifier that a name is imported from, by the file alone: `createKeyv` of `@keyv/redis`. */
function packageBehind(callee: ts.Expression): string {
  const name = memberName(callee)
  const imported = callee.getSourceFile().statements.filter(ts.isImportDeclaration)
  const from = imported.find((one) => name !== undefined && namesIn(one.importClause).includes(name))
  return from && ts.isStringLiteral(from.moduleSpecifier) ? from.moduleSpecifier.text : ''
}

function namesIn(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.map((one) => one.name.text) : []
  return clause?.name ? [clause.name.text, ...named] : named
}
