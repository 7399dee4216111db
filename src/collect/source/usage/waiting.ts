import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { expandSpreads } from './argument-lists'
import { hasFlag } from './set-options'
import { readShape } from './shapes'
import type { Site } from './site'

/** Wait for an element for as long as it takes: who sends them has made a queue. */
export const WAITING = /^(?:BL(?:POP|MOVE|MPOP)|BR(?:POP|POPLPUSH)|BZ(?:POPMIN|POPMAX|MPOP))$/
/** Wait for an entry where they are told to. */
const MAY_WAIT = /^XREAD(?:GROUP)?$/

/** Whether the answer to a command comes only when there is something to answer with. */
export function waitsForElements({ facts, args = [] }: Site, tracer: Tracer): boolean {
  if (WAITING.test(facts.name)) return true
  if (!MAY_WAIT.test(facts.name)) return false
  const { args: all } = expandSpreads(tracer, args)
  return hasFlag(tracer, all, 'BLOCK') || all.some((one) => hasBlockOption(one, tracer))
}

/** `{ BLOCK: 5000 }` of node-redis, `{ block: 5000 }` of valkey-glide. */
function hasBlockOption(argument: ts.Expression, tracer: Tracer): boolean {
  if (!ts.isObjectLiteralExpression(unwrap(argument))) return false
  return [...readShape(tracer, argument).properties.keys()].some((name) => /^block$/i.test(name))
}
