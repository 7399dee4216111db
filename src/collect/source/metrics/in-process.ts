import { ts } from '../compiler'
import { memberName, nodesIn, owningScope, unwrap } from '../trace/syntax'

/** Collections that live as long as the process, where nothing fills them at once: a table of constants is no cache. */
const COLLECTION = /^(?:Map|WeakMap|\w{0,20}LRU\w{0,20}|NodeCache|TTLCache)$/i
const LOOKS_UP = /^(?:get|has|peek)$/
/** What holds metrics by their names. */
const OF_METRICS = /counter|gauge|metric|histogram/i
/** More nodes than a function that a person reads has. */
const MAX_NODES = 5000

/**
 * Whether what is counted at a node is a lookup in the memory of the process: the nearest one before it in its function
 * is of a Map of the file or of the class, of an object that is filled by and by, of an AsyncLocalStorage. By the syntax
 * of the file alone, so that whatever comes from elsewhere is not known.
 */
export function countsInProcess(node: ts.Node): boolean {
  let nearest: ts.Expression | undefined
  let end = -1
  let seen = 0
  for (const one of nodesIn(owningScope(node))) {
    if (++seen > MAX_NODES) return false
    const searched = one.end <= node.pos && one.end > end ? searchedBy(one) : undefined
    if (searched) {
      nearest = searched
      end = one.end
    }
  }
  return nearest !== undefined && isOfProcess(nearest, owningScope(node))
}

/** What is searched for a key that is not written out: `entries.get(key)`, `entries[key]`. */
function searchedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isElementAccessExpression(node)) return isKey(node.argumentExpression) ? node.expression : undefined
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const { name, expression } = node.expression
  const [key] = node.arguments
  if (!LOOKS_UP.test(name.text) || !key || !isKey(key)) return undefined
  return OF_METRICS.test(memberName(expression) ?? '') ? undefined : expression
}

function isKey(key: ts.Expression): boolean {
  return !ts.isStringLiteralLike(key) && !ts.isNumericLiteral(key)
}

function isOfProcess(searched: ts.Expression, scope: ts.Node): boolean {
  const node = unwrap(searched)
  const declared = ts.isIdentifier(node) ? variableOf(node) : fieldOf(node)
  const value = declared?.initializer && unwrap(declared.initializer)
  if (!value || !declared) return false
  if (ts.isCallExpression(value)) return memberName(value.expression) === 'getStore'
  // What is made for each call is a list of what was found, and lives no longer.
  if (owningScope(declared) === scope) return false
  if (ts.isObjectLiteralExpression(value)) return value.properties.length === 0
  if (!ts.isNewExpression(value)) return false
  const name = memberName(value.expression) ?? ''
  return COLLECTION.test(name) && (!/^(?:Weak)?Map$/.test(name) || !value.arguments?.length)
}

/** The variable of that name in the blocks around. */
function variableOf(name: ts.Identifier): ts.VariableDeclaration | undefined {
  for (let at: ts.Node = name.parent; at; at = at.parent) {
    if (!ts.isSourceFile(at) && !ts.isBlock(at)) continue
    const found = at.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .find((one) => memberName(one.name) === name.text)
    if (found) return found
  }
  return undefined
}

/** `this.entries`, as the class around declares it. */
function fieldOf(node: ts.Expression): ts.PropertyDeclaration | undefined {
  if (!ts.isPropertyAccessExpression(node) || node.expression.kind !== ts.SyntaxKind.ThisKeyword) return undefined
  const members = ts.findAncestor(node, ts.isClassLike)?.members ?? []
  return [...members].filter(ts.isPropertyDeclaration).find((one) => memberName(one.name) === memberName(node))
}
