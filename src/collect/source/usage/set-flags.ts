import { SET_FLAGS, type SetFlag } from '../../../model'
import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { expandSpreads } from './argument-lists'
import { hasFlag } from './set-options'
import { readShape } from './shapes'
import type { Site } from './site'

/** The same in valkey-glide: an option, and what it is set to. */
const IN_GLIDE: Readonly<Record<SetFlag, readonly [string, string]>> = {
  NX: ['conditionalSet', 'onlyIfDoesNotExist'],
  XX: ['conditionalSet', 'onlyIfExists'],
  GET: ['returnOldValue', 'true'],
}

/** What a SET does besides setting, in every client's spelling; nothing for other commands. */
export function setFlags({ facts, args }: Site, tracer: Tracer): SetFlag[] {
  if (facts.name !== 'SET' || !args) return []
  const options = expandSpreads(tracer, args).args.slice(2)
  return SET_FLAGS.filter(
    (flag) => hasFlag(tracer, options, flag) || options.some((one) => isInGlide(one, flag, tracer)),
  )
}

function isInGlide(option: ts.Expression, flag: SetFlag, tracer: Tracer): boolean {
  if (!ts.isObjectLiteralExpression(unwrap(option))) return false
  const [name, word] = IN_GLIDE[flag]
  const value = readShape(tracer, option).properties.get(name)?.value
  if (!value) return false
  return ts.isStringLiteralLike(value) ? value.text === word : value.getText() === word
}
