import { ts } from '../compiler'
import type { Tracer } from '../trace/tracer'
import { Ingredients } from './ingredients'
import type { Site } from './site'

const COUNTS = /^H?INCR(?:BY)?$/

/**
 * Counters that give ids: the answer is put into the key of a write (`user:${id}`), or is a field or a member of one. A
 * moment or a name beside it in one member makes that unique without it.
 */
export function sequences(sites: readonly Site[], tracer: Tracer): ReadonlySet<Site> {
  const counters = new Map<ts.Node, Site>()
  for (const site of sites) if (COUNTS.test(site.facts.name)) counters.set(site.sender, site)
  const found = new Set<Site>()
  if (counters.size === 0) return found
  for (const site of sites) {
    if (!site.facts.writes) continue
    const nodes = namesIn(site).flatMap(([text, as]) => [...new Ingredients(tracer, counters, as).of(text)])
    for (const node of nodes) found.add(counters.get(node) as Site)
  }
  return found
}

function namesIn({ args = [], facts }: Site): (readonly [ts.Expression, 'part' | 'whole'])[] {
  if (args.some(ts.isSpreadElement)) return []
  const key = args[facts.keyAt]
  const elements = elementsOf(facts.name, args.slice(facts.keyAt + 1))
  return [...(key ? [[key, 'part'] as const] : []), ...elements.map((one) => [one, 'whole'] as const)]
}

/** The field of HSET, the members of SADD, the member of ZADD, which follows its score. */
function elementsOf(name: string, rest: readonly ts.Expression[]): readonly ts.Expression[] {
  if (/^HSET(?:NX)?$/.test(name)) return rest.slice(0, 1).flatMap(fieldsOf)
  if (name === 'ZADD') return rest.slice(1, 2)
  return name === 'SADD' ? rest : []
}

/** `hset(key, id, data)`, `hSet(key, { [id]: data })`. */
function fieldsOf(field: ts.Expression): readonly ts.Expression[] {
  if (!ts.isObjectLiteralExpression(field)) return [field]
  return field.properties.flatMap(({ name }) => (name && ts.isComputedPropertyName(name) ? [name.expression] : []))
}
