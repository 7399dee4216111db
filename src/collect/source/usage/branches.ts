import { ts } from '../compiler'
import { isWithin } from '../trace/syntax'
import type { Expiry } from './expiries'
import { commonAncestor, isReached } from './flow'

/**
 * The same places, and for each fork whose every branch gives the key a TTL one more, at the fork itself: `if (short)
 * expire(key, 5) else expire(key, 50)` gives it one either way.
 */
export function withForks(expiries: readonly Expiry[]): readonly Expiry[] {
  if (expiries.length < 2) return expiries
  const all = [...expiries]
  // What is added while the list is walked is walked as well: an `else if` is a fork in a branch.
  for (const [at, one] of all.entries()) {
    for (const other of all.slice(0, at)) {
      const fork = forkOf(one.node, other.node)
      if (fork && !all.some(({ node }) => node === fork)) all.push({ ...other, node: fork })
    }
  }
  return all
}

function forkOf(one: ts.Node, other: ts.Node): ts.Node | undefined {
  const fork = commonAncestor(one, other)
  const branches = branchesOf(fork)
  const isCovered = branches.every((branch) =>
    [one, other].some((node) => isWithin(node, branch) && runs(node, branch)),
  )
  return branches.length === 2 && isCovered ? fork : undefined
}

function branchesOf(node: ts.Node): ts.Node[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse]
  return ts.isIfStatement(node) && node.elseStatement ? [node.thenStatement, node.elseStatement] : []
}

/** Whether whoever enters a branch comes to a node in it. */
function runs(node: ts.Node, branch: ts.Node): boolean {
  return isReached(node, branch, () => undefined) === true
}
