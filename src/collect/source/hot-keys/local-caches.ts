import type { HotKeyCheck } from '../../../model'
import { ts } from '../compiler'
import { importedAs } from '../trace/package-imports'
import { brief, memberName, nodesIn } from '../trace/syntax'
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
  // What is asked after Redis has missed protects the database alone.
  const first = Math.min(...around.reads.map(({ pos }) => pos))
  for (const call of around.calls) {
    const asked = methodCall(call)
    const [key] = call.arguments
    if (!asked || !key || !ASKS.test(asked.method) || call.pos >= first) continue
    const holder = keeperOf(asked.receiver, around)
    if (!holder || !around.readsKeyOf(key) || !isKept(asked.receiver, around)) continue
    const name = brief(asked.receiver, 40)
    const isInFlight = isTakenOut(asked.receiver, around)
    const what = isInFlight
      ? `reads of the same key share one request (\`${name}\`)`
      : `\`${name}\`, ${holder}, is asked before Redis`
    return { place: placeOf(call), what }
  }
  return undefined
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
