import type { Expression } from './syntax'

/** An operator between two operands, with what stands behind it. */
export type Operation = Omit<Extract<Expression, { kind: 'binary' }>, 'kind' | 'left' | 'right'>

/** From what binds least; all associate to the left but `^` (Prometheus' documentation, "Binary operator precedence"). */
const LEVELS = [
  ['or'],
  ['and', 'unless'],
  ['==', '!=', '<=', '<', '>=', '>'],
  ['+', '-'],
  ['*', '/', '%', 'atan2'],
  ['^'],
]
const RIGHT = '^'

/** Operands and the operators between them as one expression, by the precedence of the operators. */
export function associate(operands: readonly Expression[], operations: readonly Operation[]): Expression {
  const done: Expression[] = []
  const open: Operation[] = []
  const close = () => {
    const [right, left, operation] = [done.pop(), done.pop(), open.pop()]
    if (left && right && operation) done.push({ kind: 'binary', ...operation, left, right })
  }
  for (const [at, operand] of operands.entries()) {
    done.push(operand)
    const next = operations[at]
    if (!next) break
    for (let last = open.at(-1); last && bindsFirst(last, next); last = open.at(-1)) close()
    open.push(next)
  }
  while (open.length > 0) close()
  return done[0] as Expression
}

function bindsFirst({ operator }: Operation, next: Operation): boolean {
  const [level, other] = [levelOf(operator), levelOf(next.operator)]
  return level > other || (level === other && next.operator !== RIGHT)
}

function levelOf(operator: string): number {
  return LEVELS.findIndex((operators) => operators.includes(operator))
}
