import { cached } from './repository/cached'

/**
 * The Redis commands that the analyzer knows, in the camel case of node-redis (from which the spellings of the other
 * clients follow), grouped by what they do to the key. Source: redis.io/commands, groups and "write" flags.
 */

/** What a command does, as far as the rules care. */
export interface CommandFacts {
  /** Upper-case Redis name: `SETEX`, `JSON.SET`. */
  readonly name: string
  /** What it creates when the key does not exist; absent for reads, deletes and commands that only touch. */
  readonly writes?: 'string' | 'collection'
  /** Position of the key that is written or read; -1 when there is none. */
  readonly keyAt: number
  /** The command itself sets a TTL, or gives one to its key, or to fields of the hash that its key is. */
  readonly expires?: 'itself' | 'key' | 'fields'
  /** The second word, where the method names it: `SET` of node-redis' `configSet`. */
  readonly subcommand?: string
}

const STRING_WRITES = `set mSet mSetNX setNX getSet append incr incrBy incrByFloat decr decrBy setRange setBit bitField
  json.set json.mSet json.merge`
const COLLECTION_WRITES = `hSet hmSet hSetNX hIncrBy hIncrByFloat lPush rPush sAdd sInterStore sUnionStore sDiffStore zAdd zIncrBy
  zUnionStore zInterStore zDiffStore zRangeStore xAdd geoAdd geoSearchStore pfAdd pfMerge
  bf.add bf.reserve cf.add cms.incrBy topK.add ts.add ts.create`
/** The key that these create is their second argument. */
const SECOND_KEY_WRITES = 'bitOp copy lMove rPopLPush bLMove bRPopLPush sMove'
const EXPIRING_WRITES = 'setEx pSetEx hSetEx'
const KEY_EXPIRES = 'expire pExpire expireAt pExpireAt getEx'
const FIELD_EXPIRES = 'hExpire hpExpire hExpireAt hpExpireAt'
const OTHERS = `get mGet getDel getRange strLen lcs substr getBit bitCount bitPos bitFieldRo del unlink exists touch type ttl pTTL
  expireTime pExpireTime persist rename renameNX dump restore keys hScan sScan zScan sort sortRo object wait
  hGet hmGet hGetAll hKeys hVals hLen hExists hDel hStrLen hRandField hGetDel hGetEx
  hTTL hpTTL hExpireTime hpExpireTime hPersist
  lPushX rPushX lPop rPop lRange lTrim lIndex lInsert lLen lPos lRem lSet blPop brPop lmPop blmPop
  sRem sMembers sIsMember smIsMember sCard sPop sRandMember sInter sInterCard sUnion sDiff
  zRem zScore zmScore zRange zRangeByScore zRangeByLex zRevRange zRevRangeByScore zRank zRevRank zCard zCount zLexCount zPopMin
  zPopMax bzPopMin bzPopMax zmPop bzmPop zRandMember zRemRangeByRank zRemRangeByScore zRemRangeByLex zUnion zInter zDiff zInterCard
  xRead xReadGroup xRange xRevRange xLen xDel xDelEx xTrim xAck xAckDel xClaim xAutoClaim xPending xGroup xInfo xSetId xGroupCreate
  geoDist geoHash geoPos geoRadius geoRadiusByMember geoSearch pfCount move json.get json.mGet json.del json.type`
const EVALUATIONS = 'eval evalSha evalRo evalShaRo fCall fCallRo'
const WITHOUT_KEY = `randomKey dbSize scan publish sPublish subscribe pSubscribe sSubscribe unsubscribe pUnsubscribe sUnsubscribe
  script function flushAll flushDb config monitor
  debug save bgSave bgRewriteAof swapDb shutdown slaveOf replicaOf migrate info client cluster command acl latency memory module
  slowlog ping echo select auth hello time role watch unwatch discard exec`
