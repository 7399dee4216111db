import { ts } from '../compiler'
import { propertyName } from './members'
import { memberName, returnedExpressions } from './syntax'
import type { Tracing } from './tracing'

/** What `@Inject(TOKEN)` puts into a parameter or a field: the value or the factory's result of every `{ provide: TOKEN, … }`. */
export function providedFor(tracer: Tracing, target: ts.ParameterDeclaration | ts.PropertyDeclaration): ts.Node[] {
  const decorators = ts.getDecorators(target) ?? []
  return decorators.flatMap(({ expression }) => {
    if (!ts.isCallExpression(expression) || memberName(expression.expression) !== 'Inject') return []
    const token = expression.arguments[0]?.getText()
    const providers = token === undefined ? [] : (tracer.names.providers.get(token) ?? [])
    return providers.flatMap((provider) => provider.properties.flatMap((property) => valuesOf(tracer, property)))
  })
}

function valuesOf(tracer: Tracing, property: ts.ObjectLiteralElementLike): ts.Node[] {
  const name = property.name && propertyName(property.name)
  if (name === 'useFactory' && ts.isMethodDeclaration(property)) return returnedExpressions(property)
  if (!ts.isPropertyAssignment(property)) return []
  if (name === 'useValue') return [property.initializer]
  return name === 'useFactory' ? tracer.functionsOf(property.initializer).flatMap(returnedExpressions) : []
}
