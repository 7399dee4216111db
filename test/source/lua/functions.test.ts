import { describe, expect, it } from 'vitest'
import { commandsOf, describeMarked } from './marked'

describeMarked('aliases', {
  'of redis.call': `
    local rcall = redis.call
    rcall('SET', KEYS[1], ARGV[1]) -- never
    rcall("SETEX", KEYS[2], 10, ARGV[1]) -- always`,
  'several at once': `
    local call, r = redis.call, redis
    call('HSET', KEYS[1], 'a', 1) -- never
    r.call('HSET', KEYS[2], 'a', 1) -- always
    r.pcall('EXPIRE', KEYS[2], 10)`,
  'pcall, server, brackets, and calls without parentheses': `
    redis.pcall('INCR', KEYS[1]) -- never
    server.call('INCR', KEYS[2]) -- never
    server.pcall('INCR', KEYS[3]) -- never
    redis['call']('INCR', KEYS[4]) -- never
    redis.call'PING'`,
  "Lua's own pcall": `
    local ok, result = pcall(redis.call, 'LPUSH', KEYS[1], 1) -- always
    if ok then redis.call('EXPIRE', KEYS[2], 1) end
    redis.call('EXPIRE', KEYS[1], 10)
    pcall(function() redis.call('LPUSH', KEYS[3], 1) end) -- never`,
  'a common first part that is not in this text': `
    rcall('ZADD', KEYS[1], 1, 'a') -- never`,
  'names that hide redis': `
    local redis = {call = function(...) return 1 end}
    redis.call('SET', KEYS[1], 1)`,
})

describeMarked('functions of the script', {
  'that set the TTL': `
    local function touch(key) redis.call('EXPIRE', key, 10) end
    redis.call('HSET', KEYS[1], 'a', 1) -- always
    touch(KEYS[1])
    redis.call('HSET', KEYS[2], 'a', 1) -- never`,
  'that write': `
    local function put(key, value)
      redis.call('SET', key, value) -- always
    end
    put(KEYS[1], ARGV[1])
    redis.call('EXPIRE', KEYS[1], 10)`,
  'that write keys with and without TTL': `
    local function put(key, value)
      redis.call('SET', key, value) -- conditional
    end
    put(KEYS[1], ARGV[1])
    put(KEYS[2], ARGV[1])
    redis.call('EXPIRE', KEYS[1], 10)`,
  'that count': `
    local bump = function(key)
      local n = redis.call('INCR', key) -- always
      if n == 1 then redis.call('EXPIRE', key, 60) end
      return n
    end
    return {bump(KEYS[1]), bump('total:' .. KEYS[1])}`,
  'that tell whether the key is new': `
    local function isNew(key) return redis.call('EXISTS', key) == 0 end
    local new = isNew(KEYS[1])
    redis.call('SADD', KEYS[1], ARGV[1]) -- always
    if new then redis.call('EXPIRE', KEYS[1], 60) end`,
  'that make the key': `
    local function keyOf(id) return 'item:' .. id .. ':log' end
    redis.call('RPUSH', keyOf(ARGV[1]), ARGV[2]) -- always
    redis.call('EXPIRE', keyOf(ARGV[1]), 60)
    redis.call('RPUSH', keyOf(ARGV[3]), ARGV[2]) -- never`,
  'that send whatever they are told': `
    local function send(command, ...) return redis.call(command, KEYS[1], ...) end
    send('HSET', 'a', 1) -- always
    send('HGET', 'a')
    send('EXPIRE', 10)`,
  'in a table': `
    local M = {}
    function M.put(key) redis.call('INCR', key) end -- always
    M.put(KEYS[1])
    redis.call('EXPIRE', KEYS[1], 10)`,
  'that call themselves': `
    local function descend(n)
      if n == 0 then return end
      redis.call('INCR', KEYS[1]) -- conditional
      descend(n - 1)
      redis.call('EXPIRE', KEYS[2], n)
    end
    descend(tonumber(ARGV[1]))
    if ARGV[2] then redis.call('EXPIRE', KEYS[1], 1) end`,
  'that are not in this text': `
    redis.call('HSET', KEYS[1], 'a', 1) -- never unsure
    touchElsewhere(KEYS[1])`,
  'that nothing in this text calls': `
    local function store(key, value)
      redis.call('HSET', key, 'v', value) -- never unsure
      redis.call('INCR', 'stored') -- never
    end`,
  'that Redis calls': `#!lua name=counters
    local function bump(keys, args)
      local n = redis.call('INCR', keys[1]) -- always
      if n == 1 then redis.call('EXPIRE', keys[1], args[1]) end
      return redis.call('SADD', 'names', keys[1]) -- never
    end
    redis.register_function('bump', bump)
    redis.register_function{function_name = 'peek', callback = function(keys) return redis.call('GET', keys[1]) end, flags = {'no-writes'}}`,
})

