import { ts } from '../compiler'
import { enclosingFunction, memberName, unwrap } from '../trace/syntax'
import { connected, isReached, negated } from '../usage/flow'

/**
 * What says that a client can take commands now. `isOpen` of node-redis is none: it stays true while the client reconnects
 * (github.com/redis/node-redis, packages/client/lib/client/socket.ts).
 */
const READY = /^\w{0,30}(?:(?<!al)ready|connected|available|healthy)$/i
const BARE = /^(?:is)?(?:ready|connected)$/i
/** What may be a client, or speak of one; goods are available as well, and users connected. */
const CLIENT = /redis|valkey|cache|client|store|kv/i
/** The state of an ioredis client that takes commands (ioredis, README, "Connection Events"). */
const READY_STATES: ReadonlySet<string> = new Set(['ready', 'connect'])

/** Whether a read is sent only while its client says that it is connected: `if (!redis.isReady) return null` before it. */
export function isSentOnlyConnected(read: ts.Node): boolean {
  const scope = enclosingFunction(read)
  if (!scope) return false
  const isSent = isReached(read, scope, (condition, runsIf) => {
    const truth = condition && runsIf !== undefined ? truthWithout(condition) : undefined
    return truth === undefined ? undefined : truth === runsIf
  })
  return isSent === false
}

/** The truth of a condition while there is no connection; undefined where that is not known. */
function truthWithout(condition: ts.Expression): boolean | undefined {
  const node = unwrap(condition)
  if (ts.isPrefixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.ExclamationToken ? negated(truthWithout(node.operand)) : undefined
  }
  if (ts.isBinaryExpression(node)) return truthOfBinary(node)
  return saysReady(ts.isCallExpression(node) ? unwrap(node.expression) : node) ? false : undefined
}

/** `redis.isReady`, `this.connected`, `isRedisAvailable()`. */
function saysReady(asked: ts.Expression): boolean {
  const name = (memberName(asked) ?? '').replace(/^#/, '')
  if (!READY.test(name)) return false
  if (CLIENT.test(name)) return true
  if (!ts.isPropertyAccessExpression(asked)) return BARE.test(name)
  const owner = unwrap(asked.expression)
  return owner.kind === ts.SyntaxKind.ThisKeyword || CLIENT.test(memberName(owner) ?? '')
}

function truthOfBinary({ left, operatorToken, right }: ts.BinaryExpression): boolean | undefined {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return connected(false, [truthWithout(left), truthWithout(right)])
    case ts.SyntaxKind.BarBarToken:
      return connected(true, [truthWithout(left), truthWithout(right)])
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return isReadyState(left, right) ? false : undefined
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return isReadyState(left, right) ? true : undefined
    default:
      return undefined
  }
}

/** `redis.status`, `'ready'`. */
function isReadyState(state: ts.Expression, value: ts.Expression): boolean {
  const node = unwrap(value)
  return memberName(unwrap(state)) === 'status' && ts.isStringLiteralLike(node) && READY_STATES.has(node.text)
}
