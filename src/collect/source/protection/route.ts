import type { Related } from '../../../model'
import { ts } from '../compiler'
import { type FunctionNode, memberName } from '../trace/syntax'
import { placeOf } from '../usage/site'
import { alike, type Fate, joined, OPEN } from './passage'

/** A way of a failure from a function up to where it starts: a request, something else, or out of sight. */
export interface Route {
  readonly end: 'request' | 'elsewhere' | 'unknown'
  readonly fate: Fate
  /** How the handler is called. */
  readonly handler?: string
  /** The calls on the way, from the handler inwards. */
  readonly hops: readonly Related[]
}

/** One route of each kind is kept; there are not many kinds. */
const MAX_ROUTES = 12

/** The routes of a failure of which something has become before. */
export function after(fate: Fate, routes: readonly Route[]): Route[] {
  return routes.map((route) => ({ ...route, fate: joined(fate, route.fate) }))
}

/** Whether nothing lies between a request and the function itself. */
export function isAtHandler({ end, hops }: Route): boolean {
  return end === 'request' && hops.length === 1
}

/** A route that begins with a request. */
export function request(handler: string, at: FunctionNode): Route {
  return {
    end: 'request',
    fate: OPEN,
    handler,
    hops: [{ place: headOf(at), message: `A request comes in here: ${handler}.` }],
  }
}

/** A route that no request begins. */
export function elsewhere(): Route {
  return { end: 'elsewhere', fate: OPEN, hops: [] }
}

/** A route whose beginning is out of sight. */
export function unknown(): Route {
  return { end: 'unknown', fate: OPEN, hops: [] }
}

/** The name of a function, or its first line: a handler may be as long as its file. */
function headOf(node: FunctionNode) {
  return placeOf(node.name ?? node.parameters[0] ?? node)
}

/** A call on the way, as a message names it. */
export function hopName(call: ts.Node): string {
  const callee = ts.isCallExpression(call) || ts.isNewExpression(call) ? call.expression : call
  return `\`${memberName(callee) ?? 'this function'}\``
}

/** The first route of each end and kind of fate, with what is dropped on the others. */
export function distinct(routes: readonly Route[]): Route[] {
  return alike(routes, ({ end }) => end).slice(0, MAX_ROUTES)
}
