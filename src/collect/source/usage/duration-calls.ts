import type { TimeUnit } from '../../../model'
import { ts } from '../compiler'
import { measured, named, type Quantity, UNKNOWN } from '../quantities/quantity'
import { unitOfName } from '../quantities/unit-names'
import { memberName } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/** Calls that give a time in a unit that their documentation tells: Date, date-fns, dayjs, moment, luxon. */
const KNOWN: Readonly<Record<string, TimeUnit>> = {
  'Date.now': 'unix-milliseconds',
  'Date.parse': 'unix-milliseconds',
  getTime: 'unix-milliseconds',
  getUnixTime: 'unix-seconds',
  unix: 'unix-seconds',
  differenceInMilliseconds: 'milliseconds',
  differenceInSeconds: 'seconds',
  asMilliseconds: 'milliseconds',
  asSeconds: 'seconds',
  toMillis: 'milliseconds',
}
const UNITS_OF_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}
/** Read a setting by its name: `config.get('CACHE_TTL_MS')`. */
const GETTERS = /^(?:get\w*|env\w*|int\w*|num\w*|as\w*|config\w*|required?|optional)$/i

/** What a call of a well-known function gives; undefined for any other. */
export function quantityOfCall(tracer: Tracer, call: ts.CallExpression): Quantity | undefined {
  const callee = call.expression
  const name = memberName(callee) ?? ''
  const owner = ts.isPropertyAccessExpression(callee) ? memberName(callee.expression) : undefined
  const [argument] = call.arguments
  const qualified = owner === 'Date' ? `Date.${name}` : name
  const because = `\`${qualified}()\` gives that`
  const known = Object.hasOwn(KNOWN, qualified) ? KNOWN[qualified] : undefined
  if (known && !isOwn(tracer, callee)) return measured(known, because)
  if (name === 'ms' && argument && !isOwn(tracer, callee)) {
    return measured('milliseconds', because, ts.isStringLiteralLike(argument) ? parseMs(argument.text) : undefined)
  }
  if (name === 'diff') return measured(unitOfDiff(call), because)
  const setting = argument && ts.isStringLiteralLike(argument) && GETTERS.test(name) ? argument.text : undefined
  if (setting !== undefined && unitOfName(setting)) return named(UNKNOWN, setting)
  return undefined
}

function isOwn(tracer: Tracer, callee: ts.Expression): boolean {
  return tracer.functionsOf(callee).length > 0
}

/** `later.diff(now, 'seconds')` of dayjs and moment; milliseconds by default. */
function unitOfDiff(call: ts.CallExpression): TimeUnit {
  const unit = call.arguments[1]
  return (unit && ts.isStringLiteralLike(unit) && unitOfName(unit.text)) || 'milliseconds'
}

/** The texts that the package `ms` understands, as far as they are common: `'1h'`, `'2 days'`. */
function parseMs(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)/i.exec(text)
  const unit = found?.[2]?.toLowerCase()
  return found && unit ? Number(found[1]) * (UNITS_OF_MS[unit] ?? 1) : undefined
}
