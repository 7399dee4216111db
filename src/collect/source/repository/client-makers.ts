/** A function that gives a client is called after it: `createClient`, `getRedis`, `openConnection`. */
const MAKER = /redis|valkey|client|conn/i
/* Every repetition is bounded: these run over many files, and a hostile one must not cost more than its length. */
/** `return redis.createClient(`, `=> createClient(`. */
const RETURNED = /(?:\breturn|=>)\s{1,20}(?:await\s{1,20})?(?:[\w$]{1,60}\.)?([\w$]{1,60})\(/g
/** `const client = redis.createClient(`. */
const HELD =
  /\b(?:const|let|var)\s{1,20}([\w$]{1,60})\s{0,20}=\s{0,20}(?:await\s{1,20})?(?:[\w$]{1,60}\.)?([\w$]{1,60})\(/g
const RETURNED_NAME = /(?:\breturn|=>)\s{1,20}([\w$]{1,60})\b/g

/**
 * Whether a file gives on the clients that another makes, by its text: `createOne = (options) => redis.createClient(options)`.
 *
 * @param names what the other file exports
 */
export function givesOnClients(text: string, names: readonly string[]): boolean {
  const makers = new Set(names.filter((name) => MAKER.test(name)))
  if (makers.size === 0) return false
  if ([...text.matchAll(RETURNED)].some((match) => makers.has(match[1] as string))) return true
  const held = [...text.matchAll(HELD)].flatMap((match) => (makers.has(match[2] as string) ? [match[1] as string] : []))
  return held.length > 0 && [...text.matchAll(RETURNED_NAME)].some((match) => held.includes(match[1] as string))
}
