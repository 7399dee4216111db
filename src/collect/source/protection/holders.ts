import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { type FunctionNode, memberName, nodesIn, outermost, unwrap } from '../trace/syntax'
import { exportedHandler } from './exported-handlers'
import { ownerOf } from './passage'
import { routedByProperty } from './requests'

/** The name under which a module or a class keeps a function that a wrapper has made. */
export function heldBy(parent: ts.Node): ts.Node | undefined {
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent))
    return parent.name
  if (ts.isExportAssignment(parent)) return parent
  const isAssigned = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  return isAssigned && ts.isPropertyAccessExpression(parent.left) ? parent.left.name : undefined
}

/** `Effect.tryPromise({ try: () => read(), catch: … })`: the failure is a value from there on, which others look at. */
export function isTried(holder: ts.Node): boolean {
  if (!ts.isPropertyAssignment(holder) || memberName(holder.name) !== 'try') return false
  const call = holder.parent.parent
  return ts.isCallExpression(call) && /^try(?:Promise)?$/.test(memberName(call.expression) ?? '')
}

/** At the top of a module or of a class it is made once, and is not the promise of one call. */
export function isMadeOnce(parent: ts.Node): boolean {
  return ts.isPropertyDeclaration(parent) || ts.isSourceFile(ownerOf(parent))
}

/** `export const GET = withAuth(async (request) => …)`, `export default handle(async (req, res) => …)`. */
export function handlerHeldBy(parent: ts.Node, holder: ts.Node): string | undefined {
  const file = parent.getSourceFile()
  const statement = ts.findAncestor(parent, ts.isStatement)
  const isExported =
    ts.isExportAssignment(parent) ||
    ts.isBinaryExpression(parent) ||
    (statement !== undefined && ts.isVariableStatement(statement) && statement.modifiers !== undefined)
  if (!isExported) return routedByProperty(parent)
  const name = ts.isIdentifier(holder) ? holder.text : undefined
  return exportedHandler(name, repositoryPath(file), ts.isExportAssignment(parent), file) ?? routedByProperty(parent)
}

/**
 * The function that gives back a function, or what a wrapper has made of one: `(handler) => async (request) => …`, or by its
 * name, `const guarded = async (request) => …; return guarded`.
 */
export function makerOf(node: ts.Node): FunctionNode | undefined {
  const outer = outermost(node)
  const { parent } = outer
  if (ts.isArrowFunction(parent) && parent.body === outer) return parent
  const owner = ownerOf(outer)
  if (ts.isSourceFile(owner)) return undefined
  if (ts.isReturnStatement(parent)) return owner
  const declared = ts.isFunctionDeclaration(node) ? node : ts.isVariableDeclaration(parent) ? parent : undefined
  const name = declared?.name && ts.isIdentifier(declared.name) ? declared.name.text : undefined
  return name !== undefined && givesBack(owner, name) ? owner : undefined
}

function givesBack(owner: FunctionNode, name: string): boolean {
  return [...nodesIn(owner)].some((node) => {
    const given = ts.isReturnStatement(node) && node.expression ? unwrap(node.expression) : undefined
    return given !== undefined && ts.isIdentifier(given) && given.text === name && ownerOf(node) === owner
  })
}
