import { ts } from '../compiler'
import { isFunctionNode } from '../trace/syntax'

/** A function of more nodes was written by a machine. */
const MAX_NODES = 20_000

/**
 * The nodes of a function in the order of the text, those of the functions inside it included. Of a whole file only what
 * runs when it is loaded, with the callbacks that it hands to others: its functions and classes are looked at by
 * themselves. Undefined where there are too many.
 */
export function nodesOf(scope: ts.Node): ts.Node[] | undefined {
  const isFile = ts.isSourceFile(scope)
  const found: ts.Node[] = []
  // A stack of our own: machine-written sources nest deeper than the call stack.
  const stack: ts.Node[] = [scope]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (found.push(next) > MAX_NODES) return undefined
    const children: ts.Node[] = []
    ts.forEachChild(next, (child) => {
      if (!(isFile && isOnItsOwn(child))) children.push(child)
    })
    stack.push(...children.reverse())
  }
  return found
}

/** A function that is not handed to another where it is written. */
function isOnItsOwn(node: ts.Node): boolean {
  if (ts.isClassLike(node)) return true
  return isFunctionNode(node) && !ts.isCallExpression(node.parent) && !ts.isNewExpression(node.parent)
}
