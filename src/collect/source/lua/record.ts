import type { Elements, SetFlag } from '../../../model'
import type { Action } from './action'
import type { LifetimeArgument } from './lifetime'
import { type CallNode, rangeOf } from './tree'
import { identity, patternOf, type Value } from './value'

/** Why a write leaves its key with a TTL, or leaves none. */
export type Reason = 'own' | 'kept' | 'expire' | 'rewritten' | 'deleted' | 'renamed'

/** How the paths through one write ended, for one assumption about the key before the script. */
export interface Tally {
  /** Reasons, with the call that brought them about. */
  readonly good: Map<Reason, Site>
  bad: boolean
  /** The key was handed to this function, which is not in the script. */
  leak: string | null
}

/** One command that one call sends. A call whose command name varies is several sites. */
export interface Site {
  readonly name: string
  readonly call: CallNode
  /** What the call starts with: `redis` of `redis.call`, or an alias. */
  readonly offset: number
  readonly length: number
  /** Keys that it was seen with: identity and value. */
  readonly keys: Map<string, Value>
  /** The first key argument, whether written or read. */
  first: Value | undefined
  action: Action | undefined
  /** The TTL among its arguments. */
  lifetime: LifetimeArgument | undefined
  /** Flags of a SET. */
  readonly flags: Set<SetFlag>
  /** What an XADD does to the length of its stream, on the paths through it; undefined where its options are not known. */
  readonly elements: Set<Elements | undefined>
  /** TTL options that some paths have and others lack. */
  readonly own: Set<Action['ownTtl']>
  readonly absent: Tally
  readonly present: Tally
  /** The key was there, and what takes elements out of it took the last one. */
  readonly emptied: Tally & { by: Site | null }
  /** Its answer names another key, a field or a member. */
  givesIds: boolean
  /** Why its callers are not known. */
  uncalled: string | null
}

/** A name for the site of a call and a command, under which {@link Record.sites} has it. */
export function idOf({ call, name }: Pick<Site, 'call' | 'name'>): string {
  return `${rangeOf(call)[0]} ${name}`
}

/** What is known of all commands of a script. */
export class Record {
  readonly sites = new Map<string, Site>()
  /** Calls that some path reaches. */
  readonly visited = new Set<CallNode>()
  /** Calls that give a key a TTL if it exists, by the key's identity. */
  readonly setters = new Map<string, Set<Site>>()
  /** Comparisons of a number with a string, which Lua never finds equal: offset and text of the comparison. */
  readonly neverEqual = new Set<number>()

  /** The site of a call and a command name; `from` is the node that the report points at. */
  site(call: CallNode, name: string, from: readonly [number, number]): Site {
    const id = idOf({ call, name })
    const known = this.sites.get(id)
    if (known !== undefined) return known
    const site: Site = {
      name,
      call,
      offset: from[0],
      length: from[1] - from[0],
      keys: new Map(),
      first: undefined,
      action: undefined,
      lifetime: undefined,
      flags: new Set(),
      elements: new Set(),
      own: new Set(),
      absent: { good: new Map(), bad: false, leak: null },
      present: { good: new Map(), bad: false, leak: null },
      emptied: { good: new Map(), bad: false, leak: null, by: null },
      givesIds: false,
      uncalled: null,
    }
    this.sites.set(id, site)
    return site
  }

  /** Notes what a site does, seen on one path. */
  see(site: Site, action: Action, first: Value | undefined): void {
    site.action ??= action
    site.own.add(action.ownTtl)
    site.first = site.first === undefined || patternOf(site.first) === null ? (action.writes[0] ?? first) : site.first
    for (const key of [...action.writes, ...(action.renames?.slice(0, 1) ?? [])]) site.keys.set(identity(key), key)
    const setting = action.ownTtl === 'yes' ? [...action.writes, ...action.expires] : action.expires
    for (const key of setting) {
      const setters = this.setters.get(identity(key)) ?? new Set()
      this.setters.set(identity(key), setters.add(site))
    }
  }
}
