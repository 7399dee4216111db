import { isWrite } from './action'
import { partsOf, type Symbolic, type Value, type Values } from './value'

const COUNTS = /^H?INCR(?:BY)?$/
/** What comes after their key: a field, members, scores with a member at the end. */
const WITH_FIELD = /^HSET(?:NX)?$/
const WITH_MEMBERS = /^SADD$/
const WITH_SCORES = /^ZADD$/

/** The reply of a command, which remembers the counter that gave it. */
export function withCounter(reply: Symbolic, name: string, counter: string): Symbolic {
  return COUNTS.test(name) ? { ...reply, counters: [counter] } : reply
}

/** The counters whose answers a write names something by: its key, a field, a member. */
export function countersNaming(name: string, args: Values): readonly string[] {
  if (!isWrite(name)) return []
  const [key, ...rest] = args.items
  const elements = elementsAmong(name, rest).filter(isNameAlone)
  return [...(key ? [key] : []), ...elements].flatMap(countersOf)
}

function elementsAmong(name: string, rest: readonly Value[]): readonly Value[] {
  if (WITH_FIELD.test(name)) return rest.slice(0, 1)
  if (WITH_SCORES.test(name)) return rest.slice(-1)
  return WITH_MEMBERS.test(name) ? rest : []
}

/** With a moment or a name beside it, a number that comes again makes no element that comes again. */
function isNameAlone(value: Value): boolean {
  return partsOf(value).filter((part) => typeof part !== 'string').length === 1
}

function countersOf(value: Value): readonly string[] {
  const own = value.kind === 'symbol' ? (value.counters ?? []) : []
  return [...own, ...partsOf(value).flatMap((part) => (typeof part === 'string' ? [] : (part.counters ?? [])))]
}
