import type { Batching } from '../../../model'
import { ts } from '../compiler'
import { isFunctionNode, memberName, outermost, unwrap } from '../trace/syntax'
import { guardsBetween, namesIn } from '../usage/flow'
import type { Site } from '../usage/site'
import { type Amount, larger } from './amounts'
import type { FoundKeys } from './found-keys'

/** A command that deletes keys, with the calls that send it. */
export interface Delete {
  readonly site: Site
  readonly calls: readonly { readonly call: ts.Node; readonly args: readonly ts.Expression[] }[]
}

/** How many of the keys that were found one call deletes; undefined where it deletes none of them. */
export function deletedBy(args: readonly ts.Expression[], keys: FoundKeys): Amount | undefined {
  return args.map((one) => keys.amountOf(one)).reduce(larger, undefined)
}

/**
 * How one delete takes its keys.
 *
 * @param sender the call that sends it, or that leads to it, in the function that finds the keys
 * @returns undefined where it takes one key of them and no more
 */
export function batchingOf(amount: Amount, site: Site, sender: ts.Node, keys: FoundKeys): Batching | undefined {
  const { scope } = keys
  if (amount === 'all') return 'all'
  if (amount !== 'one') return 'page'
  const repeater = repeaterOf(sender, scope)
  if (!repeater) return undefined
  if (site.via === 'pipeline') return isTransaction(site, keys) ? 'transaction' : 'pipeline'
  return ts.isIterationStatement(repeater, false) && isAwaited(sender) ? 'sequential' : 'concurrent'
}

/** `const all = client.multi()` before the loop over the pages: what it gathers runs in one step. */
function isTransaction({ receiver }: Site, { tracer, scope }: FoundKeys): boolean {
  const declared = receiver && ts.isIdentifier(receiver) ? tracer.symbolOf(receiver)?.valueDeclaration : undefined
  const opened = declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined
  if (!declared || !opened || repeaterOf(declared, scope)) return false
  return ts.isCallExpression(opened) && memberName(opened.expression) === 'multi'
}

/** The nearest loop or callback around a node, within a function. */
export function repeaterOf(node: ts.Node, scope: ts.Node): ts.Node | undefined {
  for (let at = node; at.parent && at !== scope; at = at.parent) {
    const { parent } = at
    if (ts.isIterationStatement(parent, false) && parent.statement === at) return parent
    if (parent !== scope && isFunctionNode(parent)) return parent
  }
  return undefined
}

function isAwaited(call: ts.Node): boolean {
  for (let at = call; at !== outermost(call).parent && at.parent; at = at.parent)
    if (ts.isAwaitExpression(at)) return true
  return false
}

/** `del(...keys)`: each key is an argument of a JavaScript call. */
export function isSpread(args: readonly ts.Expression[]): boolean {
  return args.some((one) => ts.isSpreadElement(one))
}

/** Tests of the key's own text choose by pattern, as MATCH does. */
const BY_TEXT = /\.(?:startsWith|endsWith|includes|match|test|indexOf)\(/

/**
 * Whether it depends on each key, beyond its text, if that key is deleted: `if (ttl === -1) await redis.del(key)` tidies
 * up, and what it leaves was meant to stay.
 */
export function isSelective(sender: ts.Node, keys: FoundKeys): boolean {
  const repeater = repeaterOf(sender, keys.scope)
  if (!repeater) return false
  const conditions = [
    ...guardsBetween(sender, repeater).map(({ condition }) => condition),
    ...earlierExits(sender, repeater),
  ]
  return conditions.some((one) => one !== undefined && !BY_TEXT.test(one.getText()) && isAboutKey(one, repeater, keys))
}

/** `if (…) continue` on the way to a node. */
export function earlierExits(node: ts.Node, repeater: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = []
  for (let at = node; at.parent && at !== repeater; at = at.parent) {
    const { parent } = at
    if (!ts.isBlock(parent)) continue
    const before = parent.statements.filter((one) => one.end <= at.pos)
    found.push(
      ...before
        .filter(ts.isIfStatement)
        .filter(leaves)
        .map((one) => one.expression),
    )
  }
  return found
}

function leaves({ thenStatement }: ts.IfStatement): boolean {
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement
  return last !== undefined && (ts.isContinueStatement(last) || ts.isReturnStatement(last))
}

/** Whether a condition reads what is there for one key alone; how many keys a page has says nothing about them. */
function isAboutKey(condition: ts.Expression, repeater: ts.Node, keys: FoundKeys): boolean {
  return namesIn(condition).some((name) => {
    if (ts.isPropertyAccessExpression(name.parent) && name.parent.name === name) return false
    const amount = keys.amountOf(name)
    if (amount !== undefined) return amount === 'one' && !isBare(condition)
    const declared = keys.tracer.symbolOf(name)?.valueDeclaration
    const isInside = declared !== undefined && ts.findAncestor(declared, (one) => one === repeater) !== undefined
    return isInside && !isCount(declared) && amountAround(repeater, keys) === 'one'
  })
}

/** `if (key)`. */
function isBare(condition: ts.Expression): boolean {
  const node = unwrap(condition)
  return ts.isIdentifier(node) || (ts.isPrefixUnaryExpression(node) && ts.isIdentifier(unwrap(node.operand)))
}

/** A pipeline, or a list that is put together. */
function isCount(declared: ts.Declaration): boolean {
  const value = ts.isVariableDeclaration(declared) ? declared.initializer : undefined
  return value !== undefined && (ts.isArrayLiteralExpression(value) || ts.isNumericLiteral(value))
}

/** How many keys each pass of a loop, each call of a callback, is about. */
function amountAround(repeater: ts.Node, keys: FoundKeys): Amount | undefined {
  if (ts.isForOfStatement(repeater) && ts.isVariableDeclarationList(repeater.initializer)) {
    const [declared] = repeater.initializer.declarations
    return declared && keys.amountOf(declared.name)
  }
  const [parameter] = isFunctionNode(repeater) ? repeater.parameters : []
  return parameter ? keys.amountOf(parameter.name) : 'one'
}
