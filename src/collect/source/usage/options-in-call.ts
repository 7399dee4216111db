import { ts } from '../compiler'
import { memberName, nodesIn, owningScope, unwrap } from '../trace/syntax'
import { pushesTo } from './argument-lists'
import { commonAncestor, isReached } from './flow'
import { TTL_WORD } from './option-words'
import { PassedValues } from './passed-values'
import { judgeOptions, optionsFrom, TTL_PROPERTIES } from './set-options'
import type { Site } from './site'
import { UNKNOWN, type Value } from './values'

/** True: a TTL is given; false: surely none; undefined: not known. */
type Given = boolean | undefined

/** Whether the write's own arguments give a TTL in one call of the function around it. */
export function optionsInCall(site: Site, values: PassedValues): Given {
  const from = optionsFrom(site.facts.name)
  if (from === undefined) return false
  const written = writtenOut(site.args ?? [], values)
  return written && anyOf(written.slice(from).map((one) => one()))
}

/** One argument, judged when it is asked for: key and value never are. */
type Argument = () => Given

/** The arguments with the arrays that are spread in; undefined where it is not known how many these hold. */
function writtenOut(args: readonly ts.Expression[], values: PassedValues): Argument[] | undefined {
  const all: Argument[] = []
  for (const argument of args) {
    if (!ts.isSpreadElement(argument)) {
      all.push(() => inArgument(argument, values))
      continue
    }
    const found = values.standIn(argument.expression)
    const list = found !== UNKNOWN && found.expression ? unwrap(found.expression) : undefined
    if (found === UNKNOWN || !list || !ts.isArrayLiteralExpression(list)) return undefined
    const inner = writtenOut(list.elements, new PassedValues(values.tracer, found.within))
    if (!inner) return undefined
    all.push(...inner, ...pushed(argument.expression, values))
  }
  return all
}

function anyOf(all: readonly Given[]): Given {
  if (all.includes(true)) return true
  return all.includes(undefined) ? undefined : false
}

function inArgument(argument: ts.Expression, values: PassedValues): Given {
  if (ts.isSpreadElement(argument)) return undefined
  const found = values.standIn(argument)
  if (found === UNKNOWN) return byItself(argument, values)
  const node = found.expression && unwrap(found.expression)
  if (!node) return false
  const inner = new PassedValues(values.tracer, found.within)
  if (ts.isArrayLiteralExpression(node)) {
    return anyOf(node.elements.map((one) => inArgument(one, inner)))
  }
  if (!ts.isObjectLiteralExpression(node)) return byItself(node, inner)
  return anyOf([inObject(node, inner), ...addedTo(unwrap(argument), values)])
}

/** `const options = {}; if (ttl) options.EX = ttl`: nothing where the condition around it does not hold in this call. */
function addedTo(options: ts.Expression, values: PassedValues): Given[] {
  const { tracer } = values
  const symbol = ts.isIdentifier(options) ? tracer.symbolOf(options) : undefined
  const declared = symbol?.valueDeclaration
  if (!ts.isIdentifier(options) || !declared || !ts.isVariableDeclaration(declared)) return []
  const uses = [...nodesIn(owningScope(declared))].filter((node): node is ts.Identifier => {
    return ts.isIdentifier(node) && node.text === options.text && node !== declared.name && node !== options
  })
  return uses.filter((node) => tracer.symbolOf(node) === symbol).map((node) => addedBy(node, options, values))
}

/** What one use of an option object adds to it; not known where it is handed to somebody else. */
function addedBy(use: ts.Identifier, options: ts.Identifier, values: PassedValues): Given {
  const access = use.parent
  const isAccess = ts.isPropertyAccessExpression(access) || ts.isElementAccessExpression(access)
  if (!isAccess || access.expression !== use) return undefined
  const { parent } = access
  const isAssigned = ts.isBinaryExpression(parent) && parent.left === access
  const name = memberName(access)
  if (!isAssigned) return ts.isCallExpression(parent) && parent.expression === access ? undefined : false
  if (name === undefined) return undefined
  if (!TTL_PROPERTIES.includes(name)) return false
  const top = commonAncestor(parent, options)
  const isRun = isReached(parent, top, (condition, runsIf) => values.runs(condition, runsIf))
  if (isRun === false) return false
  const given = isGiven(values.valueOf(parent.right))
  return given === false || isRun ? given : undefined
}

function isGiven(value: Value): Given {
  return value === UNKNOWN ? undefined : value !== undefined && value !== null && value !== false
}

function inObject(literal: ts.ObjectLiteralExpression, values: PassedValues): Given {
  return anyOf(TTL_PROPERTIES.map((name) => isGiven(values.memberOf(literal, name))))
}

/** `args.push('EX', ttl)`: nothing where the condition around it does not hold in this call. */
function pushed(list: ts.Expression, values: PassedValues): Argument[] {
  return pushesTo(values.tracer, list).flatMap(({ call }) => {
    const isRun = isReached(call, commonAncestor(call, list), (condition, runsIf) => values.runs(condition, runsIf))
    if (isRun === false) return []
    return [...call.arguments].map((one) => () => {
      const given = inArgument(one, values)
      return given === false || isRun ? given : undefined
    })
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
