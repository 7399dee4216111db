import { isRootPath } from '../vocabulary'
import { NIL, patternOf, type Value, type Values, wordsOf } from './value'

/** Whether the command itself gives its key a TTL; `some`: on some paths; `unknown`: an option is not constant. */
export type OwnTtl = 'yes' | 'no' | 'some' | 'unknown'

/** What one command does to keys. Keys are the values of its arguments. */
export interface Action {
  /** Keys that the command creates, or writes with the power to create. */
  readonly writes: readonly Value[]
  /** Whether a TTL that the key has survives: it does for commands that change a value in place, not for SET. */
  readonly keepsTtl: boolean
  readonly ownTtl: OwnTtl
  /** The option that carries the TTL, for the report: `EX`. */
  readonly option?: string
  /** What a command that changes a document in place says of it: a part, which asks for the key, or it is not known. */
  readonly path?: 'part' | 'unknown'
  /** NX: nothing happens when the key exists. */
  readonly onlyNew: boolean
  /** XX: nothing happens when the key does not exist. */
  readonly onlyExisting: boolean
  /** Keys that get a TTL if they exist. */
  readonly expires: readonly Value[]
  readonly deletes: readonly Value[]
  readonly persists: readonly Value[]
  /** Keys that lose elements. Redis deletes a key with its last element, and its TTL with it. */
  readonly shrinks: readonly Value[]
  /** RENAME: from, to. */
  readonly renames?: readonly [Value, Value]
}

const NOTHING: Action = {
  writes: [],
  keepsTtl: true,
  ownTtl: 'no',
  onlyNew: false,
  onlyExisting: false,
  expires: [],
  deletes: [],
  persists: [],
  shrinks: [],
}

type Reader = (name: string, args: Values) => Partial<Action>

/** Change the value in place, so a TTL stays (redis.io/docs/latest/commands/expire, "clear the timeout"). */
const IN_PLACE = `APPEND INCR INCRBY INCRBYFLOAT DECR DECRBY SETRANGE SETBIT BITFIELD PFADD PFMERGE
  HSET HMSET HSETNX HINCRBY HINCRBYFLOAT LPUSH RPUSH SADD ZADD ZINCRBY XADD GEOADD
  BF.ADD BF.MADD BF.INSERT BF.RESERVE CF.ADD CF.ADDNX CF.RESERVE CMS.INITBYDIM CMS.INITBYPROB CMS.MERGE
  TOPK.RESERVE TDIGEST.CREATE TS.ADD TS.CREATE TS.INCRBY TS.DECRBY`
/** Replace the key, so a TTL goes. The destination is the first argument. */
const REPLACING = `GETSET SETNX SINTERSTORE SUNIONSTORE SDIFFSTORE ZUNIONSTORE ZINTERSTORE ZDIFFSTORE ZRANGESTORE GEOSEARCHSTORE`
/** The destination is the second argument. */
const SECOND_IN_PLACE = 'SMOVE RPOPLPUSH LMOVE BRPOPLPUSH BLMOVE'
const SECOND_REPLACING = 'BITOP COPY'
/** Take elements out of the first argument. */
const SHRINKING = `SREM SPOP LREM LPOP RPOP ZREM ZPOPMIN ZPOPMAX ZREMRANGEBYSCORE ZREMRANGEBYRANK ZREMRANGEBYLEX`
const SET_OPTIONS = new Set(['EX', 'PX', 'EXAT', 'PXAT', 'KEEPTTL'])

const first = (args: Values): Value[] => args.items.slice(0, 1)
const second = (args: Values): Value[] => args.items.slice(1, 2)
/** Every `step`-th argument from `from` on. */
const every = (args: Values, from: number, step: number) =>
  args.items.filter((_, at) => at >= from && (at - from) % step === 0)

const READERS: ReadonlyMap<string, Reader> = new Map([
  ...rows(IN_PLACE, (_, args) => ({ writes: first(args) })),
  ...rows(REPLACING, (_, args) => ({ writes: first(args), keepsTtl: false })),
  ...rows(SECOND_IN_PLACE, (_, args) => ({ writes: second(args), shrinks: first(args) })),
  ...rows(SHRINKING, (_, args) => ({ shrinks: first(args) })),
  ...rows('HDEL', (_, args) => (isRecord(args) ? {} : { shrinks: first(args) })),
  ...rows('LTRIM', trim),
  ...rows(SECOND_REPLACING, (_, args) => ({ writes: second(args), keepsTtl: false })),
  ...rows('SETNX', (_, args) => ({ writes: first(args), onlyNew: true })),
  ...rows('HSETEX', (_, args) => ({ writes: first(args), ...options(args, 1) })),
  ...rows('MSET', (_, args) => ({ writes: every(args, 0, 2), keepsTtl: false })),
  ...rows('MSETNX', (_, args) => ({ writes: every(args, 0, 2), onlyNew: true })),
  ...rows('JSON.SET JSON.MERGE', json),
  ...rows('JSON.MSET', (_, args) => ({ writes: every(args, 0, 3) })),
  ...rows('SETEX PSETEX', (name, args) => ({ writes: first(args), keepsTtl: false, ownTtl: 'yes', option: name })),
  ...rows('SET', (_, args) => ({ writes: first(args), keepsTtl: false, ...options(args, 2) })),
  ...rows('XADD', (_, args) => ({ writes: first(args), onlyExisting: has(args, 1, 'NOMKSTREAM') })),
  ...rows('ZADD GEOADD', (_, args) => ({ writes: first(args), onlyExisting: has(args, 1, 'XX') })),
  ...rows('XGROUP', (_, args) => ({ writes: has(args, 2, 'MKSTREAM') ? second(args) : [] })),
  ...rows('RESTORE', restore),
  ...rows('SORT GEORADIUS GEORADIUSBYMEMBER', (_, args) => ({ writes: stored(args), keepsTtl: false })),
  ...rows('EXPIRE PEXPIRE EXPIREAT PEXPIREAT', expire),
  // Fields that all expire take their hash with them.
  ...rows('HEXPIRE HPEXPIRE HEXPIREAT HPEXPIREAT', (_, args) => ({ expires: first(args) })),
  ...rows('GETEX', getex),
  ...rows('PERSIST', (_, args) => ({ persists: first(args) })),
  ...rows('DEL UNLINK', (_, args) => ({ deletes: args.items })),
  ...rows('GETDEL', (_, args) => ({ deletes: first(args) })),
  ...rows('RENAME RENAMENX', (_, { items: [from, to] }) => (from && to ? { renames: [from, to] as const } : {})),
])

