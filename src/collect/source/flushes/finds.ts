import type { FlushMethod } from '../../../model'
import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { KeyReader } from '../usage/keys'
import type { Recogniser } from '../usage/recognition'
import { callsOfReference } from '../usage/references'
import { readShape } from '../usage/shapes'
import type { Site } from '../usage/site'
import type { Amount } from './amounts'

/** A command that finds keys to delete, and what its calls give. */
export interface Find {
  readonly site: Site
  readonly how: FlushMethod
  readonly calls: readonly ts.Node[]
  readonly amount: Amount
  /** What the keys match; the set that names them; null where that is not known. */
  readonly pattern: string | null
}

const METHODS: Readonly<Record<string, FlushMethod>> = {
  SCAN: 'scan',
  KEYS: 'keys',
  SSCAN: 'index-set',
  SMEMBERS: 'index-set',
}

/** Whether a command may find the keys that a flush deletes. */
export function mayFind({ facts }: Site): boolean {
  return Object.hasOwn(METHODS, facts.name)
}

/** Reads one such command. `majorOf` tells the major version of the client behind it, where it is known. */
export function readFind(
  site: Site,
  recogniser: Recogniser,
  keys: KeyReader,
  majorOf: (site: Site) => number | undefined,
): Find | undefined {
  const how = METHODS[site.facts.name]
  if (!how) return undefined
  const isCall = ts.isCallExpression(site.sender)
  const sent = isCall ? [{ call: site.sender, args: site.args }] : callsOfReference(site.at, recogniser)
  const args = sent[0]?.args ?? []
  return {
    site,
    how,
    calls: sent.map(({ call }) => call),
    amount: amountOf(site, majorOf(site)),
    pattern: patternOf(how, args, recogniser, keys),
  }
}

/** Iterators and streams hand out pages; that of node-redis 4 and of @vercel/kv single keys. */
function amountOf({ facts, at, library }: Site, major: number | undefined): Amount {
  const method = at.getText()
  if (/stream$/i.test(method)) return 'pages'
  if (/iterator$/i.test(method)) {
    return library === '@vercel/kv' || (library === 'redis' && major === 4) ? 'singles' : 'pages'
  }
  return facts.name === 'SCAN' || facts.name === 'SSCAN' ? 'reply' : 'all'
}

function patternOf(
  how: FlushMethod,
  args: readonly ts.Expression[],
  recogniser: Recogniser,
  keys: KeyReader,
): string | null {
  const given = how === 'scan' ? matchOf(args, recogniser) : args[0]
  if (given === 'everything') return '*'
  return given ? keys.patternOf(given) : null
}

/** What follows the word MATCH, or is the property `match` of the options; a SCAN without either visits every key. */
function matchOf(args: readonly ts.Expression[], { tracer }: Recogniser): ts.Expression | 'everything' | undefined {
  const at = args.findIndex((one) => ts.isStringLiteralLike(one) && /^match$/i.test(one.text))
  if (at >= 0) return args[at + 1]
  let isOpen = false
  for (const argument of args) {
    const node = unwrap(argument)
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || ts.isFunctionLike(node)) continue
    const { properties, open } = readShape(tracer, argument)
    const match = properties.get('match') ?? properties.get('MATCH')
    if (match?.value && ts.isExpression(match.value)) return match.value
    if (open !== undefined) isOpen = true
  }
  return isOpen ? undefined : 'everything'
}
