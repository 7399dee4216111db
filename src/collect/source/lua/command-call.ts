import { type Elements, SET_FLAGS, type SetFlag } from '../../../model'
import { type Action, actionOf } from './action'
import { lifetimeArgument } from './lifetime'
import type { Machine } from './machine'
import { idOf, type Reason, type Site, type Tally } from './record'
import { contentOf, isTable, type Reply, readReply, removalReply, unknownReply, writeReply } from './reply'
import { countersNaming, withCounter } from './sequences'
import { ABSENT, BARE, EXPIRING, merge, type State } from './state'
import { argumentsOf, type CallNode, type Expression, rangeOf } from './tree'
import { identity, type Value, type Values, wordsOf } from './value'

/** Name of a command that is computed. */
export const COMPUTED = '*'

/**
 * Follows `redis.call(…)` on one path: what it does to the key in mind, and what it replies.
 *
 * @param at position of the command's name among the call's arguments: 1 in `pcall(redis.call, 'GET', key)`
 */
export function callCommand(machine: Machine, call: CallNode, at: number, args: Values, state: State): Value {
  const names = wordsOf(args.items[0])?.filter((name) => !name.includes('__HOLE_')) ?? []
  const rest: Values = { ...args, items: args.items.slice(1) }
  const [only] = names
  if (names.length <= 1) return sendOne(machine, call, at, only ?? COMPUTED, rest, state)
  const before = state.copy()
  for (const [index, name] of names.entries()) {
    const path = index === 0 ? state : before.copy()
    sendOne(machine, call, at, name, rest, path)
    if (path !== state) merge(state, path, machine.siteOf(call))
  }
  return unknownReply(COMPUTED, machine.siteOf(call))
}

function sendOne(machine: Machine, call: CallNode, at: number, name: string, args: Values, state: State): Value {
  const where = machine.siteOf(call)
  const action = actionOf(name, args)
  const site = siteFor(machine, call, at, name)
  machine.record.visited.add(call)
  machine.record.see(site, action, args.items[0])
  site.lifetime ??= lifetimeArgument(name, args)
  if (name === 'SET') for (const flag of flagsAmong(args)) site.flags.add(flag)
  if (name === 'XADD') site.elements.add(growthOf(args))
  const owner = machine.frames[0]
  if (owner !== undefined && owner.call === undefined && !machine.registered.has(owner.node)) {
    const ofParameter = [...site.keys.keys()].some((key) => key.includes('parameter:'))
    if (ofParameter) site.uncalled ??= owner.node.identifier ? machine.textOf(owner.node.identifier) : 'this function'
  }
  for (const id of countersNaming(name, args)) nameBy(id, machine)
  const reply = new Effect(machine, site, action, state).apply(name, args, where)
  return settled(reply ?? withCounter(unknownReply(name, where), name, idOf(site)), where, state)
}

function nameBy(counter: string, { record }: Machine): void {
  const site = record.sites.get(counter)
  if (site) site.givesIds = true
}

function flagsAmong({ items }: Values): SetFlag[] {
  const words = items.slice(2).map((one) => (one.kind === 'string' ? one.value.toUpperCase() : ''))
  return SET_FLAGS.filter((flag) => words.includes(flag))
}

/** `XADD key [NOMKSTREAM] [MAXLEN … | MINID …] id field value`: what cuts the stream stands before the id. */
function growthOf({ items }: Values): Elements | undefined {
  for (const item of items.slice(1)) {
    if (item.kind !== 'string') return undefined
    if (/^(?:MAXLEN|MINID)$/i.test(item.value)) return 'trimmed'
    if (!/^NOMKSTREAM$/i.test(item.value)) return 'added'
  }
  return undefined
}

function settled(reply: Reply, where: string, state: State): Value {
  if (!isTable(reply)) return reply
  const id = `reply@${where}`
  state.heap.set(id, reply)
  return { kind: 'table', id }
}

/**
 * The place that the report points at. A helper such as `local function r(cmd, ...) return redis.call(cmd, ...) end`
 * sends whatever its callers name, so the call that names the command is the place.
 */
function siteFor(machine: Machine, call: CallNode, at: number, name: string): Site {
  let place = call
  let position = at
  for (const frame of machine.frames.toReversed()) {
    const passed = argumentsOf(place)[position]
    const parameter = passed === undefined ? -1 : parameterOf(machine, frame.node.parameters, passed)
    if (parameter < 0 || frame.call === undefined) break
    place = frame.call
    position = parameter
  }
  const start = position > 0 && place === call ? argumentsOf(call)[0] : undefined
  const [from, to] = rangeOf(place)
  return machine.record.site(place, name, [start ? rangeOf(start)[0] : from, to])
}

