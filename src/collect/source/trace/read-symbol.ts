import { ts } from '../compiler'
import { valueSymbol } from './syntax'
import type { Tracing } from './tracing'

/** What a name reads where it stands, behind imports: in `{ id }` the variable, for which `symbolOf` gives the property. */
export function readSymbol(node: ts.Node, tracer: Tracing): ts.Symbol | undefined {
  const isShorthand = ts.isShorthandPropertyAssignment(node.parent) && ts.isIdentifier(node)
  return isShorthand ? valueSymbol(tracer.checker, node) : tracer.symbolOf(node)
}