describeMarked('arguments in a table', {
  'with an option that depends': `
    local args = {'SET', KEYS[1], ARGV[1]}
    if tonumber(ARGV[2]) > 0 then
      args[#args + 1] = 'EX'
      args[#args + 1] = ARGV[2]
    end
    redis.call(unpack(args)) -- conditional: on some paths only`,
  inserted: `
    local args = {KEYS[1], ARGV[1], 'NX'}
    local ttl = tonumber(ARGV[2])
    if ttl > 0 then
      table.insert(args, 'PX')
      table.insert(args, ttl)
    end
    redis.call('SET', unpack(args)) -- conditional: on some paths only`,
  'always there': `
    local args = {'SET', KEYS[1], ARGV[1]}
    table.insert(args, 'EX')
    table.insert(args, 10)
    redis.call(table.unpack(args)) -- always`,
  'never there': `
    local args = {'SET', KEYS[1], ARGV[1], 'NX'}
    redis.call(unpack(args)) -- never`,
  'filled in a loop': `
    local args = {}
    for i = 2, #ARGV do args[#args + 1] = ARGV[i] end
    redis.call('SADD', KEYS[1], unpack(args)) -- always
    redis.call('EXPIRE', KEYS[1], ARGV[1])`,
  'with options from outside': `
    redis.call('SET', KEYS[1], ARGV[1], unpack(cjson.decode(ARGV[2]))) -- conditional unsure`,
})

describe('command names', () => {
  const names = (script: string) => commandsOf(script).map(({ name, unsure }) => (unsure ? `${name}?` : name))

  it('are upper case, from locals too', () => {
    expect(names("local c = 'hset'; redis.call(c, KEYS[1], 'a', 1)")).toEqual(['HSET'])
  })

  it('are each of those that a local can hold', () => {
    const script = "local push = ARGV[1] == 'left' and 'lpush' or 'rpush'\nredis.call(push, KEYS[1], 1)"
    expect(names(script).sort()).toEqual(['LPUSH', 'RPUSH'])
    expect(commandsOf(script).map(({ ttl }) => ttl)).toEqual(['never', 'never'])
  })

  it('are unknown where they are computed', () => {
    expect(names('redis.call(ARGV[1], KEYS[1])')).toEqual(['*?'])
    expect(names("redis.call('__hole_0', KEYS[1])")).toEqual(['*?'])
    expect(names('redis.call(unpack(ARGV))')).toEqual(['*?'])
  })

  it('are told at the call that names them, where a function of the script sends them', () => {
    const script = "local function send(name) return redis.call(name) end\nsend('FLUSHALL')\nsend('TIME')"
    const lines = commandsOf(script).map(({ name, offset }) => `${script.slice(0, offset).split('\n').length} ${name}`)
    expect(lines).toEqual(['2 FLUSHALL', '3 TIME'])
  })

  it('are found in code that nothing reaches', () => {
    const [command] = commandsOf("while true do end\nredis.call('FLUSHALL')")
    expect(command?.name).toBe('FLUSHALL')
  })
})

describeMarked('library functions that give several values', {
  'what a pattern captures': `
    local _, _, status = string.find(redis.call('HGET', KEYS[1], ARGV[1]) or '', '"status":(%d)')
    if not status then return 0 end
    redis.call('SET', KEYS[2], status) -- never`,
  'the TTL among them': `
    local id, ttl = string.match(ARGV[1], '(%w+):(%d+)')
    redis.call('HSET', KEYS[1], 'id', id) -- conditional: runs only if \`ttl\`
    if ttl then redis.call('EXPIRE', KEYS[1], ttl) end`,
  'no more than the pattern captures': `
    local name, ttl = string.match(ARGV[1], '%((%w+)[)(]')
    if ttl then redis.call('SET', KEYS[1], name) end -- never unsure`,
  'a pattern that is not written down': `
    local name, ttl = string.match(ARGV[1], ARGV[2])
    redis.call('HSET', KEYS[1], 'name', name) -- conditional
    if ttl then redis.call('EXPIRE', KEYS[1], ttl) end`,
  'numbers out of a packed text': `
    local limit, window = struct.unpack('II', ARGV[1])
    if window == nil then return 0 end
    redis.call('INCRBY', KEYS[1], limit) -- always
    redis.call('EXPIRE', KEYS[1], window)`,
  'as the last argument of a command': `
    redis.call('SET', KEYS[1], string.match(ARGV[1], '%w+')) -- never`,
})
