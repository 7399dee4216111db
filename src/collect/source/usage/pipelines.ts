import { ts } from '../compiler'
import { brief, isWithin, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { PIPELINE_METHODS } from '../vocabulary'
import type { Site } from './site'

/** What a chain of commands is sent through: `multi` of `multi.hset(…).zadd(…)`, `client.multi()` of `client.multi().set(…)`. */
function pipelineOf(receiver: ts.Expression): ts.Expression {
  let at = unwrap(receiver)
  while (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression)) {
    if (PIPELINE_METHODS.has(at.expression.name.text)) return at
    at = unwrap(at.expression.expression)
  }
  return at
}

/** A receiver for messages: without the commands before it in its chain, and without the breaks between its lines. */
export function receiverText({ receiver, via }: Site): string {
  if (!receiver) return ''
  return brief(via === 'pipeline' ? pipelineOf(receiver) : receiver).replace(/ (?=\??\.\w+)/g, '')
}

/** Whether what is sent goes into a pipeline that others fill as well: the function around it is handed it, and opens none. */
export function isSharedPipeline({ via, receiver }: Site, owner: ts.Node, tracer: Tracer): boolean {
  if (via !== 'pipeline' || !receiver) return false
  const pipeline = pipelineOf(receiver)
  const declared = ts.isIdentifier(pipeline) ? tracer.symbolOf(pipeline)?.valueDeclaration : undefined
  const isOwn = declared !== undefined && ts.isVariableDeclaration(declared) && isWithin(declared, owner)
  return !isOwn && !ts.isCallExpression(pipeline)
}
