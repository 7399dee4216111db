import { ts } from '../compiler'
import { holderOf, memberName, owningScope } from './syntax'
import type { Tracing } from './tracing'

/** Whether the expression in the brackets is one that is asked for. */
type Test = (name: ts.Expression) => boolean

/** What is put under a member by its computed name: `this[name] = client`, called with `'client'`. */
export function givenUnder(tracer: Tracing, owner: ts.Node, name: string): ts.Node[] {
  const isNamed: Test = (expression) => namesOf(tracer, expression).names.has(name)
  return [...assignedToTable(tracer, owner, isNamed), ...assignedToThis(tracer, owner, isNamed)]
}

/** What `owner[expression]` is given where the brackets hold the same expression: the same variable, or in one function. */
export function givenAlike(tracer: Tracing, { expression, argumentExpression }: ts.ElementAccessExpression): ts.Node[] {
  const isAlike: Test = (name) => name !== argumentExpression && isSameName(tracer, name, argumentExpression)
  return [...assignedToTable(tracer, expression, isAlike), ...assignedToThis(tracer, expression, isAlike)]
}

/**
 * What is built and put into a table under names that nobody knows: `clients[name] = new Redis(…)`. Any member may be it;
 * a number or a text that is put there is no reason to take it for one certain member.
 */
export function builtUnderAnyName(tracer: Tracing, owner: ts.Node): ts.Node[] {
  const values = tracer.union(assignedToTable(tracer, owner, (name) => namesOf(tracer, name).isOpen))
  return [...values].filter((value) => ts.isNewExpression(value) || ts.isCallExpression(value))
}

/** The texts that an expression may be, and whether it may be something else. */
export function namesOf(tracer: Tracing, expression: ts.Expression): { names: Set<string>; isOpen: boolean } {
  const origins = [...tracer.originsOf(expression)]
  const texts = origins.filter(ts.isStringLiteralLike)
  return { names: new Set(texts.map(({ text }) => text)), isOpen: texts.length < origins.length || texts.length === 0 }
}

function isSameName(tracer: Tracing, one: ts.Expression, other: ts.Expression): boolean {
  if (ts.isIdentifier(one) || ts.isIdentifier(other)) {
    const symbol = tracer.symbolOf(one)
    return symbol !== undefined && tracer.symbolOf(other) === symbol
  }
  return one.getText() === other.getText() && owningScope(one) === owningScope(other)
}

/** What is put into the table that an expression names, or into one that it is made as. */
function assignedToTable(tracer: Tracing, owner: ts.Node, accepts: Test): ts.Node[] {
  const literals = [...tracer.originsOf(owner)].filter(ts.isObjectLiteralExpression)
  const holders = [owner, ...literals.flatMap((literal) => holderOf(literal) ?? [])]
  return [...new Set(holders.flatMap((holder) => assignedToName(tracer, holder, accepts)))]
}

function assignedToName(tracer: Tracing, holder: ts.Node, accepts: Test): ts.Node[] {
  const name = memberName(holder)
  const candidates = name === undefined ? [] : (tracer.names.computedAssignments.get(name) ?? [])
  const symbol = candidates.length > 0 ? tracer.symbolOf(holder) : undefined
  if (symbol === undefined) return []
  return candidates.flatMap(({ left, right }) =>
    tracer.symbolOf(left.expression) === symbol && accepts(left.argumentExpression) ? [right] : [],
  )
}

/** What is put into `this` of the class that an expression is an instance of. */
function assignedToThis(tracer: Tracing, owner: ts.Node, accepts: Test): ts.Node[] {
  const written = tracer.names.computedAssignments.get('this') ?? []
  const candidates = written.filter(({ left }) => accepts(left.argumentExpression))
  if (candidates.length === 0) return []
  const owners = new Set([owner, ...tracer.originsOf(owner)].map((one) => classOf(tracer, one)))
  return candidates.flatMap(({ left, right }) => {
    const symbol = classOf(tracer, left.expression)
    return symbol !== undefined && owners.has(symbol) ? [right] : []
  })
}

function classOf({ checker }: Tracing, node: ts.Node): ts.Symbol | undefined {
  return ts.isSourceFile(node) ? undefined : checker.getTypeAtLocation(node).getSymbol()
}
