import { ts } from '../compiler'
import { injectedByName, provision, registeredAs } from './registrations'
import { memberName } from './syntax'
import type { Tracing } from './tracing'

/**
 * What a container puts into a parameter or a field: for `@Inject(TOKEN)` the value or the factory's result of every
 * `{ provide: TOKEN, … }` and of `register('TOKEN', { … })`, for a parameter of awilix what is registered under its name.
 */
export function providedFor(tracer: Tracing, target: ts.ParameterDeclaration | ts.PropertyDeclaration): ts.Node[] {
  const decorators = ts.getDecorators(target) ?? []
  if (decorators.length === 0) return ts.isParameter(target) ? injectedByName(tracer, target) : []
  return decorators.flatMap(({ expression }) => {
    if (!ts.isCallExpression(expression) || !/^[Ii]nject$/.test(memberName(expression.expression) ?? '')) return []
    const [token] = expression.arguments
    const providers = token === undefined ? [] : (tracer.names.providers.get(token.getText()) ?? [])
    const registered = token && ts.isStringLiteralLike(token) ? registeredAs(tracer, token.text, target) : []
    return [...providers.flatMap((provider) => provision(tracer, provider)), ...registered]
  })
}