/** Methods that name a command and its subcommand in one word, by the command (node-redis, valkey-glide). */
const SUBCOMMANDS: Readonly<Record<string, string>> = {
  CONFIG: 'configSet configGet configRewrite configResetStat',
  SCRIPT: 'scriptLoad scriptFlush scriptKill scriptExists scriptShow scriptDebug',
  FUNCTION:
    'functionFlush functionKill functionLoad functionList functionDelete functionStats functionDump functionRestore',
}
/** Methods of node-redis for one form of a command, by the command: `lPopCount` sends LPOP with a count. */
const FORMS: Readonly<Record<string, string>> = {
  LPOP: 'lPopCount',
  RPOP: 'rPopCount',
  SPOP: 'sPopCount',
  LPOS: 'lPosCount',
  LCS: 'lcsLen lcsIdx lcsIdxWithMatchLen',
  SRANDMEMBER: 'sRandMemberCount',
  HRANDFIELD: 'hRandFieldCount hRandFieldCountWithValues',
  HSCAN: 'hScanNoValues',
  ZADD: 'zAddIncr',
  ZRANGE: 'zRangeWithScores',
  ZRANGEBYSCORE: 'zRangeByScoreWithScores',
  ZRANK: 'zRankWithScore',
  ZPOPMIN: 'zPopMinCount',
  ZPOPMAX: 'zPopMaxCount',
  ZRANDMEMBER: 'zRandMemberCount zRandMemberCountWithScores',
  ZDIFF: 'zDiffWithScores',
  ZINTER: 'zInterWithScores',
  ZUNION: 'zUnionWithScores',
  XPENDING: 'xPendingRange',
  XCLAIM: 'xClaimJustId',
  XAUTOCLAIM: 'xAutoClaimJustId',
  GEORADIUS: 'geoRadiusWith geoRadiusRo geoRadiusRoWith',
  GEORADIUSBYMEMBER: 'geoRadiusByMemberWith geoRadiusByMemberRo geoRadiusByMemberRoWith',
  GEOSEARCH: 'geoSearchWith',
}
/** The same for commands whose second word it is, which are about a key. */
const ABOUT_A_KEY: Readonly<Record<string, string>> = {
  OBJECT: 'objectEncoding objectFreq objectIdleTime objectRefCount',
  MEMORY: 'memoryUsage',
}
/** Iterators that clients build on the SCAN family, and the command that each sends. */
const ITERATORS: Readonly<Record<string, string>> = {
  scanIterator: 'SCAN',
  scanStream: 'SCAN',
  hScanIterator: 'HSCAN',
  hscanStream: 'HSCAN',
  sScanIterator: 'SSCAN',
  sscanStream: 'SSCAN',
  zScanIterator: 'ZSCAN',
  zscanStream: 'ZSCAN',
}

/** Methods that take the command as data: its name in the first argument, or the first element of an array. */
export const RAW_METHODS: ReadonlySet<string> = new Set([
  'sendcommand',
  'send_command',
  'call',
  'callbuffer',
  'customcommand',
  'internal_send_command',
  'addcommand',
  'send',
])

/** Methods that open a pipeline or a transaction; their array argument holds raw commands. */
export const PIPELINE_METHODS: ReadonlySet<string> = new Set(['multi', 'pipeline', 'batch'])

/** `configSet` → CONFIG with the subcommand SET. */
function compound([name, methods]: [string, string], keyAt = -1): [string, CommandFacts][] {
  return words(methods).map((method) => {
    return [spelling(method), { name, subcommand: method.slice(name.length).toUpperCase(), keyAt }]
  })
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}

function facts(list: string, rest: Omit<CommandFacts, 'name'>): [string, CommandFacts][] {
  return words(list).map((word) => [spelling(word), { name: word.toUpperCase(), ...rest }])
}

/** Folds a client's method name to the key of the table: `setEx`, `SETEX`, `keysAsync` and `getBuffer` all arrive. */
function spelling(method: string): string {
  return method.toLowerCase().replaceAll('.', '')
}

