import { describe, expect, it } from 'vitest'
import type { AnyRule, Client, Command } from '../../src/model'
import noFlush from '../../src/rules/source/no-flush'
import noKeys from '../../src/rules/source/no-keys'
import requireTtl from '../../src/rules/source/require-ttl'
import { client, command, evidence } from './evidence'

describe('no-keys', () => {
  const keys = (part: Partial<Command>, made: Partial<Client> = {}) =>
    message(noKeys, { name: 'KEYS', ttl: 'not-a-write', pattern: "'user:*'", ...part }, made)

  it('names the way to SCAN of the client at hand', () => {
    expect(keys({ pattern: "'shop:*'" })).toContain("page with `scanStream({ match: 'shop:*', count: 100 })`")
    expect(keys({ library: 'iovalkey', pattern: 'this.all' })).toContain(
      '`scanStream({ match: this.all, count: 100 })`',
    )
    expect(message(noKeys, { name: 'KEYS', key: 'user:*:*' })).toContain('`scanStream({ match: pattern, count: 100 })`')
    expect(keys({ library: '@upstash/redis' })).toContain("`scan(cursor, { match: 'user:*', count: 100 })`")
    expect(keys({ library: '@vercel/kv' })).toContain('`scan(cursor, { match:')
    expect(keys({ library: 'valkey-glide' })).toContain('`scan(cursor, { match:')
    expect(keys({ library: 'unknown' })).toContain("SCAN with MATCH 'user:*'")
  })

  it('knows that scanIterator differs between the majors of node-redis', () => {
    expect(keys({ library: 'redis' }, { library: 'redis', major: 3 })).toContain("scan(cursor, 'MATCH', 'user:*'")
    expect(keys({ library: 'redis' }, { library: 'redis', major: 4 })).toContain('for await (const key of')
    expect(keys({ library: 'redis' }, { library: 'redis', major: 5 })).toContain('which yields batches')
    expect(keys({ library: 'redis' }, { library: 'redis' })).toContain('single keys in node-redis 4, batches from 5')
  })

  it('takes the major that all clients of the library share when the client of the command is not known', () => {
    const made = { library: 'redis', major: 4 } as const
    expect(keys({ library: 'redis', client: null }, made)).toContain('for await (const key of')
  })

  it('pages through every node of a cluster, and moves the search out of a Lua script', () => {
    expect(keys({}, { kind: 'cluster' })).toContain("cluster.nodes('master')")
    expect(keys({ library: 'redis' }, { library: 'redis', kind: 'cluster' })).toContain('cluster.masters')
    expect(keys({ via: 'lua', receiver: 'redis.call' })).toContain('pass them in as KEYS[]')
  })

  it('is unsure where the analyzer is, with its reason', () => {
    const [found] = run(noKeys, { name: 'KEYS', unsure: '`redis` has no known type.' }, {}).violations
    expect(found).toMatchObject({ outcome: 'unsure', severity: 'error' })
    expect(found?.message).toContain('(`redis` has no known type)')
  })

  it('looks at every command and says nothing about the others', () => {
    expect(run(noKeys, { name: 'SCAN' }, {})).toEqual({ looked: 1, violations: [] })
  })
})

describe('no-flush', () => {
  it('tells what is lost and how to delete less', () => {
    expect(message(noFlush, { name: 'FLUSHALL' })).toMatch(/every key of every database.*scanStream.*UNLINK/s)
    expect(message(noFlush, { name: 'FLUSHDB' })).toContain('deletes every key of the database')
  })

  it('allows both in operator scripts', () => {
    expect(run(noFlush, { name: 'FLUSHALL', operator: true }, {}).violations).toEqual([])
  })
})

