import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Site } from './site'

/** Say how many keys follow, but for clients that take these as an array (redis.io/docs/latest/commands/zmpop). */
const NUMBERED = /^(?:[LZ]MPOP|ZUNION|ZINTER|ZDIFF|[SZ]INTERCARD)$/
/** The same behind a timeout. */
const WAITING = /^B[LZ]MPOP$/

/** The argument that is the key, or the first of several; undefined where it is not known. */
export function keyArgument({ args, facts }: Site): ts.Expression | undefined {
  const at = facts.keyAt + (WAITING.test(facts.name) ? 1 : 0)
  const isNumbered = WAITING.test(facts.name) || NUMBERED.test(facts.name)
  const first = args?.[at]
  return isNumbered && first && isCount(unwrap(first)) ? args?.[at + 1] : first
}

/** `1`, `keys.length`. */
function isCount(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) || (ts.isPropertyAccessExpression(node) && node.name.text === 'length')
}
