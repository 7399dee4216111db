import { ts } from '../compiler'
import type { Quantity } from '../quantities/quantity'
import { outermost } from '../trace/syntax'

/** Where a name is followed, `Number(process.env.X) || 60` is either of them, and so is `isNaN(ttl) ? 60 : ttl`. */
export function besideOthers<Of extends Quantity>(one: Of, origin: ts.Node): Of {
  const node = outermost(origin)
  const { parent } = node
  if (one.environment === undefined) return one
  if (ts.isConditionalExpression(parent) && parent.condition !== node)
    return besideOthers(asTested(one, origin, parent.condition), parent)
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.BarBarToken) return one
  return parent.left === node ? withoutVariable(one) : besideOthers(one, parent)
}

/** What a condition asks about is not NaN where that matters. */
export function asTested<Of extends Quantity>(one: Of, of: ts.Node, condition: ts.Expression): Of {
  return testsFor(condition, of, one.environment) ? withoutVariable(one) : one
}

/** Whether a condition names a value, or the variable of the environment that it is read from. */
export function testsFor(condition: ts.Expression, of: ts.Node, environment: string | undefined): boolean {
  const text = condition.getText()
  return environment !== undefined && (text.includes(of.getText()) || text.includes(environment))
}

/** The same number, which is known not to be NaN where it is used. */
export function withoutVariable<Of extends Quantity>({ environment: _, ...rest }: Of): Of {
  return rest as Of
}
