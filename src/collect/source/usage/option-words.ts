import type { TtlVerdict } from '../../../model'
import { ts } from '../compiler'
import type { Tracer } from '../trace/tracer'

/** What the arguments of a write say about its TTL. */
export interface OptionVerdict {
  readonly ttl: Exclude<TtlVerdict, 'not-a-write'>
  readonly because: string
}

/** Words of SET that give the key a TTL or leave the one it has (redis.io/commands/set). */
export const TTL_WORD = /^(?:ex|px|exat|pxat|keepttl)$/i
/** No argument gives a TTL. */
export const NEVER: OptionVerdict = { ttl: 'never', because: 'no TTL is given' }

/** An argument gives a TTL on every path. */
export function always(what: string): OptionVerdict {
  return { ttl: 'always', because: `${what} gives a TTL` }
}

/** An argument may give a TTL. */
export function conditional(because: string): OptionVerdict {
  return { ttl: 'conditional', because }
}

/** Whether an argument is a word or a number, not an object of options. */
export function isTextual(tracer: Tracer, node: ts.Expression): boolean {
  const { StringLike, NumberLike, Undefined, BooleanLike } = ts.TypeFlags
  return partsOfType(tracer, node).every((one) => one.flags & (StringLike | NumberLike | Undefined | BooleanLike))
}

/** A constant that holds `'EX'`, or what is declared as one of such words; of other text it is not known what it asks for. */
export function judgeWord(tracer: Tracer, node: ts.Expression): OptionVerdict {
  const words = wordsBehind(tracer, node)
  const isTtl = words.map((word) => word !== undefined && TTL_WORD.test(word))
  if (isTtl.length > 0 && isTtl.every(Boolean)) return always(node.getText())
  if (isTtl.some(Boolean)) return conditional(`\`${node.getText()}\` is EX or PX on some path only`)
  return words.includes(undefined) ? conditional(`what \`${node.getText()}\` holds is not known here`) : NEVER
}

/** The words that an expression may be, `''` for what is none; undefined for text that is not known. */
function wordsBehind(tracer: Tracer, node: ts.Expression): (string | undefined)[] {
  return [...tracer.originsOf(node)].flatMap((origin) => {
    if (ts.isStringLiteralLike(origin)) return [origin.text]
    return ts.isNumericLiteral(origin) ? [''] : partsOfType(tracer, node).map(wordOf)
  })
}

function wordOf(type: ts.Type): string | undefined {
  if (type.isStringLiteral()) return type.value
  return type.flags & ts.TypeFlags.StringLike ? undefined : ''
}

/** The types of a union, or the one type that an expression has. */
export function partsOfType(tracer: Tracer, node: ts.Expression): readonly ts.Type[] {
  const type = tracer.checker.getTypeAtLocation(node)
  return type.isUnion() ? type.types : [type]
}
