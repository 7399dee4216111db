import { ts } from '../compiler'
import { registeredAs, STORE_NAME } from './registrations'
import { unwrap } from './syntax'
import type { Tracing } from './tracing'

/**
 * Frameworks put a client on an object that nobody types: `app.decorate('redis', client)`, `app.redis = client`, an
 * augmented interface. A member of that name on an untyped object is taken for it.
 */
export function membersByName(tracer: Tracing, owner: ts.Node, name: string): ts.Node[] {
  if (!STORE_NAME.test(name)) return []
  const isNear = (node: ts.Node) => tracer.packageOf(node) === tracer.packageOf(owner)
  const assigned = (tracer.names.assignments.get(name) ?? []).filter(({ left }) => {
    const target = unwrap(left)
    return isNear(left) && ts.isPropertyAccessExpression(target) && !tracer.symbolOf(target)?.declarations?.length
  })
  const values = [...assigned.map((assignment) => assignment.right), ...registeredAs(tracer, name, owner)]
  return [...tracer.union(values), ...(tracer.names.augmentations.get(name) ?? []).filter(isNear)]
}
