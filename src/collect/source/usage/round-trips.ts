import type { Expiring } from '../../../model'
import { ts } from '../compiler'
import { isWithin, outermost, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Expiry } from './expiries'
import { commonAncestor, type Guard, namesIn } from './flow'
import { valuesOf } from './newness'
import { placeOf, type Site } from './site'

/** Asks for the TTL that the key has: such a test gives one to a key that was left without, sooner or later. */
const TTL_CALL = /\b(?:p?ttl|p?expiretime)\w*\s*\(/i

/** Tells how an EXPIRE reaches the server after a write, and whether a later call makes up for one that was lost. */
export function expiringBy(tracer: Tracer, site: Site, expiry: Expiry, guards: readonly Guard[]): Expiring {
  const isTogether =
    (site.via === 'pipeline' && expiry.via === 'pipeline') || !isAnsweredBefore(site.sender, expiry.node)
  const [asking, others] = parted(guards, ({ condition }) => condition !== undefined && asksForTtl(tracer, condition))
  const isMending = asking.length > 0 && others.every(isForLaterCalls)
  const isOnce = others.some(({ condition }) => condition !== undefined) && !isMending
  return {
    how: isTogether ? 'together' : 'separately',
    isOnce,
    ...(guards.some(({ condition }) => condition !== undefined) && { isForNew: true as const }),
    by: expiry.how,
    ...(expiry.flag && { flag: expiry.flag }),
    place: placeOf(expiry.at),
  }
}

function parted(guards: readonly Guard[], test: (guard: Guard) => boolean): readonly [Guard[], Guard[]] {
  return [guards.filter(test), guards.filter((one) => !test(one))]
}

/** `if (count <= 1) … else …`, `if (count > 1) …`: a branch for the calls that find the key there. */
function isForLaterCalls({ condition, runsIf }: Guard): boolean {
  if (!condition || runsIf === undefined) return false
  const test = unwrap(condition)
  const kind = ts.isBinaryExpression(test) ? test.operatorToken.kind : undefined
  return runsIf
    ? kind === ts.SyntaxKind.GreaterThanToken || kind === ts.SyntaxKind.GreaterThanEqualsToken
    : kind !== ts.SyntaxKind.GreaterThanToken && kind !== ts.SyntaxKind.GreaterThanEqualsToken
}

/**
 * Whether the answer to the write is waited for before the EXPIRE is sent. Without that the client sends both at once, and
 * nothing comes between them but a connection that breaks in the middle of what it sends.
 */
function isAnsweredBefore(write: ts.Node, expire: ts.Node): boolean {
  const common = commonAncestor(write, expire)
  // `incr(key, (error, count) => expire(key, 60))`, `incr(key).then((count) => …)`
  if (common !== write && isInCallbackOf(common, write, expire)) return true
  if (common === write) return isWithinFunction(expire, write)
  for (let at = write; at !== common && at.parent; at = at.parent) {
    if (ts.isAwaitExpression(at) || ts.isYieldExpression(at)) return true
    // What another function waits for is not seen from here: `Promise.all(keys.map(async (key) => { await … }))` does.
    if (ts.isFunctionLike(at) && !isInvokedInPlace(at)) return false
  }
  return false
}

function isInvokedInPlace(node: ts.Node): boolean {
  return ts.isCallExpression(outermost(node).parent)
}

function isInCallbackOf(common: ts.Node, write: ts.Node, expire: ts.Node): boolean {
  if (!ts.isCallExpression(common) || !ts.isPropertyAccessExpression(common.expression)) return false
  const isChain = isWithin(write, common.expression.expression)
  return isChain && /^(?:then|finally)$/.test(common.expression.name.text) && isWithinFunction(expire, common)
}

function isWithinFunction(node: ts.Node, call: ts.Node): boolean {
  for (let at = node; at !== call && at.parent; at = at.parent) if (ts.isFunctionLike(at)) return true
  return false
}

/** `if ((await redis.ttl(key)) < 0)`, or a variable that holds such an answer. */
function asksForTtl(tracer: Tracer, condition: ts.Expression): boolean {
  if (TTL_CALL.test(condition.getText())) return true
  return namesIn(condition).some((name) => {
    return valuesOf(tracer, name).some((value) => TTL_CALL.test(value.getText().slice(0, 500)))
  })
}
