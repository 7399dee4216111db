import { ts } from '../compiler'
import { elementsOf } from '../trace/elements'
import { unwrap } from '../trace/syntax'
import type { KeyReader } from './keys'
import type { Site } from './site'

/** Commands all of whose arguments are keys. */
const OF_KEYS = /^(?:MGET|DEL|UNLINK|EXISTS|TOUCH|PFCOUNT|SUNION|SINTER|SDIFF)$/
/** Commands with a value after each key. */
const OF_PAIRS = /^MSET(?:NX)?$/

/**
 * The patterns of the keys that a command is handed as a list, each once: `mget(ids.map((id) => `dish:${id}`))`, `del(...keys)`,
 * `mset({ [key]: value })`. Undefined where it is handed none, or not all of them are known.
 */
export function listedKeys({ args, facts }: Site, keys: KeyReader): string[] | undefined {
  const arePairs = OF_PAIRS.test(facts.name)
  const [first, ...others] = args ?? []
  if (!first || others.length > 0 || !(arePairs || OF_KEYS.test(facts.name))) return undefined
  const list = ts.isSpreadElement(first) ? first.expression : unwrap(first)
  const elements = ts.isObjectLiteralExpression(list) ? namesIn(list) : keysAmong(elementsIn(list, keys), arePairs)
  const patterns = new Set(elements.map((one) => (typeof one === 'object' ? keys.patternOf(one) : (one ?? null))))
  const known = [...patterns].filter((one) => one !== null)
  return known.length > 0 && known.length === patterns.size ? known : undefined
}

/** Undefined stands for an element that is none to read. */
type Element = ts.Expression | undefined

function elementsIn(list: ts.Expression, keys: KeyReader): Element[] {
  if (!ts.isArrayLiteralExpression(list)) return elementsBehind(list, keys)
  return list.elements.flatMap((one) => (ts.isSpreadElement(one) ? elementsBehind(one.expression, keys) : [one]))
}

/** The elements of a list that is put together elsewhere. */
function elementsBehind(list: ts.Expression, { tracer }: KeyReader): Element[] {
  const found = elementsOf(tracer, list)
  return found.length > 0 ? found.map((one) => (ts.isExpression(one) ? unwrap(one) : undefined)) : [undefined]
}

/** `[[key, value], …]` and `[key, value, …]`. */
function keysAmong(elements: readonly Element[], arePairs: boolean): Element[] {
  const flat = elements.flatMap((one): readonly Element[] => {
    return one && ts.isArrayLiteralExpression(one) ? one.elements : [one]
  })
  return arePairs ? flat.filter((_, at) => at % 2 === 0) : flat
}

/** `{ [key]: value }`, and `{ menu: value }`, whose name is the key itself. */
function namesIn({ properties }: ts.ObjectLiteralExpression): (Element | string)[] {
  return properties.map(({ name }) => {
    if (!name || ts.isPrivateIdentifier(name)) return undefined
    return ts.isComputedPropertyName(name) ? name.expression : name.text
  })
}