function rows(names: string, reader: Reader): [string, Reader][] {
  return names.split(/\s+/).map((name) => [name, reader])
}

/**
 * What a command does, from its upper-case name and the arguments that follow the name. Commands that are not known,
 * that read, or that create nothing (LPUSHX, LSET, LINSERT) do nothing here.
 */
export function actionOf(name: string, args: Values): Action {
  return { ...NOTHING, ...READERS.get(name)?.(name, args) }
}

/** Whether a command can create a key. */
export function isWrite(name: string): boolean {
  const some: Values = { items: [NIL, NIL, { kind: 'string', value: 'STORE' }, NIL], open: false }
  return actionOf(name, some).writes.length > 0
}

function restore(_: string, args: Values): Partial<Action> {
  const ttl = args.items[1]
  const forever = ttl !== undefined && (ttl.kind === 'number' || ttl.kind === 'string') && Number(ttl.value) === 0
  return { writes: first(args), keepsTtl: false, ownTtl: forever ? 'no' : 'yes', option: 'RESTORE' }
}

/** `XX` and `GT` leave a key without TTL as it is: no TTL counts as an endless one. */
function expire(_: string, args: Values): Partial<Action> {
  return has(args, 2, 'XX') || has(args, 2, 'GT') ? {} : { expires: first(args) }
}

/** Fields with names of their own are a few of what is known of one thing; all of them are deleted with the key. */
function isRecord({ items, open }: Values): boolean {
  return !open && items.slice(1).every(({ kind }) => kind === 'string')
}

/** What is trimmed to its first elements keeps one. */
function trim(_: string, args: Values): Partial<Action> {
  const [start, stop] = [1, 2].map((at) => args.items[at])
  const isFromFirst = patternOf(start) === '0' && patternOf(stop)?.startsWith('-') !== true
  return isFromFirst ? {} : { shrinks: first(args) }
}

/** A new key takes its whole document at once: a path within it asks for a key that is there (redis.io/commands/json.set). */
function json(_: string, args: Values): Partial<Action> {
  const pattern = patternOf(args.items[1])
  const path = pattern === null ? 'unknown' : isRootPath(pattern) ? undefined : 'part'
  const onlyExisting = path !== undefined || has(args, 3, 'XX')
  return { writes: first(args), onlyNew: has(args, 3, 'NX'), onlyExisting, ...(path && { path }) }
}

function getex(_: string, args: Values): Partial<Action> {
  const { ownTtl } = options(args, 1)
  return ownTtl === 'yes' ? { expires: first(args) } : {}
}

function has(args: Values, from: number, word: string): boolean {
  return args.items.slice(from).some((value) => wordsOf(value)?.includes(word) === true)
}

/** The key after `STORE` or `STOREDIST`. */
function stored(args: Values): Value[] {
  const at = args.items.findIndex((value) => wordsOf(value)?.some((word) => word === 'STORE' || word === 'STOREDIST'))
  return at < 0 ? [] : args.items.slice(at + 1, at + 2)
}

type Options = Pick<Action, 'ownTtl' | 'onlyNew' | 'onlyExisting'> & { readonly option?: string }

/** The options of SET from argument `from` on. */
function options(args: Values, from: number): Options {
  let ownTtl: OwnTtl = args.open ? 'unknown' : 'no'
  let option: string | undefined
  const words = args.items.slice(from).map(wordsOf)
  for (const [at, word] of words.entries()) {
    // The number after EX is not an option, even where it is not constant.
    if (at > 0 && words[at - 1]?.some((before) => before !== 'KEEPTTL' && SET_OPTIONS.has(before))) continue
    const found = ttlOption(word, args.items[from + at])
    if (found === 'yes' || ownTtl === 'no') ownTtl = found
    option ??= word?.find((choice) => SET_OPTIONS.has(choice))
  }
  if (args.loose && ownTtl === 'yes') ownTtl = 'some'
  return { ownTtl, onlyNew: has(args, from, 'NX'), onlyExisting: has(args, from, 'XX'), ...(option && { option }) }
}

function ttlOption(choices: readonly string[] | undefined, value: Value | undefined): OwnTtl {
  if (choices === undefined) return isPossibleOption(value) ? 'unknown' : 'no'
  const ttl = choices.filter((choice) => SET_OPTIONS.has(choice))
  if (ttl.length === choices.length) return 'yes'
  return ttl.length > 0 ? 'some' : 'no'
}

/** Numbers are no options: `SET k v 10` is an error of its own, and not a TTL. */
function isPossibleOption(value: Value | undefined): boolean {
  return value?.kind === 'symbol' && value.type !== 'number'
}
