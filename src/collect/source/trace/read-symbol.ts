import { ts } from '../compiler'
import type { Tracer } from './tracer'

/** What a name reads where it stands: in `{ id }` the variable, for which `symbolOf` gives the property. */
export function readSymbol(node: ts.Node, tracer: Tracer): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? tracer.checker.getShorthandAssignmentValueSymbol(node.parent)
    : tracer.symbolOf(node)
}
