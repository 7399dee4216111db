import type { Action } from './action'
import { ABSENT, BARE, type Content, EMPTY, EXPIRING, type State, type Table } from './state'
import { FALSE, identity, NIL, number, type Symbolic, symbol, TRUE, type Value, type Values } from './value'

const set = (words: string) => new Set(words.split(/\s+/))

/** Replies on a key that does not exist: a nil reply, which Lua sees as false. */
const FALSE_WITHOUT_KEY = set(
  'GET HGET LINDEX ZSCORE LPOP RPOP SPOP ZRANK ZREVRANK GETDEL GETEX SRANDMEMBER HRANDFIELD RPOPLPUSH LMOVE JSON.GET DUMP',
)
const ZERO_WITHOUT_KEY =
  set(`EXISTS STRLEN LLEN SCARD ZCARD HLEN XLEN SISMEMBER HEXISTS ZCOUNT ZLEXCOUNT DEL UNLINK HDEL SREM ZREM
  LREM ZREMRANGEBYSCORE ZREMRANGEBYRANK ZREMRANGEBYLEX EXPIRE PEXPIRE EXPIREAT PEXPIREAT PERSIST LPUSHX RPUSHX GETBIT
  BITCOUNT PFCOUNT TOUCH XDEL XTRIM HSTRLEN`)
const EMPTY_WITHOUT_KEY =
  set(`HGETALL LRANGE SMEMBERS ZRANGE ZREVRANGE ZRANGEBYSCORE ZREVRANGEBYSCORE ZRANGEBYLEX HKEYS HVALS
  XRANGE XREVRANGE ZPOPMIN ZPOPMAX`)
const TTL = set('TTL PTTL EXPIRETIME PEXPIRETIME')
const LENGTHS = set('STRLEN LLEN SCARD ZCARD HLEN XLEN')
const ONE_WITH_KEY = set('EXISTS DEL UNLINK TOUCH')
/** Several keys may follow these, and then the reply is about all of them. */
const MANY_KEYS = set('EXISTS DEL UNLINK TOUCH PFCOUNT')
const STRING_REPLIES = set(
  'GET HGET LINDEX ZSCORE LPOP RPOP SPOP GETDEL GETEX SRANDMEMBER INCRBYFLOAT HINCRBYFLOAT ZINCRBY GETSET',
)
const NUMBER_REPLIES =
  set(`INCR INCRBY DECR DECRBY HINCRBY LPUSH RPUSH SADD ZADD HSET HSETNX SETNX MSETNX APPEND SREM ZREM HDEL LREM
  ZCOUNT SISMEMBER HEXISTS ZREMRANGEBYSCORE SETRANGE SETBIT PFADD EXPIRE PEXPIRE`)

/** A reply before it is in the heap: a value, or a table. */
export type Reply = Value | Table

/** The reply to a command as it is known without the key's state. `site` makes it a value of its own. */
export function unknownReply(name: string, site: string): Symbolic {
  const id = `${name}@${site}`
  if (LENGTHS.has(name) || name === 'EXISTS') return symbol(id, site, { type: 'number', min: 0 })
  if (TTL.has(name)) return symbol(id, site, { type: 'number', min: -2 })
  if (NUMBER_REPLIES.has(name)) return symbol(id, site, { type: 'number' })
  if (STRING_REPLIES.has(name)) return symbol(id, site, { type: 'string' })
  return symbol(id, site)
}

/** The reply of a read (or a delete) on the key in mind, before it takes effect. */
export function readReply(name: string, args: Values, state: State, site: string): Reply | undefined {
  if (MANY_KEYS.has(name) && (args.items.length > 1 || args.open)) return undefined
  if (state.status === ABSENT) return replyWithoutKey(name, args)
  return state.status & ABSENT ? undefined : replyWithKey(name, state, site)
}

function replyWithoutKey(name: string, args: Values): Reply | undefined {
  if (FALSE_WITHOUT_KEY.has(name)) return FALSE
  if (ZERO_WITHOUT_KEY.has(name)) return number(0)
  if (EMPTY_WITHOUT_KEY.has(name)) return EMPTY
  if (TTL.has(name)) return number(-2)
  if (name === 'TYPE') return { ...EMPTY, fields: new Map([['ok', { kind: 'string', value: 'none' }]]) }
  if ((name === 'HMGET' || name === 'MGET') && !args.open) {
    const items = args.items.slice(name === 'MGET' ? 0 : 1).map(() => FALSE)
    return { ...EMPTY, items, least: items.length }
  }
  return undefined
}

function replyWithKey(name: string, { status, content }: State, site: string): Reply | undefined {
  if (ONE_WITH_KEY.has(name)) return number(1)
  if (TTL.has(name)) {
    if (status === BARE) return fresh(-1)
    return symbol(`${name}@${site}`, site, { type: 'number', min: status === EXPIRING ? 0 : -1 })
  }
  if (LENGTHS.has(name)) {
    const count = content?.count
    return count === undefined ? symbol(`${name}@${site}`, site, { type: 'number', min: 1 }) : fresh(count)
  }
  if (name === 'GET') return content?.value ?? symbol(`GET@${site}`, site, { type: 'string', present: true })
  if (name === 'HGETALL' || name === 'SMEMBERS') {
    const items = content?.fields
    return items ? { ...EMPTY, items, least: items.length } : { ...EMPTY, least: 1, open: true }
  }
  return undefined
}

