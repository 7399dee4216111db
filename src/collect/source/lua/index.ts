import type { Elements, InScript, Lifetime, SetFlag, TtlVerdict } from '../../../model'
import { reasonOf } from '../../files/failures'
import { quoted } from '../quoted'
import { actionOf, isWrite } from './action'
import { COMPUTED } from './command-call'
import { Interpreter } from './execute'
import { lifetimesOf } from './lifetime'
import { type Assumption, OutOfBudget } from './machine'
import { parseLua } from './parse'
import { type Program, programOf } from './program'
import { Record, type Site } from './record'
import { ABSENT, BARE, EXPIRING, State } from './state'
import { surroundingsOf } from './surroundings'
import { argumentsOf, type Expression, type FunctionDeclaration, rangeOf, stringValue } from './tree'
import { identity, patternOf, text, type Value, wordsOf } from './value'
import { verdictOf } from './verdict'

/** One command that a script sends. */
export interface LuaCommand {
  /** Upper case; `*` when it is computed. */
  readonly name: string
  /** UTF-16 offset in the text of `redis` in `redis.call`, or of the alias that is called. */
  readonly offset: number
  /** Length of the whole call, in UTF-16 units. */
  readonly length: number
  /** Constants kept, `*` for the rest; null where nothing of the key is constant. */
  readonly key: string | null
  /** What KEYS is given, in single quotes, where the script spells it out. */
  readonly pattern?: string
  /** Two commands with one identity are about the same key. */
  readonly keyId: string
  readonly ttl: TtlVerdict
  /** What the script says about the TTL that the command gives. */
  readonly lifetimes?: readonly Lifetime[]
  readonly because: string
  readonly flags?: readonly SetFlag[]
  /** Whether an XADD cuts its stream, where it does the same on all paths. */
  readonly elements?: Elements
  readonly inScript?: InScript
  /** True for a count whose answer names something that the script writes. */
  readonly givesIds?: true
  /** Why the verdict, or the command, is not certain. */
  readonly unsure?: string
  /** The call that gives the key its TTL, or deletes it: offset and length as above. */
  readonly expiry?: { readonly offset: number; readonly length: number }
}

/** What following one script may cost, in steps; real scripts stay below a hundredth of it. */
const BUDGET = 8_000_000

/** What all scripts of a repository may cost together: a few times what the largest ones in sight need. */
export class LuaEffort {
  /** UTF-16 units that are parsed. */
  characters = 24_000_000
  /** Steps in which scripts are followed. */
  steps = 3 * BUDGET
}

/** A script of more keys is not followed at all: what is known of some of them says nothing about the others. */
const MAX_KEYS = 200
/** Their first argument is no key; that of CONFIG and its like is their second word, which the caller needs. */
const KEYLESS = new Set(
  'SCAN FLUSHALL FLUSHDB TIME PUBLISH SPUBLISH PING ECHO SELECT INFO DBSIZE RANDOMKEY OBJECT XGROUP'.split(' '),
)

/**
 * Reads a Lua script for Redis and tells its commands in the order of the text, with what each write leaves of a TTL.
 * Placeholders `__hole_N` stand for text that is not known; give equal texts equal numbers.
 *
 * @returns the commands, or an error in one line that names the script's line; it never throws
 */
export function readLua(script: string, effort = new LuaEffort()): { commands: LuaCommand[] } | { error: string } {
  effort.characters -= script.length
  if (effort.characters < 0) return { error: 'line 1: there is more Lua than is read of one repository' }
  try {
    const parsed = parseLua(script)
    if ('error' in parsed) return parsed
    const program = programOf(parsed.chunk, script)
    const record = new Record()
    const complete = followAll(program, record, effort)
    addUnreached(program, record)
    const sites = [...record.sites.values()].sort((left, right) => left.offset - right.offset)
    return { commands: sites.map((site) => commandOf(site, record, program, complete)) }
  } catch (error) {
    return { error: `line 1: ${reasonOf(error)}` }
  }
}

