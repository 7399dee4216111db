import { ts } from 'ts-morph'
import type { Command, Related } from '../../../model'
import { isOperatorFile } from '../repository/scope'
import { brief } from '../trace/syntax'
import { DurationReader } from './durations'
import { Expiries } from './expiries'
import type { Guard } from './guard'
import { KeyReader } from './keys'
import { lifetimesOf } from './lifetimes'
import { LockFinder } from './locks'
import type { Recogniser } from './recognition'
import { placeOf, type Site } from './site'
import { TtlJudge } from './ttl'
import { type WrapperCall, WrapperCalls } from './wrapper-calls'

/** Works out client, key and TTL of every command that was found. */
export function readCommands(
  sites: readonly Site[],
  recogniser: Recogniser,
  idOf: (construction: ts.Node) => number | undefined,
  guard: Guard,
): Command[] {
  const keys = new KeyReader(recogniser.tracer)
  const expiries = new Expiries(sites, keys)
  const judge = new TtlJudge(sites, expiries, keys)
  const wrappers = new WrapperCalls(expiries, keys)
  const durations = new DurationReader(recogniser.tracer)
  const locks = new LockFinder(sites, keys)
  const read = (site: Site): Command[] => {
    const { ttl, because, related, expiring } = judge.judge(site)
    const lifetimes = lifetimesOf(site, durations)
    const lock = locks.of(site)
    const key = site.args?.[site.facts.keyAt]
    const [construction] = site.receiver ? recogniser.constructionsOf(site.receiver) : []
    const place = placeOf(site.at)
    const command: Command = {
      place,
      name: site.facts.name,
      client: (construction && idOf(construction)) ?? null,
      library: site.library,
      receiver: site.receiver ? brief(site.receiver) : '',
      key: key && !ts.isSpreadElement(key) ? keys.patternOf(key) : null,
      ttl,
      because,
      via: site.via,
      ...(lifetimes.length > 0 && { lifetimes }),
      ...(expiring && { expiring }),
      ...(lock && { lock }),
      ...(site.unsure !== undefined && { unsure: site.unsure }),
      operator: isOperatorFile(place.path),
      related,
    }
    if (ttl !== 'conditional') return [command]
    const calls = wrappers.withoutTtl(site).map((call) => commandOfCall(command, call))
    return [{ ...command, related: [...related, ...calls.slice(0, MAX_CALLERS_TOLD).map(asRelated)] }, ...calls]
  }
  return sites.flatMap((site) => guard.run(site.at, () => read(site)) ?? []).filter(isFirst())
}

/** A wrapper's write names this many of the callers that leave its TTL out; each of them is a command of its own. */
const MAX_CALLERS_TOLD = 5

/** A call of a wrapper stands for the write inside it where only the call decides about the TTL. */
function commandOfCall(write: Command, { call, key, because, related }: WrapperCall): Command {
  const at = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression
  const place = placeOf(at)
  const operator = isOperatorFile(place.path)
  const receiver = brief(call.expression)
  const { name, client, library, unsure } = write
  const known = { place, name, client, library, receiver, key, because, operator, related }
  return { ...known, ttl: 'never', via: 'wrapper', ...(unsure !== undefined && { unsure }) }
}

function asRelated({ place }: Command): Related {
  return { place, message: 'This caller gives no TTL.' }
}

/** A wrapper with several writes of one kind is called once: the call is one command. */
function isFirst(): (command: Command) => boolean {
  const seen = new Set<string>()
  return ({ via, name, place }) => {
    const id = `${name} ${place.path}:${place.line}:${place.column}`
    if (via === 'wrapper' && seen.has(id)) return false
    if (via === 'wrapper') seen.add(id)
    return true
  }
}
