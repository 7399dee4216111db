import { Unreadable } from '../../files/failures'
import { type Yield, yieldOfCall } from './functions'
import { COMPARISONS, type Expression, SET_OPERATORS } from './syntax'

/** Aggregations that take a parameter before the vector. */
const WITH_PARAMETER = new Set(['topk', 'bottomk', 'quantile', 'count_values', 'limitk', 'limit_ratio'])

/**
 * What an expression yields, checked as the server checks it when it loads a rule (promql/parser, `checkAST`): it
 * refuses the whole file for one expression that does not type.
 *
 * @throws Unreadable with what the server would say
 */
export function checkTypes(expression: Expression): Yield {
  switch (expression.kind) {
    case 'number':
      return 'scalar'
    case 'string':
      return 'string'
    case 'selector':
      return checkSelector(expression)
    case 'range':
      return checkRange(expression)
    case 'offset':
    case 'negative':
      return checkTypes(expression.of)
    case 'call': {
      const given = yieldOfCall(expression.name, expression.args.map(checkTypes))
      return typeof given === 'string' ? given : refuse(given.fault)
    }
    case 'aggregate':
      return checkAggregate(expression)
    case 'binary':
      return checkBinary(expression)
  }
}

function refuse(fault: string): never {
  throw new Unreadable(`PromQL that Prometheus refuses: ${fault}`)
}

function checkSelector({ name, matchers }: Extract<Expression, { kind: 'selector' }>): Yield {
  const isBounded =
    name !== '' ||
    matchers.some(({ operator, value }) => (operator === '=' ? value !== '' : !['', '.*'].includes(value)))
  return isBounded ? 'vector' : refuse('a selector without a name needs a matcher that is not empty')
}

function checkRange({ of, isSubquery }: Extract<Expression, { kind: 'range' }>): Yield {
  const given = checkTypes(of)
  if (given !== 'vector' && !(isSubquery && given === 'scalar')) refuse('a range stands after something that has none')
  if (!isSubquery && of.kind !== 'selector') refuse('a range stands after an expression, not after a metric')
  return 'matrix'
}

function checkAggregate({ name, args }: Extract<Expression, { kind: 'aggregate' }>): Yield {
  const [needed, given] = [WITH_PARAMETER.has(name) ? 2 : 1, args.map(checkTypes)]
  if (given.length !== needed) refuse(`${name}() is given ${given.length} arguments`)
  if (given.at(-1) !== 'vector') refuse(`${name}() needs an instant vector`)
  return 'vector'
}

function checkBinary({ operator, left, right, isBool, matching }: Extract<Expression, { kind: 'binary' }>): Yield {
  const sides = [checkTypes(left), checkTypes(right)]
  if (sides.some((side) => side === 'matrix' || side === 'string')) refuse(`\`${operator}\` between what is no number`)
  const isScalar = sides.every((side) => side === 'scalar')
  if (SET_OPERATORS.has(operator) && sides.includes('scalar')) refuse(`\`${operator}\` with a number`)
  if (isBool && !COMPARISONS.has(operator)) refuse(`\`bool\` after \`${operator}\``)
  if (COMPARISONS.has(operator) && isScalar && !isBool) refuse('a comparison between two numbers needs `bool`')
  if (matching && sides.includes('scalar') && (matching.labels.length > 0 || matching.on)) {
    refuse('`on` or `ignoring` needs series on both sides')
  }
  return isScalar ? 'scalar' : 'vector'
}
