import type { HotKeyCheck } from '../../../model'
import { ts } from '../compiler'
import { memberName, nodesIn, returnedExpressions, unwrap } from '../trace/syntax'
import { placeOf } from '../usage/site'
import type { ReadScope } from './scopes'

const MAX_STEPS = 3

/** A read of one of several copies of a key, picked at random: `hot:${Math.floor(Math.random() * 8)}`. */
export function fanOut(around: ReadScope): HotKeyCheck | undefined {
  const read = around.reads.find(({ arguments: given }) => given.some((one) => isPicked(one, around, MAX_STEPS)))
  return read && { place: placeOf(read.expression), what: 'reads one of several copies of a key, picked at random' }
}

/** Whether a key has a part that is drawn by lot, here or in what builds it. */
function isPicked(expression: ts.Expression, around: ReadScope, steps: number): boolean {
  if (steps === 0) return false
  for (const node of nodesIn(expression)) {
    // What a callback does with the reply is no part of the key.
    if (ts.isFunctionLike(node)) return false
    if (ts.isCallExpression(node) && isLot(node)) return true
    if (behind(node, around).some((one) => isPicked(one, around, steps - 1))) return true
  }
  return false
}

/** The value of a variable, and what a function gives back. */
function behind(node: ts.Node, around: ReadScope): readonly ts.Expression[] {
  if (ts.isCallExpression(node)) return around.tracer.functionsOf(node.expression).flatMap(returnedExpressions)
  const value = ts.isIdentifier(node) ? variableOf(node, around) : undefined
  return value ? [value] : []
}

function isLot({ expression }: ts.CallExpression): boolean {
  const node = unwrap(expression)
  const name = memberName(node)
  if (name === 'randomInt') return true
  return name === 'random' && ts.isPropertyAccessExpression(node) && memberName(node.expression) === 'Math'
}

function variableOf(name: ts.Identifier, { tracer }: ReadScope): ts.Expression | undefined {
  const declared = tracer.symbolOf(name)?.valueDeclaration
  return declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined
}
