import { ts } from '../compiler'
import { baseOf, superCallIn } from './bases'
import { isClient } from './client-types'
import { propertyName } from './members'
import { providedAs } from './providers'
import { outermost } from './syntax'
import type { Tracing } from './tracing'

/** Classes between one that is injected and the client that it extends. */
const MAX_BASES = 5

/**
 * What a container hands to a parameter without anybody in sight calling the function: to a factory by its list of tokens,
 * `{ useFactory: (client) => …, inject: [CartClient] }`, to a constructor by the type, where that is a class of a client, or one that another is provided for.
 */
export function injectedInto(tracer: Tracing, parameter: ts.ParameterDeclaration): ts.Node[] {
  const token = tokenOf(parameter)
  if (token) {
    const classes = [...tracer.originsOf(token)].filter(ts.isClassLike)
    return [...tracer.union(providedAs(tracer, token.getText())), ...classes.flatMap((one) => builtAs(tracer, one))]
  }
  const { type } = parameter
  if (!type || !ts.isTypeReferenceNode(type) || !ts.isConstructorDeclaration(parameter.parent)) return []
  const declared = tracer.symbolOf(type.typeName)?.declarations ?? []
  const built = declared.filter(ts.isClassLike).flatMap((one) => builtAs(tracer, one))
  return [...built, ...tracer.union(providedAs(tracer, type.typeName.getText()))]
}

/** The token for one parameter of a factory. */
function tokenOf(parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  const factory = parameter.parent
  const holder = ts.isMethodDeclaration(factory) ? factory : outermost(factory).parent
  if (!(ts.isMethodDeclaration(holder) || ts.isPropertyAssignment(holder))) return undefined
  const provider = holder.parent
  if (propertyName(holder.name) !== 'useFactory' || !ts.isObjectLiteralExpression(provider)) return undefined
  const inject = initializerOf(provider, 'inject')
  const at = factory.parameters.indexOf(parameter)
  const element = inject && ts.isArrayLiteralExpression(inject) ? inject.elements[at] : undefined
  return element && ts.isObjectLiteralExpression(element) ? initializerOf(element, 'token') : element
}

function initializerOf({ properties }: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const assignments = properties.filter(ts.isPropertyAssignment)
  return assignments.find((one) => propertyName(one.name) === name)?.initializer
}

/** The `super(…)` that stands for the construction of a subclass of a client: its own, or that of the class that has one. */
function builtAs(tracer: Tracing, declaration: ts.ClassLikeDeclaration): ts.Node[] {
  if (declaration.getSourceFile().isDeclarationFile || !isClient(tracer.checker, declaration)) return []
  let at: ts.ClassLikeDeclaration | undefined = declaration
  for (let bases = 0; at && bases < MAX_BASES; bases++) {
    const builder = at.members.find(ts.isConstructorDeclaration)
    if (builder) {
      const call = superCallIn(tracer, builder)
      return call ? [call] : []
    }
    at = baseOf(tracer, at)
  }
  return []
}
