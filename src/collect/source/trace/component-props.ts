import { ts } from '../compiler'
import { functionName, isFunctionNode } from './syntax'
import type { Tracing } from './tracing'

/** A component's property, from the elements that are made of it: `<Keys redis={client} />`. */
export function propsOf(tracer: Tracing, owner: ts.Node, name: string): ts.Node[] {
  const component = componentOf(owner)
  const elements = component === undefined ? [] : (tracer.names.elements.get(component) ?? [])
  return elements.flatMap(({ properties }) =>
    properties.flatMap((one) => {
      const isOurs = ts.isJsxAttribute(one) && one.name.getText() === name
      const value = isOurs ? one.initializer : undefined
      return value && ts.isJsxExpression(value) && value.expression ? [value.expression] : []
    }),
  )
}

/** The component whose properties an expression is: `this.props` in a class, the first parameter of a function. */
function componentOf(owner: ts.Node): string | undefined {
  if (
    ts.isPropertyAccessExpression(owner) &&
    owner.name.text === 'props' &&
    owner.expression.kind === ts.SyntaxKind.ThisKeyword
  ) {
    return ts.findAncestor(owner, ts.isClassLike)?.name?.text
  }
  const isFirst = ts.isParameter(owner) && owner.parent.parameters[0] === owner
  return isFirst && isFunctionNode(owner.parent) ? functionName(owner.parent) : undefined
}