/** Whether a text is worth reading as Lua: it calls `redis.call` or `server.call`, or something named like an alias. */
export function looksLikeLua(text: string): boolean {
  return /\b(?:redis|server)\s*(?:\.\s*|\[\s*["'])p?call\b|\bredis\.register_function\b|\b(?:\w+\s*\.\s*p?call|r_?call|redis_?call)\s*\(\s*["'][A-Za-z]+["']/i.test(
    text,
  )
}

/** Follows the script for every key that it writes; false where that would cost too much. */
function followAll(program: Program, record: Record, effort: LuaEffort): boolean {
  const given = Math.min(BUDGET, effort.steps)
  const budget = { left: given }
  let uncalled: readonly FunctionDeclaration[] | undefined
  const run = (key: string | null, assumption: Assumption, status: number) => {
    const start = new State()
    start.key = key
    start.status = status
    uncalled = new Interpreter(program, record, assumption, budget).runAll(start, uncalled)
  }
  try {
    run(null, 'survey', ABSENT)
    const writes = [...record.sites.values()].filter(needsFollowing)
    const keys = [...new Set(writes.flatMap((site) => [...site.keys.keys()]))]
    if (keys.length > MAX_KEYS) return false
    for (const key of keys) {
      run(key, 'absent', ABSENT)
      if (writes.some((site) => site.keys.has(key) && isAboutExisting(site))) {
        run(key, 'present', EXPIRING)
        run(key, 'emptied', EXPIRING)
      }
      // `if redis.call('TTL', key) == -1 then … end` leads where neither of the other two runs goes.
      if (writes.some((site) => site.keys.has(key) && !isReached(site))) run(key, 'present', BARE)
    }
    return true
  } catch (error) {
    if (error instanceof OutOfBudget) return false
    throw error
  } finally {
    effort.steps -= given - budget.left
  }
}

function needsFollowing(site: Site): boolean {
  return isWrite(site.name) && site.keys.size > 0 && !(site.own.size === 1 && site.own.has('yes'))
}

/** Whether it matters what the write does to a key that exists: it drops the TTL, or runs only then. */
function isAboutExisting({ action, absent }: Site): boolean {
  return action?.keepsTtl === false || (!absent.bad && absent.good.size === 0)
}

function isReached({ absent, present, emptied }: Site): boolean {
  return [absent, present, emptied].some((tally) => tally.bad || tally.good.size > 0)
}

/** Calls that no path reaches are told all the same, as far as their arguments are literal. */
function addUnreached(program: Program, record: Record): void {
  for (const call of program.commandCalls) {
    if (record.visited.has(call)) continue
    const [name, ...items] = argumentsOf(call).map(literal)
    const site = record.site(call, wordsOf(name)?.[0] ?? COMPUTED, rangeOf(call))
    record.see(site, actionOf(site.name, { items, open: false }), items[0])
  }
}

function literal(node: Expression): Value {
  return node.type === 'StringLiteral' ? text(stringValue(node.raw)) : { kind: 'symbol', id: `@${rangeOf(node)[0]}` }
}

function commandOf(site: Site, record: Record, program: Program, complete: boolean): LuaCommand {
  const { ttl, because, unsure, by } = verdictOf(site, record, program, complete)
  const keys = [...site.keys.values()]
  const lifetimes = lifetimesOf(site, program)
  const first = KEYLESS.has(site.name) && keys.length === 0 ? undefined : (keys[0] ?? site.first)
  const pattern = keys.map(patternOf).find((each) => each !== null) ?? patternOf(first)
  const [elements, ...others] = site.elements
  const given = site.name === 'KEYS' && first?.kind === 'string' ? quoted(first.value) : undefined
  return {
    name: site.name,
    offset: site.offset,
    length: site.length,
    key: pattern,
    ...(given !== undefined && { pattern: given }),
    keyId: first ? identity(first) : '',
    ttl,
    because,
    ...(unsure && { unsure }),
    ...(site.givesIds && { givesIds: true }),
    ...(/^(?:SCAN|KEYS|DEL|UNLINK)$/.test(site.name) && { inScript: surroundingsOf(site.call, program) }),
    ...(site.flags.size > 0 && { flags: [...site.flags] }),
    ...(elements && others.length === 0 && { elements }),
    ...(lifetimes.length > 0 && { lifetimes }),
    ...(by && { expiry: { offset: by.offset, length: by.length } }),
  }
}