describe('require-ttl', () => {
  const found = (part: Partial<Command>, made: Partial<Client> = {}) => run(requireTtl, part, made).violations[0]

  it('is an error on strings and a warning on collections', () => {
    expect(found({ name: 'SET' })).toMatchObject({ severity: 'error', outcome: 'fail' })
    expect(found({ name: 'JSON.SET' })).toMatchObject({ severity: 'error', outcome: 'fail' })
    for (const name of ['HSET', 'SADD', 'ZADD', 'LPUSH', 'XADD', 'GEOADD', 'PFADD']) {
      expect(found({ name }), name).toMatchObject({ severity: 'warning', outcome: 'fail' })
    }
  })

  it('is unsure where the TTL is set on some paths or the command is not certain', () => {
    const related = [{ place: command().place, message: 'called without ttl here' }]
    expect(found({ ttl: 'conditional', related })).toMatchObject({ outcome: 'unsure', related })
    expect(found({ unsure: 'it may be a Map' })).toMatchObject({ outcome: 'unsure' })
    expect(found({ ttl: 'conditional', unsure: 'it may be a Map' })?.message).toContain('(it may be a Map)')
  })

  it('is silent about writes with a TTL, and does not look at reads', () => {
    expect(run(requireTtl, { ttl: 'always' }, {})).toEqual({ looked: 1, violations: [] })
    expect(run(requireTtl, { name: 'GET', ttl: 'not-a-write' }, {})).toEqual({ looked: 0, violations: [] })
  })

  it('leaves a version alone that is raised to invalidate other keys', () => {
    for (const key of ['cache:version', 'productVersion', 'feed_generation', 'menu-seq', 'epoch']) {
      expect(found({ name: 'INCR', key }), key).toBeUndefined()
    }
    for (const key of ['stats:conversion', 'user:*:version', 'version:*', 'visits', null]) {
      expect(found({ name: 'INCRBY', key }), String(key)).toMatchObject({ severity: 'error' })
    }
    expect(found({ name: 'SET', key: 'cache:version' })).toMatchObject({ severity: 'error' })
  })

  it('takes a value that other keys are built from for a version, whatever it is called', () => {
    expect(found({ name: 'SET', key: 'menu:current', buildsKeys: true })).toBeUndefined()
    expect(found({ name: 'SET', key: 'tenant:*:version', buildsKeys: true })).toBeUndefined()
    expect(found({ name: 'SET', key: 'session:*', buildsKeys: true })).toMatchObject({ severity: 'error' })
  })

  it('does not ask for an EXPIRE of a counter whose answers are ids', () => {
    const counter = { name: 'INCR', key: 'job:last', givesIds: true }
    expect(found(counter)).toMatchObject({ severity: 'note', outcome: 'fail' })
    expect(found({ ...counter, key: 'user:*:last' })).toMatchObject({ severity: 'warning', outcome: 'fail' })
    for (const part of [{}, { unsure: 'it may be a Map' }]) {
      expect(found({ ...counter, ...part })?.message).toContain('its answer becomes an id')
      expect(found({ ...counter, ...part })?.message).not.toContain('expire(key')
    }
    expect(found({ ...counter, ttl: 'conditional' })).toBeUndefined()
  })

  it('spells the cure for the client at hand', () => {
    const spelled = (part: Partial<Command>, made: Partial<Client> = {}) => found(part, made)?.message
    expect(spelled({})).toContain("`set(key, value, 'EX', seconds)`")
    expect(spelled({ library: 'redis' }, { library: 'redis', major: 5 })).toContain('{ EX: seconds }')
    expect(spelled({ library: 'redis' }, { library: 'redis', major: 3 })).toContain("'EX', seconds")
    expect(spelled({ library: '@vercel/kv' })).toContain('{ ex: seconds }')
    expect(spelled({ library: 'valkey-glide' })).toContain('TimeUnit.Seconds')
    expect(spelled({ via: 'raw', library: 'redis' })).toContain('`SET key value EX seconds`')
    expect(spelled({ via: 'lua' })).toContain("redis.call('SET', key, value, 'EX', seconds)")
    expect(spelled({ name: 'SETNX' })).toContain("'EX', seconds, 'NX'")
    expect(spelled({ name: 'MSET' })).toContain('MSET takes no TTL')
    expect(spelled({ name: 'HSET' })).toContain('`expire(key, seconds)`')
    expect(spelled({ name: 'HSET', via: 'lua' })).toContain("redis.call('EXPIRE', key, seconds)")
  })

  it('says how to mark a key that is meant to last: by its pattern, or on the line where it is not known', () => {
    expect(found({})?.message).toContain('`immortal:`')
    const text = found({ key: null, because: '' })?.message
    expect(text).not.toContain('`immortal:`')
    expect(text).toContain('`// redis-preflight-ignore-next-line require-ttl -- reason`')
    expect(found({ key: null, via: 'lua' })?.message).toContain('`-- redis-preflight-ignore-next-line')
    expect(text).toContain('runs SET on a key without a TTL (neither')
  })

  it('does not offer a pattern of placeholders alone as the one of what is meant to last', () => {
    expect(found({ key: 'shop:*' })?.message).toContain('goes under `immortal:`')
    expect(found({ key: '*:1' })?.message).toContain('goes under `immortal:`')
    for (const key of ['*', '*:*', '*_*-*'])
      expect(found({ key })?.message).toContain('redis-preflight-ignore-next-line')
  })
})

function run(rule: AnyRule, part: Partial<Command>, made: Partial<Client>) {
  return rule.run(evidence({ clients: [client(made as Parameters<typeof client>[0])], commands: [command(part)] }))
}

function message(rule: AnyRule, part: Partial<Command>, made: Partial<Client> = {}): string {
  return run(rule, part, made).violations[0]?.message ?? ''
}
