import { truthValue } from './reply'
import { identity, isPresent, symbol, typeOf, type Value } from './value'

/** `left == right`; a symbol where it is not known. */
export function equal(left: Value, right: Value, site: string): Value {
  const known = isEqual(left, right)
  if (known !== undefined) return truthValue(known)
  const ids = [identity(left), identity(right)].sort()
  return symbol(`(${ids.join('==')})`, site, { test: { op: 'eq', left, right } })
}

/** Whether Lua finds two values equal; undefined where it is not known. A number never equals a string. */
function isEqual(left: Value, right: Value): boolean | undefined {
  if (identity(left) === identity(right) && left.kind === right.kind) return true
  if (isClash(left, right)) return false
  if (left.kind === 'symbol') return right.kind === 'symbol' ? undefined : isEqualTo(left, right)
  if (right.kind === 'symbol') return isEqualTo(right, left)
  return false
}

function isEqualTo(one: Value & { kind: 'symbol' }, other: Value): boolean | undefined {
  const isNothing = other.kind === 'nil' || (other.kind === 'boolean' && !other.value)
  if (isNothing && isPresent(one)) return false
  if (other.kind === 'boolean' && typeOf(one) !== undefined && other.value) return false
  if (other.kind === 'number' && one.min !== undefined && one.min > other.value) return false
  if (one.choices?.every((choice) => isEqual(choice, other) === false)) return false
  return undefined
}

/** Whether one side is a number and the other a string, whatever they hold. */
export function isClash(left: Value, right: Value): boolean {
  const [one, other] = [typeOf(left), typeOf(right)]
  if (one === undefined || other === undefined || one === other) return false
  return isPresent(left) || isPresent(right)
}

/** `left < right`; a symbol where it is not known. */
export function less(left: Value, right: Value, site: string): Value {
  const known = isLess(left, right)
  if (known !== undefined) return truthValue(known)
  return symbol(`(${identity(left)}<${identity(right)})`, site)
}

function isLess(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'number' && right.kind === 'number') return left.value < right.value
  if (left.kind === 'string' && right.kind === 'string') return left.value < right.value
  if (identity(left) === identity(right)) return false
  if (left.kind === 'symbol' && left.min !== undefined && right.kind === 'number' && left.min >= right.value)
    return false
  if (right.kind === 'symbol' && right.min !== undefined && left.kind === 'number' && left.value < right.min)
    return true
  // `if count > limit then return end` behind an INCR: the first count, one, is above no limit.
  if (left.kind === 'symbol' && right.kind === 'number' && right.fresh && right.value <= 1) return false
  // `if redis.call('TTL', key) < ttl`: -1, for a key without one, is below every TTL that a caller hands over.
  if (left.kind === 'number' && left.fresh && left.value < 0 && right.kind === 'symbol') return true
  return undefined
}

/** `not value` for a value whose truth is not known. */
export function negated(of: Value, site: string): Value {
  return symbol(`not(${identity(of)})`, site, { test: { op: 'not', of } })
}
