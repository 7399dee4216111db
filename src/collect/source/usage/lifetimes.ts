import type { Lifetime, TimeUnit } from '../../../model'
import { ts } from '../compiler'
import { resolved } from '../quantities/quantity'
import { optionsFrom, positionalTtl, ttlAfter } from '../quantities/ttl-arguments'
import { brief, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { expandSpreads } from './argument-lists'
import type { DurationReader, Reading } from './durations'
import { guardsBetween } from './flow'
import type { Shape } from './shape'
import { readShape } from './shapes'
import { placeOf, type Site } from './site'
import { testsFor } from './unset-variables'

/** An argument that is a TTL, and what takes it. */
interface Given {
  readonly takes: TimeUnit
  readonly option: string
  readonly value: ts.Expression
}

/** Types of valkey-glide's `expiry`. */
const GLIDE_TYPES: Readonly<Record<string, TimeUnit>> = {
  Seconds: 'seconds',
  Milliseconds: 'milliseconds',
  UnixSeconds: 'unix-seconds',
  UnixMilliseconds: 'unix-milliseconds',
}
const MOST = 8

/** The TTLs that the arguments of a command give, in every client's spelling. */
export function lifetimesOf(site: Site, reader: DurationReader): Lifetime[] {
  return givenTo(site, reader.tracer).flatMap((given) => {
    const found = new Map<string, Lifetime>()
    for (const reading of reader.read(given.value)) {
      const lifetime = lifetimeOf(given, reading, site)
      const { path, line, column } = lifetime.place ?? { path: '', line: 0, column: 0 }
      found.set(`${path}:${line}:${column} ${lifetime.value} ${lifetime.unit}`, lifetime)
    }
    return [...found.values()].slice(0, MOST)
  })
}

function lifetimeOf({ takes, option, value }: Given, reading: Reading, site: Site): Lifetime {
  const { at, isOneOfSeveral } = reading
  const { unit, because, doubt, ...rest } = resolved(reading)
  // Zero as a default, or from one of several callers, is mostly tested for before it comes here.
  const number = isOneOfSeveral && (rest.value ?? 1) <= 0 ? undefined : rest.value
  const isElsewhere = at !== undefined && at.getStart() !== site.at.getStart()
  return {
    takes,
    option,
    written: brief(at ?? value),
    ...(number !== undefined && { value: number }),
    ...(unit && { unit }),
    ...(because !== undefined && { because }),
    ...(doubt !== undefined && { doubt }),
    ...(rest.environment !== undefined &&
      !isTested(site, value, rest.environment) && { environment: rest.environment }),
    ...(isElsewhere && { place: placeOf(at) }),
  }
}

/** `if (ttl > 0) await redis.setex(key, ttl, value)`. */
function isTested({ at }: Site, value: ts.Expression, environment: string): boolean {
  return guardsBetween(at, at.getSourceFile()).some(
    ({ condition }) => condition && testsFor(condition, value, environment),
  )
}

function givenTo(site: Site, tracer: Tracer): Given[] {
  const { facts } = site
  const { args } = expandSpreads(tracer, site.args ?? [])
  const takes = positionalTtl(facts.name)
  if (takes) {
    const value = args[1]
    const option = ts.isStringLiteralLike(site.at) ? site.at.text : site.at.getText()
    const spelled = site.via === 'raw' ? facts.name : option
    return value && !ts.isSpreadElement(value) ? [{ takes, option: memberOption(spelled), value }] : []
  }
  const from = optionsFrom(facts.name)
  if (from === undefined) return []
  const options = args.slice(from)
  return options.flatMap((option, at) => ofOption(tracer, option, options[at + 1]))
}

/** `this.client.setEx` is called `setEx`. */
function memberOption(text: string): string {
  return text.split('.').at(-1) ?? text
}

function ofOption(tracer: Tracer, option: ts.Expression, next: ts.Expression | undefined): Given[] {
  const node = unwrap(option)
  const word = wordOf(tracer, node)
  if (word !== undefined) {
    const takes = ttlAfter(word)
    return takes && next && !ts.isSpreadElement(next) ? [{ takes, option: word, value: next }] : []
  }
  const isObject = ts.isObjectLiteralExpression(node) || ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)
  return isObject ? ofShape(tracer, readShape(tracer, node)) : []
}

/** The word that an argument is, directly or through a constant. */
function wordOf(tracer: Tracer, node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return undefined
  const [only, ...others] = tracer.originsOf(node)
  return only && others.length === 0 && ts.isStringLiteralLike(only) ? only.text : undefined
}

function ofShape(tracer: Tracer, { properties }: Shape): Given[] {
  return [...properties].flatMap(([name, { value }]): Given[] => {
    if (!value) return []
    const takes = ttlAfter(name)
    if (takes) return [{ takes, option: name, value }]
    if (name === 'type') return ofTyped(tracer, properties, value)
    return name === 'expiration' || name === 'expiry' ? ofShape(tracer, readShape(tracer, value)) : []
  })
}

/** `{ type: 'EX', value }` of node-redis, `{ type: TimeUnit.Seconds, count }` of valkey-glide. */
function ofTyped(tracer: Tracer, properties: Shape['properties'], type: ts.Expression): Given[] {
  const value = properties.get('value')?.value ?? properties.get('count')?.value ?? properties.get('duration')?.value
  const word = wordOf(tracer, unwrap(type))
  const unit = memberName(unwrap(type)) ?? ''
  const takes = word === undefined ? GLIDE_TYPES[unit] : ttlAfter(word)
  if (!takes || !value) return []
  return [{ takes, option: word ?? `TimeUnit.${unit}`, value }]
}
