import { ts } from '../compiler'
import { enclosingFunction, functionName, memberName, unwrap } from '../trace/syntax'
import { outcomeOf } from './names'
import { namesIn } from './names-in'

/** What the labels or tags of one move may say. */
export interface Labels {
  readonly names: readonly string[]
  readonly outcomes: ReadonlySet<'hit' | 'miss'>
  /** A parameter that an outcome may come through: of which function, at which position. */
  readonly through: readonly { readonly callee: string; readonly position: number }[]
}

/** Reads labels from the arguments of a move: `{ result: 'hit' }`, `'hit'`, `['result:hit']`, `{ hit: found !== null }`. */
export function labelsOf(expressions: readonly ts.Expression[]): Labels {
  const names: string[] = []
  const outcomes = new Set<'hit' | 'miss'>()
  const through: Labels['through'][number][] = []
  const value = (expression: ts.Expression): void => {
    for (const text of textsOf(expression)) {
      const outcome = outcomeOf(text)
      if (outcome) outcomes.add(outcome)
    }
    const parameter = parameterOf(expression)
    if (parameter) through.push(parameter)
  }
  for (const expression of expressions) {
    const node = unwrap(expression)
    if (ts.isObjectLiteralExpression(node)) {
      for (const property of node.properties) readProperty(property, { names, outcomes, value })
    } else if (ts.isArrayLiteralExpression(node)) node.elements.forEach(value)
    else value(node)
  }
  return { names, outcomes, through }
}

interface Notes {
  readonly names: string[]
  readonly outcomes: Set<'hit' | 'miss'>
  readonly value: (expression: ts.Expression) => void
}

function readProperty(property: ts.ObjectLiteralElementLike, { names, outcomes, value }: Notes): void {
  const name = property.name && memberName(property.name)
  if (name === undefined) return
  names.push(name)
  const isShorthand = ts.isShorthandPropertyAssignment(property)
  const written = isShorthand ? property.name : ts.isPropertyAssignment(property) ? property.initializer : undefined
  if (!written) return
  const [first] = textsOf(written)
  const isAnswer = /^(?:is_?)?(?:cache_?)?hit$/i.test(name)
  if (!isAnswer || (first !== undefined && outcomeOf(first))) {
    value(written)
    return
  }
  const { kind } = unwrap(written)
  if (kind !== ts.SyntaxKind.FalseKeyword && first !== 'false') outcomes.add('hit')
  if (kind !== ts.SyntaxKind.TrueKeyword && first !== 'true') outcomes.add('miss')
}

/** Texts that a value may be, by the types of the file as well: `(result: 'hit' | 'miss')`. */
function textsOf(expression: ts.Expression): string[] {
  const node = unwrap(expression)
  const parameter = ts.isIdentifier(node) ? declaredParameter(node) : undefined
  if (parameter?.type) return literalsIn(parameter.type)
  return namesIn(node).filter((text) => !ts.isIdentifier(node) || text !== node.text)
}

const MAX_LITERALS = 50

/** The strings of a union, or of a type of that name in the same file. */
function literalsIn(type: ts.TypeNode, depth = 0): string[] {
  if (depth > 3) return []
  if (ts.isLiteralTypeNode(type)) return ts.isStringLiteral(type.literal) ? [type.literal.text] : []
  if (ts.isUnionTypeNode(type)) return type.types.slice(0, MAX_LITERALS).flatMap((one) => literalsIn(one, depth + 1))
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return []
  const { text } = type.typeName
  const alias = type.getSourceFile().statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === text)
  return alias && ts.isTypeAliasDeclaration(alias) ? literalsIn(alias.type, depth + 1) : []
}

function declaredParameter(name: ts.Identifier): ts.ParameterDeclaration | undefined {
  return enclosingFunction(name)?.parameters.find((one) => ts.isIdentifier(one.name) && one.name.text === name.text)
}

/** The untyped parameter that a value is, so that its callers may be asked. */
function parameterOf(expression: ts.Expression): Labels['through'][number] | undefined {
  const node = unwrap(expression)
  const parameter = ts.isIdentifier(node) ? declaredParameter(node) : undefined
  const owner = parameter && enclosingFunction(parameter.name)
  const callee = owner && functionName(owner)
  if (!parameter || !owner || callee === undefined || callee.length < 3) return undefined
  return { callee, position: owner.parameters.indexOf(parameter) }
}
