import type { HotKeyCheck } from '../../../model'
import { ts } from '../compiler'
import { importedAs } from '../trace/package-imports'
import { brief, memberName, nodesIn, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { placeOf } from '../usage/site'
import { methodCall, type ReadScope } from './scopes'

/** Packages that hold entries in the memory of the process. */
const PACKAGES =
  /^(?:lru-cache|quick-lru|tiny-lru|lru_map|mnemonist|lru\.min|hashlru|flru|node-cache|memory-cache|@isaacs\/ttlcache|lfu-cache|cacheable|@cacheable\/(?:memory|node-cache)|stale-lru-cache)$/
/** Classes of the repository's own that do. */
const OWN = /(?:lru|lfu|ttl|memory|local|inprocess)\w{0,20}(?:cache|map|store)|cache\w{0,20}(?:lru|memory)/i

const ASKS = /^(?:get|has|peek|fetch)$/
const KEEPS = /^(?:set|put|add)$/

/** A cache in the memory of the process that is asked before Redis, in a function that reads from Redis. */
export function localCache(around: ReadScope): HotKeyCheck | undefined {
  return ofCollection(around) ?? ofObject(around)
}

function ofCollection(around: ReadScope): HotKeyCheck | undefined {
  for (const call of around.calls) {
    const asked = methodCall(call)
    const [key] = call.arguments
    if (!asked || !key || !ASKS.test(asked.method) || !isBeforeRead(call, key, around)) continue
    const holder = keeperOf(asked.receiver, around)
    if (!holder || !isKept(asked.receiver, around)) continue
    const name = brief(asked.receiver, 40)
    const isInFlight = isTakenOut(asked.receiver, around)
    const what = isInFlight
      ? `reads of the same key share one request (\`${name}\`)`
      : `\`${name}\`, ${holder}, is asked before Redis`
    return { place: placeOf(call), what }
  }
  return undefined
}

/** Whether Redis is read for a key later on: what is asked after it has missed protects the database alone. */
function isBeforeRead(asking: ts.Node, key: ts.Expression, around: ReadScope): boolean {
  const reads = around.readsOfKey(key)
  return reads.length > 0 && reads.every(({ pos }) => asking.pos < pos)
}

/** `paid[hash] ?? (await client.get(hash))`, where what was read is put into `paid`, an object that outlives the function. */
function ofObject(around: ReadScope): HotKeyCheck | undefined {
  for (const node of nodesIn(around.scope)) {
    if (!ts.isElementAccessExpression(node) || isAssigned(node) || !isBeforeRead(node, node.argumentExpression, around))
      continue
    const { expression } = node
    const isPlain = [...around.tracer.originsOf(expression)].some((one) => isEmptyObject(one) && around.outlives(one))
    if (!isPlain || !isFilled(expression, around)) continue
    return {
      place: placeOf(node),
      what: `\`${brief(expression, 40)}\`, an object in the process, is asked before Redis`,
    }
  }
  return undefined
}

function isAssigned(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.left === node && isAssignment(node.parent)
}

function isAssignment({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind >= ts.SyntaxKind.FirstAssignment && operatorToken.kind <= ts.SyntaxKind.LastAssignment
}

/** `{}`, `Object.create(null)`. */
function isEmptyObject(origin: ts.Node): boolean {
  if (ts.isObjectLiteralExpression(origin)) return origin.properties.length === 0
  return ts.isCallExpression(origin) && origin.expression.getText() === 'Object.create'
}

/** Whether the function puts into an object what it has read, or what it got instead: no count, no moment and no mark. */
function isFilled(object: ts.Expression, { scope, reads }: ReadScope): boolean {
  const name = memberName(object)
  return [...nodesIn(scope)].some((node) => {
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false
    const { left, right } = node
    const isIt = ts.isElementAccessExpression(left) && memberName(left.expression) === name
    return isIt && reads.some(({ pos }) => pos < right.end) && isValue(unwrap(right))
  })
}

function isValue(node: ts.Expression): boolean {
  if (ts.isAwaitExpression(node)) return true
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isObjectLiteralExpression(node)
}

/** What a receiver is, where it is a collection in memory that outlives the function. */
function keeperOf(receiver: ts.Expression, around: ReadScope): string | undefined {
  for (const origin of around.tracer.originsOf(receiver)) {
    const kind = around.outlives(origin) ? kindOf(origin, around.tracer) : undefined
    if (kind) return kind
  }
  return undefined
}

function kindOf(origin: ts.Node, tracer: Tracer): string | undefined {
  if (!ts.isNewExpression(origin) && !ts.isCallExpression(origin)) return undefined
  const callee = memberName(origin.expression) ?? ''
  if (ts.isNewExpression(origin) && callee === 'Map') return 'a Map in the process'
  const from = importedAs(tracer, origin.expression)?.package
  if (from !== undefined) return PACKAGES.test(from) ? `a cache in the process (${from})` : undefined
  return ts.isNewExpression(origin) && OWN.test(callee) ? `a cache in the process (${callee})` : undefined
}

/** Whether something is put where it is looked for: in the function, or somewhere in its class. */
function isKept(receiver: ts.Expression, around: ReadScope): boolean {
  return isDone(receiver, around, KEEPS)
}

/** Whether what was put is taken out again when the function is done: it was there for the time of the read alone. */
function isTakenOut(receiver: ts.Expression, { calls }: ReadScope): boolean {
  const name = memberName(receiver)
  return calls.some((call) => {
    const made = methodCall(call)
    return made?.method === 'delete' && memberName(made.receiver) === name && isAtTheEnd(call)
  })
}

/** Within a `finally`, of a statement or a promise. */
function isAtTheEnd(node: ts.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    if (ts.isTryStatement(at.parent) && at.parent.finallyBlock === at) return true
    if (ts.isCallExpression(at.parent) && memberName(at.parent.expression) === 'finally') return true
  }
  return false
}

function isDone(receiver: ts.Expression, { scope, calls }: ReadScope, method: RegExp): boolean {
  const name = memberName(receiver)
  const isIt = (call: ts.CallExpression) => {
    const made = methodCall(call)
    return made !== undefined && method.test(made.method) && memberName(made.receiver) === name
  }
  if (calls.some(isIt)) return true
  const owner = ts.findAncestor(scope, ts.isClassLike) ?? scope.getSourceFile()
  for (const node of nodesIn(owner)) if (ts.isCallExpression(node) && isIt(node)) return true
  return false
}