const BY_NAME: ReadonlyMap<string, CommandFacts> = new Map([
  ...facts(OTHERS, { keyAt: 0 }),
  ...facts(EVALUATIONS, { keyAt: 2 }),
  ...facts(WITHOUT_KEY, { keyAt: -1 }),
  ...Object.entries(SUBCOMMANDS).flatMap((one) => compound(one)),
  ...Object.entries(ABOUT_A_KEY).flatMap((one) => compound(one, 0)),
  ...Object.entries(ITERATORS).map(([method, name]): [string, CommandFacts] => [
    spelling(method),
    { name, keyAt: name === 'SCAN' ? -1 : 0 },
  ]),
  ...facts(STRING_WRITES, { writes: 'string', keyAt: 0 }),
  ...facts(COLLECTION_WRITES, { writes: 'collection', keyAt: 0 }),
  ...facts(SECOND_KEY_WRITES, { writes: 'collection', keyAt: 1 }),
  ...facts(EXPIRING_WRITES, { writes: 'string', keyAt: 0, expires: 'itself' }),
  ...facts(KEY_EXPIRES, { keyAt: 0, expires: 'key' }),
  ...facts(FIELD_EXPIRES, { keyAt: 0, expires: 'fields' }),
])

const COMMANDS: ReadonlyMap<string, CommandFacts> = new Map([
  ...BY_NAME,
  ...Object.entries(FORMS).flatMap(([name, methods]) =>
    words(methods).map((method): [string, CommandFacts] => [
      spelling(method),
      BY_NAME.get(spelling(name)) as CommandFacts,
    ]),
  ),
])

/** Names that no ordinary class or object has: enough to suspect Redis where only the receiver's name says so. */
const COMMON_NAMES = new Set(
  words(
    'get set del type keys append copy object wait sort scan eval time role client command info select auth echo ping publish subscribe unsubscribe exec watch config debug save monitor shutdown script function module memory persist exists touch rename expire unlink dump restore move memoryusage migrate latency acl cluster discard unwatch hello slowlog ttl substr',
  ),
)

/** `Select`, `Object`, `Config`: types and components. No client spells a method like this. */
const PASCAL = /^[A-Z][a-z]/

/** Method names that were asked about, with the answer: every member access of every parsed file asks. */
const known = new Map<string, CommandFacts | undefined>()

/** Facts of a command by a client's method name; undefined when it is none. Suffixes `Async` and `Buffer` are client idioms. */
export function commandOf(method: string): CommandFacts | undefined {
  return cached(known, method, () => findCommand(method))
}

/** `config_set` of node-redis 3, `LPOP_COUNT` and `SCRIPT_LOAD` of later ones. */
const SPLIT = /^(?:[Cc]onfig|[Ss]cript|[Ff]unction)_|^[A-Z]{3,20}_[A-Z_]{3,30}$/

function findCommand(method: string): CommandFacts | undefined {
  if (PASCAL.test(method)) return undefined
  return (
    COMMANDS.get(spelling(method)) ??
    COMMANDS.get(spelling(method.replace(/(?:Async|Buffer)$/, ''))) ??
    (SPLIT.test(method) ? COMMANDS.get(spelling(method.replaceAll('_', ''))) : undefined)
  )
}

/** Facts of a command by the name that goes over the wire; unknown commands are reads of their first argument. */
export function rawCommandOf(name: string): CommandFacts {
  return COMMANDS.get(spelling(name)) ?? { name: name.toUpperCase(), keyAt: 0 }
}

/** Whether a method name alone makes Redis likely. */
export function isUnmistakable(method: string): boolean {
  return !PASCAL.test(method) && COMMANDS.has(spelling(method)) && !COMMON_NAMES.has(method.toLowerCase())
}

/** Every method name for the clients' declaration files: lower case, camel case, upper case. */
export function methodNames(): string[] {
  const all = words(
    [
      STRING_WRITES,
      COLLECTION_WRITES,
      SECOND_KEY_WRITES,
      EXPIRING_WRITES,
      KEY_EXPIRES,
      FIELD_EXPIRES,
      OTHERS,
      EVALUATIONS,
      WITHOUT_KEY,
      ...Object.values(SUBCOMMANDS),
      ...Object.values(FORMS),
      ...Object.values(ABOUT_A_KEY),
      ...Object.keys(ITERATORS),
    ].join(' '),
  )
  return [
    ...new Set(
      all.filter((word) => !word.includes('.')).flatMap((word) => [word, word.toLowerCase(), word.toUpperCase()]),
    ),
  ]
}

/** Whether a path of RedisJSON, or its pattern, is the whole document: `$`, or `.` of its first version. */
export function isRootPath(path: string): boolean {
  return path === '$' || path === '.'
}
