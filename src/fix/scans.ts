import type { Change, Source } from './source'
import { ts, unwrap, wrapped } from './syntax'

/** A call of KEYS, and how its client pages instead. */
export interface Scan {
  readonly source: Source
  /** The name `keys`. */
  readonly name: ts.Node
  readonly call: ts.CallExpression
  readonly argument: ts.Expression
  readonly method: 'scanStream' | 'scanIterator'
  /** Around the pattern. */
  readonly open: string
  readonly close: string
  /** What one step of the iteration is: a key, or an array of keys that may be empty. */
  readonly yields: 'key' | 'batch'
}

/** The call itself with another name and its pattern in an object: what stands between its parts stays. */
export function pagingCall({ source, name, argument, method, open, close }: Scan): Change[] {
  const start = argument.getStart(source.file)
  return [
    { start: name.getStart(source.file), end: name.end, text: method },
    { start, end: start, text: open },
    { start: argument.end, end: argument.end, text: close },
  ]
}

/** The expression that stands for the keys, once they are there: `await redis.keys(p)`, or the call that is returned. */
export function awaitedKeys({ call, source }: Scan): ts.Expression | undefined {
  const { parent } = wrapped(call)
  if (ts.isAwaitExpression(parent)) {
    const isPlain = !source.hasComment(parent.getStart(source.file), call.getStart(source.file))
    return isPlain && !source.hasComment(call.end, parent.end) ? parent : undefined
  }
  return ts.isReturnStatement(call.parent) && isReturnedAsIs(call.parent) ? call : undefined
}

/** A promise that an async function returns is awaited by its caller; not so where a `try` would hear of its failure. */
function isReturnedAsIs(statement: ts.Statement): boolean {
  for (let at: ts.Node = statement; at; at = at.parent) {
    if (ts.isTryStatement(at)) return false
    if (ts.isFunctionLike(at)) {
      const modifiers = ts.canHaveModifiers(at) ? (ts.getModifiers(at) ?? []) : []
      const isGenerator = 'asteriskToken' in at && at.asteriskToken !== undefined
      return !isGenerator && modifiers.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
    }
  }
  return false
}

/** Whether an expression is the keys and nothing else. */
export function isAwaitedKeys(expression: ts.Expression, scan: Scan): boolean {
  const inner = unwrap(expression)
  return inner === awaitedKeys(scan) && ts.isAwaitExpression(inner)
}