/** The reply of a command that has just taken elements out of a key. */
export function removalReply(name: string, site: string): Reply | undefined {
  const id = `${name}@${site}`
  if (name === 'ZPOPMIN' || name === 'ZPOPMAX') return { ...EMPTY, least: 2, open: true }
  if (FALSE_WITHOUT_KEY.has(name)) return symbol(id, site, { present: true })
  return ZERO_WITHOUT_KEY.has(name) ? symbol(id, site, { type: 'number', min: 1 }) : undefined
}

/** How many there are in a key that was just created, above no limit that a caller would set; the TTL of a key that has none, below any. */
function fresh(count: number): Value {
  return { kind: 'number', value: count, fresh: true }
}

/** What a write leaves in a key that did not exist. */
export function contentOf(name: string, args: Values): Content | null {
  const rest = args.items.slice(1)
  if (args.open) return null
  switch (name) {
    case 'SET':
    case 'SETNX':
    case 'GETSET':
      return rest[0] ? { value: asText(rest[0]) } : null
    case 'SETEX':
    case 'PSETEX':
      return rest[1] ? { value: asText(rest[1]) } : null
    case 'HSET':
    case 'HMSET':
      return { count: rest.length / 2, fields: rest.map(asText) }
    case 'LPUSH':
    case 'RPUSH':
      return { count: rest.length }
    case 'HSETNX':
    case 'HINCRBY':
      return { count: 1, fields: rest.map(asText) }
    case 'SADD':
      return rest.length === 1 ? { count: 1, fields: rest.map(asText) } : null
    case 'ZADD':
      return rest.length === 2 ? { count: 1 } : null
    default:
      return name === 'XADD' || name === 'ZINCRBY' ? { count: 1 } : null
  }
}

/** The reply of a write on the key in mind, before it takes effect. */
export function writeReply(name: string, args: Values, action: Action, state: State, site: string): Reply | undefined {
  if (state.status & ABSENT) return state.status === ABSENT ? creationReply(name, args, action) : undefined
  if (name === 'SETNX' || name === 'MSETNX') return number(0)
  if (name === 'SET') return action.onlyNew ? FALSE : status()
  if (name === 'LPUSH' || name === 'RPUSH') return symbol(`${name}@${site}`, site, { type: 'number', min: 2 })
  return undefined
}

function creationReply(name: string, args: Values, action: Action): Reply | undefined {
  const last = args.items.at(-1) ?? NIL
  switch (name) {
    case 'INCR':
    case 'SETNX':
    case 'HSETNX':
    case 'PFADD':
      return fresh(1)
    case 'DECR':
      return number(-1)
    case 'INCRBY':
    case 'HINCRBY':
      return args.open ? undefined : increment(last)
    case 'SETBIT':
      return number(0)
    case 'GETSET':
      return FALSE
    case 'SET':
      return action.onlyExisting ? FALSE : status()
    case 'SADD':
    case 'ZADD':
    case 'HSET':
    case 'LPUSH':
    case 'RPUSH': {
      const count = contentOf(name, args)?.count
      return count === undefined ? undefined : fresh(count)
    }
    default:
      return undefined
  }
}

function increment(by: Value): Value {
  const value = asNumber(by)
  return value.kind === 'symbol' ? { ...value, present: true } : value
}

/** The status reply `{ok = 'OK'}`. */
function status(): Table {
  return { ...EMPTY, fields: new Map([['ok', { kind: 'string', value: 'OK' }]]) }
}

/** `tonumber(value)`. */
export function asNumber(value: Value): Value {
  if (value.kind === 'number') return value
  if (value.kind === 'string') {
    const parsed = value.value.trim() === '' ? Number.NaN : Number(value.value)
    return Number.isNaN(parsed) ? NIL : number(parsed)
  }
  if (value.kind !== 'symbol') return NIL
  if (value.type === 'number') return value
  return value.number ?? { kind: 'symbol', id: `number(${value.id})`, type: 'number' }
}

/** `tostring(value)`. */
export function asText(value: Value): Value {
  if (value.kind === 'number') return { kind: 'string', value: String(value.value) }
  if (value.kind === 'boolean' || value.kind === 'nil') return { kind: 'string', value: identity(value) }
  if (value.kind !== 'symbol') return { kind: 'symbol', id: `text(${identity(value)})`, type: 'string', present: true }
  if (value.type !== 'number') return value
  return { kind: 'symbol', id: `text(${value.id})`, type: 'string', number: value }
}

/** Whether a reply is a table that is not in the heap yet. */
export function isTable(reply: Reply): reply is Table {
  return 'items' in reply
}

/** `true` or `false` as a value. */
export function truthValue(truth: boolean): Value {
  return truth ? TRUE : FALSE
}
