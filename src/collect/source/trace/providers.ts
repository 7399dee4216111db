import { ts } from '../compiler'
import { injectedByName, provision, registeredAs } from './registrations'
import { memberName } from './syntax'
import type { Tracing } from './tracing'

/** `@Inject(TOKEN)` of NestJS and TypeDI, `@inject(TOKEN)` of tsyringe and Inversify. */
const INJECTS = /^[iI]nject$/

/**
 * What a container puts into a parameter or a field: for `@Inject(TOKEN)` what the token stands for, for a parameter of awilix
 * what is registered under its name.
 */
export function providedFor(tracer: Tracing, target: ts.ParameterDeclaration | ts.PropertyDeclaration): ts.Node[] {
  const decorators = ts.getDecorators(target) ?? []
  if (decorators.length === 0) return ts.isParameter(target) ? injectedByName(tracer, target) : []
  return decorators.flatMap(({ expression }) => {
    if (!ts.isCallExpression(expression) || !INJECTS.test(memberName(expression.expression) ?? '')) return []
    const [token] = expression.arguments
    const registered = token && ts.isStringLiteralLike(token) ? registeredAs(tracer, token.text, target) : []
    return token === undefined ? [] : [...providedAs(tracer, token.getText()), ...registered]
  })
}

/**
 * What a token stands for: the value, the class or the factory's result of every `{ provide: TOKEN, … }`, and of every
 * `container.register(TOKEN, …)`.
 *
 * @param token as it is written
 */
export function providedAs(tracer: Tracing, token: string): ts.Node[] {
  const { providers, registrations } = tracer.names
  const given = (registrations.get(token) ?? []).flatMap((value) => {
    return ts.isObjectLiteralExpression(value) ? provision(tracer, value) : [value]
  })
  return [...(providers.get(token) ?? []).flatMap((provider) => provision(tracer, provider)), ...given]
}