function parameterOf(machine: Machine, parameters: readonly Expression[], passed: Expression): number {
  return parameters.findIndex((parameter) => {
    if (passed.type === 'VarargLiteral') return parameter.type === 'VarargLiteral'
    if (passed.type !== 'Identifier' || parameter.type !== 'Identifier') return false
    return machine.nameOf(parameter) === machine.nameOf(passed)
  })
}

/** What one command does to the key in mind. */
class Effect {
  constructor(
    private readonly machine: Machine,
    private readonly site: Site,
    private readonly action: Action,
    private readonly state: State,
  ) {}

  apply(name: string, args: Values, where: string): Reply | undefined {
    const { action, state } = this
    if (state.key === null) return undefined
    const isIn = (keys: readonly Value[]) => keys.some((key) => identity(key) === state.key)
    const writes = isIn(action.writes)
    const reads = isIn(args.items.slice(0, 1))
    if (name === COMPUTED && reads && state.pending.size > 0) state.leak = 'a command whose name is computed'
    let reply: Reply | undefined
    if (writes) reply = writeReply(name, args, action, state, where)
    else if (reads) reply = readReply(name, args, state, where)
    if (writes) this.write(name, args)
    else if (isIn(action.shrinks)) reply = this.shrink(name, where) ?? reply
    if (isIn(action.expires)) this.expire()
    if (isIn(action.deletes)) this.remove('deleted')
    if (isIn(action.persists) && state.status & EXPIRING) state.status = (state.status & ~EXPIRING) | BARE
    if (action.renames) this.rename(action.renames)
    return reply
  }

  private write(name: string, args: Values): void {
    const { state, action } = this
    const acts = (action.onlyNew ? 0 : EXPIRING | BARE) | (action.onlyExisting ? 0 : ABSENT)
    const before = state.status & acts
    if (before === 0) return
    const untouched = state.status & ~acts
    state.content = state.status === ABSENT && args.items[0] !== undefined ? contentOf(name, args) : null
    state.touchedBy ??= this.site
    let after = 0
    if (action.ownTtl !== 'no') {
      this.good(this.site, 'own')
      after |= EXPIRING
    }
    if (action.ownTtl === 'yes') this.release('rewritten')
    else after |= this.writeBare(before)
    state.status = untouched | after
  }

  private writeBare(before: number): number {
    const { state, action, site } = this
    let after = 0
    if (before & EXPIRING && action.keepsTtl) {
      this.good(site, 'kept')
      after |= EXPIRING
    }
    if (before & (action.keepsTtl ? ABSENT | BARE : ABSENT | BARE | EXPIRING)) {
      state.pending.add(site)
      after |= BARE
    }
    return after
  }

  /** Takes the last element, if that is what this run is about; an element that was added before stays. */
  private shrink(name: string, where: string): Reply | undefined {
    const { state, machine, site } = this
    const isFirst = state.touchedBy === null && state.status !== ABSENT
    state.touchedBy ??= site
    if (!isFirst || machine.assumption !== 'emptied') return undefined
    state.status = ABSENT
    return removalReply(name, where)
  }

  private expire(): void {
    const { state } = this
    if (!(state.status & BARE)) return
    this.release('expire')
    state.status = (state.status & ABSENT) | EXPIRING
  }

  private remove(reason: Reason): void {
    this.release(reason)
    this.state.status = ABSENT
    this.state.content = null
  }

  private rename([from, to]: readonly [Value, Value]): void {
    const { state } = this
    if (identity(to) === state.key) {
      this.remove('deleted')
      state.status = EXPIRING
    } else if (identity(from) === state.key && state.status !== ABSENT) {
      const isBare = state.pending.size > 0
      this.release('renamed')
      state.key = identity(to)
      if (isBare) state.pending.add(this.site)
    }
  }

  /** What was pending has its TTL now, or is gone. */
  private release(reason: Reason): void {
    for (const site of this.state.pending) this.good(site, reason)
    this.state.pending.clear()
    this.state.leak = null
  }

  private good(site: Site, reason: Reason): void {
    const { good } = tallyOf(this.machine, site)
    if (!good.has(reason)) good.set(reason, this.site)
  }
}

/** The tally of a site that a run writes to. */
export function tallyOf(machine: Machine, site: Site): Tally {
  return machine.assumption === 'survey' ? site.absent : site[machine.assumption]
}
