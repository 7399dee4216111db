import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { memberName } from '../trace/syntax'
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
