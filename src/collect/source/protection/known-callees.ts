import { ts } from '../compiler'
import { importedAs, type PackageImport } from '../trace/package-imports'
import { ELEMENT_CALLBACKS, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/** Give one promise for several, which fails as soon as one of them does. */
const COMBINING = /^(?:all|race|any|resolve|props|map|mapSeries|each)$/
/** Call each time what they are given, and give on what becomes of it. */
const CONTINUING = /^(?:then|catch|finally|reduce|all|from|map\w{0,10})$/
/** Take a promise or a function and never fail: `to(promise)`, `ResultAsync.fromPromise(promise)`, `trySafe(read)`, `tryit(read)()`. */
const SETTLING =
  /^(?:allSettled|to|waitUntil|settle|reflect|fromPromise|fromAsyncThrowable|catchError|ignore\w{0,20}|safe\w{0,20}|tryCatch\w{0,20}|attempt\w{0,20}|trySafe|tryit|tryToCatch|goTry\w{0,20})$/
/** What they export gives the failure as a value: `[error, value]`, `{ isRejected }`. */
const SETTLING_PACKAGES = /^(?:await-to-js|p-reflect|p-settle)$/
/** Run what they are given, and fail as it does: retries, limits, locks, spans, transactions, memory. */
const PASSING =
  /^(?:p?[rR]etry|backOff|p?[lL]imit|p?[tT]imeout|withTimeout|\$?transaction|runExclusive|startActiveSpan|startSpan|startSpanManual|withActiveSpan|withScope|withIsolationScope|using|run|runInContext|runWithContext|runInAsyncScope|memoize|memoizee|memo|once|promisify|unstable_cache)$/
const PASSING_PACKAGES =
  /^(?:p-(?:all|any|debounce|limit|map|map-series|memoize|props|queue|race|retry|series|throttle|timeout|try)|async-retry|exponential-backoff|async-mutex|async-lock|bottleneck|react|@opentelemetry\/api|@sentry\/.{1,40})$/

/** What a call makes of the failure of something that it is handed, though its code is not in sight; undefined where nobody knows. */
export type Known = 'settles' | 'passes' | 'drops'

/** What is known by its name, or by its package, of a call whose code is not in sight. */
export function knownOf(tracer: Tracer, call: ts.CallExpression, isFunction: boolean): Known | undefined {
  const callee = unwrap(call.expression)
  const name = memberName(callee) ?? ''
  if (SETTLING.test(name)) return 'settles'
  if (PASSING.test(name)) return 'passes'
  const isMethod = ts.isPropertyAccessExpression(callee)
  return (isMethod && byMethod(callee, name, isFunction)) || byPackage(tracer, callee)
}

function byMethod(callee: ts.PropertyAccessExpression, name: string, isFunction: boolean): Known | undefined {
  if (isFunction) return name === 'forEach' ? 'drops' : isContinuing(name) ? 'passes' : undefined
  // What is printed is not waited for.
  return COMBINING.test(name) || memberName(callee.expression) === 'console' ? 'passes' : undefined
}

function byPackage(tracer: Tracer, callee: ts.Expression): Known | undefined {
  const from = importedBehind(tracer, callee)?.package ?? ''
  if (SETTLING_PACKAGES.test(from)) return 'settles'
  return PASSING_PACKAGES.test(from) ? 'passes' : undefined
}

/** Whether a method of this name calls what it is handed, and fails as that does: `list.map(read)`, `promise.then(read)`. */
export function isContinuing(name: string): boolean {
  return ELEMENT_CALLBACKS.has(name) || CONTINUING.test(name)
}

/** The package of a function, or of the class of the object that it is a method of: `new PQueue().add`. */
function importedBehind(tracer: Tracer, callee: ts.Expression): PackageImport | undefined {
  const found = importedAs(tracer, callee)
  if (found || !ts.isPropertyAccessExpression(callee)) return found
  for (const origin of tracer.originsOf(callee.expression)) {
    if (ts.isNewExpression(origin) || ts.isCallExpression(origin)) return importedAs(tracer, origin.expression)
  }
  return undefined
}
