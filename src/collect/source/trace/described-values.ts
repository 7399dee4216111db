import { ts } from '../compiler'
import { isUntyped } from './client-types'
import { memberName, returnedExpressions } from './syntax'
import type { Tracing } from './tracing'

/** Types made of types; nobody nests them deeper. */
const MAX_DEPTH = 8

/** Something that has members: what a type writes down, or a value that it is the type of. */
export type Described = ts.TypeLiteralNode | ts.InterfaceDeclaration | ts.Expression

/**
 * What a written type is made of, where the checker takes the whole for `any` because a part of it comes from a package
 * that is not here: `Request & { redis: Redis }`, `Awaited<ReturnType<typeof createContext>>` of what spreads a request.
 */
export function describedBy(tracer: Tracing, holder: ts.Node): Described[] {
  const type = typeOf(tracer, holder)
  const isLost = type !== undefined && isUntyped(tracer.checker.getTypeFromTypeNode(type))
  return isLost ? partsOf(tracer, type, 0) : []
}

/** The type that is written at a declaration; of a parameter also where the function is handed to. */
function typeOf({ checker }: Tracing, holder: ts.Node): ts.TypeNode | undefined {
  if (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder) || ts.isPropertySignature(holder)) {
    return holder.type
  }
  if (!ts.isParameter(holder)) return undefined
  if (holder.type) return holder.type
  const { parent } = holder
  const expected = contextOf(checker, parent)?.getCallSignatures()[0]
  const declared = expected?.parameters[parent.parameters.indexOf(holder)]?.valueDeclaration
  return declared && ts.isParameter(declared) ? declared.type : undefined
}

/** What is asked for where a function stands. */
function contextOf(checker: ts.TypeChecker, node: ts.SignatureDeclaration): ts.Type | undefined {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return checker.getContextualType(node)
  if (!ts.isMethodDeclaration(node) || !ts.isObjectLiteralExpression(node.parent)) return undefined
  const member = checker.getContextualType(node.parent)?.getProperty(memberName(node.name) ?? '')
  return member && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(member, node))
}

/** Types with the members of the first type they are given, and those of what a function gives back, by their usual names. */
const OF_THE_SAME = /^(?:Awaited|NonNullable|Readonly|Partial|Required|Pick|Omit|Promise|Exclude|Extract)$/
const OF_A_RESULT = /ReturnType$/

function partsOf(tracer: Tracing, type: ts.TypeNode, depth: number): Described[] {
  const within = (one: ts.TypeNode) => (depth < MAX_DEPTH ? partsOf(tracer, one, depth + 1) : [])
  if (ts.isIntersectionTypeNode(type) || ts.isUnionTypeNode(type)) return type.types.flatMap(within)
  if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type)) return within(type.type)
  if (ts.isTypeLiteralNode(type)) return [type]
  if (ts.isTypeQueryNode(type)) return ts.isIdentifier(type.exprName) ? [type.exprName] : []
  const name = nameOf(type)
  const [first] = (type as ts.NodeWithTypeArguments).typeArguments ?? []
  if (!name) return []
  if (first && OF_A_RESULT.test(name.text)) return resultsOf(tracer, first)
  if (first && OF_THE_SAME.test(name.text)) return within(first)
  return (tracer.symbolOf(name)?.declarations ?? []).flatMap((one) => {
    if (ts.isTypeAliasDeclaration(one)) return within(one.type)
    if (!ts.isInterfaceDeclaration(one)) return []
    return [one, ...(one.heritageClauses ?? []).flatMap(({ types }) => types).flatMap(within)]
  })
}

/** The name of a type that is told by one: `Context`, of `interface Request extends Base` the `Base`. */
function nameOf(type: ts.TypeNode): ts.Identifier | undefined {
  const named = ts.isTypeReferenceNode(type)
    ? type.typeName
    : ts.isExpressionWithTypeArguments(type)
      ? type.expression
      : undefined
  return named && ts.isIdentifier(named) ? named : undefined
}

/** What the function gives back that `typeof createContext` names. */
function resultsOf(tracer: Tracing, type: ts.TypeNode): ts.Expression[] {
  if (!ts.isTypeQueryNode(type) || !ts.isIdentifier(type.exprName)) return []
  return tracer.functionsOf(type.exprName).flatMap(returnedExpressions)
}
