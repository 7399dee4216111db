/**
 * How many of the keys that a command found a value holds: one of them, the keys of one page, the reply to one SCAN (the
 * cursor with a page), something that hands out single keys or pages one after the other, or all there are.
 */
export type Amount = 'one' | 'page' | 'reply' | 'singles' | 'pages' | 'all'

const RANKS: readonly Amount[] = ['one', 'page', 'reply', 'singles', 'pages', 'all']

/** The larger of two amounts, where a value may hold either. */
export function larger(one: Amount | undefined, other: Amount | undefined): Amount | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return RANKS.indexOf(one) < RANKS.indexOf(other) ? other : one
}

/** What is handed out when somebody walks over a value. */
export function elementOf(amount: Amount): Amount {
  return amount === 'pages' || amount === 'reply' ? 'page' : 'one'
}

/** Methods whose result holds no keys, or nothing that anybody deletes. */
const WITHOUT_KEYS =
  /^(?:length|size|includes|indexOf|some|every|has|startsWith|endsWith|test|join|push|unshift|add|forEach|exec|write|log|info|debug|warn|error)$/
/** Methods that hand out one element. */
const HANDS_OUT = /^(?:next|shift|pop|at|find|findLast)$/
/** Methods that put what was in pages into one list. */
const FLATTENS = /^(?:flat|flatMap|toArray)$/

/** What a method gives when it is called on a value; undefined where its result holds no keys. */
export function resultOfMethod(name: string, amount: Amount, argumentCount: number): Amount | undefined {
  if (WITHOUT_KEYS.test(name)) return undefined
  if (HANDS_OUT.test(name)) return elementOf(amount)
  if (FLATTENS.test(name)) return amount === 'one' ? 'one' : amount === 'page' ? 'page' : 'all'
  // With both ends it takes a piece that is no longer than the code says.
  if (/^(?:slice|splice)$/.test(name) && argumentCount === 2 && amount === 'all') return 'page'
  return amount
}

/** Functions that cut a list into pieces: `chunk(keys, 500)`. */
export const CUTS = /chunk|partition|splitEvery|inBatches|toBatches|paginate/i
