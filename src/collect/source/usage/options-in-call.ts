import { ts } from 'ts-morph'
import { unwrap } from '../trace/syntax'
import { commonAncestor, isReached } from './flow'
import { PassedValues } from './passed-values'
import { judgeOptions, optionsFrom, pushesTo, TTL_PROPERTIES, TTL_WORD } from './set-options'
import type { Site } from './site'
import { UNKNOWN } from './values'

/** True: a TTL is given; false: surely none; undefined: not known. */
type Given = boolean | undefined

/** Whether the write's own arguments give a TTL in one call of the function around it. */
export function optionsInCall(site: Site, values: PassedValues): Given {
  const from = optionsFrom(site.facts.name)
  if (from === undefined) return false
  const args = site.args ?? []
  // What is spread in before may hold key and value, and the TTL as well.
  const isOpen = args.slice(0, from).some(ts.isSpreadElement)
  return anyOf((isOpen ? args : args.slice(from)).map((argument) => inArgument(argument, values)))
}

function anyOf(all: readonly Given[]): Given {
  if (all.includes(true)) return true
  return all.includes(undefined) ? undefined : false
}

function inArgument(argument: ts.Expression, values: PassedValues): Given {
  const isSpread = ts.isSpreadElement(argument)
  const written = isSpread ? argument.expression : argument
  const found = values.standIn(written)
  if (found === UNKNOWN) return isSpread ? undefined : byItself(argument, values)
  const node = found.expression && unwrap(found.expression)
  if (!node) return false
  const inner = new PassedValues(values.tracer, found.within)
  if (ts.isArrayLiteralExpression(node)) {
    return anyOf([...node.elements.map((one) => inArgument(one, inner)), ...(isSpread ? pushed(written, values) : [])])
  }
  if (ts.isObjectLiteralExpression(node)) return inObject(node, inner)
  return isSpread ? undefined : byItself(node, inner)
}

function inObject(literal: ts.ObjectLiteralExpression, values: PassedValues): Given {
  return anyOf(
    TTL_PROPERTIES.map((name) => {
      const value = values.memberOf(literal, name)
      if (value === UNKNOWN) return undefined
      return value !== undefined && value !== null && value !== false
    }),
  )
}

/** `args.push('EX', ttl)` under a condition. */
function pushed(list: ts.Expression, values: PassedValues): Given[] {
  return pushesTo(values.tracer, list).map(({ call }) => {
    const given = anyOf([...call.arguments].map((one) => inArgument(one, values)))
    if (given === false) return false
    const isRun = isReached(call, commonAncestor(call, list), (condition, runsIf) => values.runs(condition, runsIf))
    return isRun === false ? false : isRun === undefined ? undefined : given
  })
}

/** A word, a number, or something that has to be judged without the call. */
function byItself(node: ts.Expression, values: PassedValues): Given {
  const value = values.valueOf(node)
  if (typeof value === 'string') return TTL_WORD.test(value)
  if (value !== UNKNOWN && typeof value !== 'symbol') return false
  const { ttl } = judgeOptions(values.tracer, [node])
  return ttl === 'always' ? true : ttl === 'never' ? false : undefined
}
