import { ts } from '../compiler'
import { type FunctionNode, functionName, nodesIn, outermost } from './syntax'

/**
 * Whether a function is given to somebody who may call it out of sight, as far as the files tell in which it is called:
 * `run(save)`, `{ save }`, `store.save.bind(store)`; or it has no name by which that could be told.
 */
export function isHandedAbout(target: FunctionNode, calls: readonly ts.Node[]): boolean {
  const name = functionName(target)
  if (name === undefined || ts.isConstructorDeclaration(target)) return true
  const files = new Set([target, ...calls].map((node) => node.getSourceFile()))
  return [...files].some((file) => {
    if (!file.text.includes(name)) return false
    for (const node of nodesIn(file)) if (ts.isIdentifier(node) && node.text === name && isValue(node)) return true
    return false
  })
}

/** Whether a name stands for a function that is not called where it stands. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent) || ts.isExportAssignment(parent)) return true
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return false
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node
  const isDeclared = !isMember && (parent as ts.Node & { name?: ts.Node }).name === node
  if (isDeclared || ts.isTypeNode(parent)) return false
  const used = outermost(isMember ? parent : node)
  const isAssigned = ts.isBinaryExpression(used.parent) && used.parent.left === used
  return !isAssigned && !(ts.isCallExpression(used.parent) && used.parent.expression === used)
}
