import type { Protection, Related } from '../../../model'
import { ts } from '../compiler'
import { brief, enclosingFunction, type FunctionNode, nodesIn, outermost } from '../trace/syntax'
import { placeOf } from '../usage/site'
import { qualifiedName } from './requests'
import type { Route } from './route'
import { isHandlerScope } from './scopes'
import { unheardAt } from './unheard'

/** A function of more characters is a machine's, and read no further. */
const LONGEST = 60_000

/** What protects a read on the way of its failure that was chosen, in the words of the model; `reads` are all that are sent. */
export function protectionOf(
  read: ts.CallExpression,
  reached: Protection['reached'],
  { fate, hops, handler }: Route,
  reads: ReadonlySet<ts.Node>,
): Protection {
  const { guard, caught, failed, breaker, dropped, through, isLost, isAside } = fate
  const isShielded = guard !== undefined
  const thrown = failed ?? caught
  const wrapper = wrapperOf(read, reads)
  return {
    shelter: isShielded ? (breaker ? 'breaker' : 'guarded') : isLost ? 'unknown' : thrown ? 'rethrown' : 'unguarded',
    reached,
    path: relatedOf(hops, read),
    ...(breaker && { breaker }),
    ...(handler !== undefined && { handler }),
    ...(!isShielded && thrown && { caught: placeOf(thrown) }),
    ...(!isShielded && dropped?.[0] && droppedOf(dropped[0], read, isAside)),
    ...(!isShielded && through && { through: { name: nameOf(through), place: placeOf(through) } }),
    ...(wrapper && { wrapper }),
  }
}

function nameOf(node: ts.Node): string {
  return brief(ts.isCallExpression(node) ? node.expression : node, 40)
}

function droppedOf(dropped: ts.Node, read: ts.Node, isAside = false): Pick<Protection, 'isDropped' | 'aside'> {
  if (!isAside) return { isDropped: true }
  const { place, called } = unheardAt(dropped, read)
  return { aside: { place, called } }
}

/** The way from the handler to the read, without the read itself. */
function relatedOf(hops: readonly Related[], read: ts.Node): Related[] {
  const own = placeOf(read)
  return hops.filter(({ place }) => !(place.path === own.path && place.line === own.line))
}

/** The nearest named function around a read. */
function wrapperOf(read: ts.Node, reads: ReadonlySet<ts.Node>): Protection['wrapper'] {
  for (let at: FunctionNode | undefined = enclosingFunction(read); at; at = enclosingFunction(at)) {
    const name = qualifiedName(at)
    if (name === undefined) continue
    const isMore = isHandlerScope(at) || waitsForMore(at, reads)
    return { name, place: placeOf(at.name ?? outermost(at).parent), ...(isMore && { doesMore: true }) }
  }
  return undefined
}

/** Whether a function waits for anything but reads: what loads, writes or sleeps is none to be cut off after a moment. */
function waitsForMore(target: FunctionNode, reads: ReadonlySet<ts.Node>): boolean {
  if (target.end - target.pos > LONGEST) return true
  for (const node of nodesIn(target)) if (ts.isAwaitExpression(node) && !holdsRead(node, reads)) return true
  return false
}

function holdsRead(node: ts.Node, reads: ReadonlySet<ts.Node>): boolean {
  for (const one of nodesIn(node)) if (reads.has(one)) return true
  return false
}
