import type { Protection, Related } from '../../../model'
import { ts } from '../compiler'
import { brief, enclosingFunction, type FunctionNode, outermost } from '../trace/syntax'
import { placeOf } from '../usage/site'
import { qualifiedName } from './requests'
import type { Route } from './routes'
import { unheardAt } from './unheard'

/** What protects a read on the way of its failure that was chosen, in the words of the model. */
export function protectionOf(
  read: ts.CallExpression,
  reached: Protection['reached'],
  { fate, hops, handler }: Route,
): Protection {
  const { guard, caught, failed, breaker, dropped, through, isLost, isAside } = fate
  const isShielded = guard !== undefined
  const thrown = failed ?? caught
  const wrapper = wrapperOf(read)
  return {
    shelter: isShielded ? (breaker ? 'breaker' : 'guarded') : isLost ? 'unknown' : thrown ? 'rethrown' : 'unguarded',
    reached,
    path: relatedOf(hops, read),
    ...(breaker && { breaker }),
    ...(handler !== undefined && { handler }),
    ...(!isShielded && thrown && { caught: placeOf(thrown) }),
    ...(!isShielded && dropped && droppedOf(dropped, read, isAside)),
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
function wrapperOf(read: ts.Node): Protection['wrapper'] {
  for (let at: FunctionNode | undefined = enclosingFunction(read); at; at = enclosingFunction(at)) {
    const name = qualifiedName(at)
    if (name !== undefined) return { name, place: placeOf(at.name ?? outermost(at).parent) }
  }
  return undefined
}
