import { describe, expect, it } from 'vitest'
import { commandOf, isUnmistakable } from '../../src/collect/source/vocabulary'

/** Methods of @redis/client 5.8.3 for one form of a command (dist/lib/commands/index.js). */
const FORMS = {
  LPOP: ['lPopCount', 'LPOP_COUNT'],
  RPOP: ['rPopCount'],
  SRANDMEMBER: ['sRandMemberCount'],
  ZRANGE: ['zRangeWithScores', 'ZRANGE_WITHSCORES'],
  ZRANGEBYSCORE: ['zRangeByScoreWithScores'],
  ZADD: ['zAddIncr'],
  HRANDFIELD: ['hRandFieldCountWithValues'],
  XPENDING: ['xPendingRange'],
  OBJECT: ['objectFreq'],
  HPEXPIRE: ['hpExpire', 'hpexpire'],
}

describe('the names of commands', () => {
  it.each(Object.entries(FORMS))('knows the methods for a form of %s', (name, methods) => {
    expect(methods.map((method) => commandOf(method)?.name)).toEqual(methods.map(() => name))
  })

  it('takes over what the command does to its key', () => {
    expect(commandOf('zAddIncr')).toMatchObject({ writes: 'collection', keyAt: 0 })
    expect(commandOf('lPopCount')?.writes).toBeUndefined()
    expect(commandOf('objectFreq')).toMatchObject({ subcommand: 'FREQ', keyAt: 0 })
  })

  it('does not take what anything may have for a command of Redis', () => {
    for (const method of ['memoryUsage', 'move', 'count']) expect(isUnmistakable(method)).toBe(false)
  })
})
