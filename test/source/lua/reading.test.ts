import { describe, expect, it } from 'vitest'
import { looksLikeLua, readLua } from '../../../src/collect/source/lua'
import { commandsOf, expectMarked } from './marked'

const keyOf = (expression: string) => commandsOf(`redis.call('SET', ${expression}, 1)`)[0]?.key

describe('keys', () => {
  it('keep what is constant', () => {
    expect(keyOf("'fixed'")).toBe('fixed')
    expect(keyOf('KEYS[1]')).toBeNull()
    expect(keyOf("KEYS[1] .. ':log'")).toBe('*:log')
    expect(keyOf("'a:' .. KEYS[1] .. ARGV[1] .. ':b'")).toBe('a:*:b')
    expect(keyOf("'lock:' .. 5")).toBe('lock:5')
    expect(keyOf("'user:__hole_0:name'")).toBe('user:*:name')
    expect(keyOf('__hole_0')).toBeNull()
    expect(keyOf("string.format('u:%s:%d', ARGV[1], 3)")).toBe('u:*:3')
    expect(keyOf("'caf\u00e9:\u20ac'")).toBe('caf\u00e9:\u20ac')
    expect(keyOf("'a\\n\\65\\x42'")).toBe('a\nAB')
    expect(keyOf('[==[long]==]')).toBe('long')
  })

  it('are the same where their expressions come to the same', () => {
    const script =
      "local k = 'a:' .. KEYS[1]\nredis.call('GET', k)\nredis.call('TTL', 'a:' .. tostring(KEYS[1]))\nredis.call('GET', KEYS[1])"
    const [one, same, other] = commandsOf(script).map(({ keyId }) => keyId)
    expect(same).toBe(one)
    expect(other).not.toBe(one)
  })

  it('of commands that name none are null', () => {
    expect(commandsOf("redis.call('SCAN', '0', 'MATCH', 'a*')")[0]?.key).toBeNull()
    expect(commandsOf("redis.call('FLUSHALL')")[0]?.key).toBeNull()
    expect(commandsOf("redis.call('KEYS', 'a:*')")[0]?.key).toBe('a:*')
  })
})

describe('places', () => {
  it('are those of the call', () => {
    const script = "local r = redis.call\nlocal x = r('GET', KEYS[1])\nredis.call('TIME')"
    const texts = commandsOf(script).map(({ offset, length }) => script.slice(offset, offset + length))
    expect(texts).toEqual(["r('GET', KEYS[1])", "redis.call('TIME')"])
  })

  it('point to the call that sets the TTL', () => {
    const script = "redis.call('INCR', KEYS[1])\nredis.call('EXPIRE', KEYS[1], 5)"
    const expiry = commandsOf(script)[0]?.expiry
    expect(expiry && script.slice(expiry.offset, expiry.offset + expiry.length)).toBe(
      "redis.call('EXPIRE', KEYS[1], 5)",
    )
  })

  it('count UTF-16 units', () => {
    const script = "local s = '\u{1f511}\u20ac'\nredis.call('TIME')"
    expect(commandsOf(script)[0]?.offset).toBe(script.indexOf('redis'))
  })
})

describe('placeholders', () => {
  it('stand for expressions', () => {
    expectMarked("redis.call('SET', KEYS[1], __hole_0, 'EX', __hole_1) -- always")
  })

  it('stand for included scripts', () => {
    expectMarked("__hole_0\nredis.call('INCR', KEYS[1]) -- never\n__hole_1  \nreturn 1")
  })

  it('stand for an optional tail of arguments, which may be a TTL', () => {
    expectMarked("redis.call('SET', KEYS[1], ARGV[1] __hole_0) -- conditional unsure")
  })

  it('keep offsets', () => {
    const script = "__hole_0\nlocal x = 1 __hole_1\nredis.call('TIME')"
    expect(commandsOf(script)[0]?.offset).toBe(script.indexOf('redis'))
  })

  it('with one number are one text, with two are two', () => {
    expectMarked("redis.call('INCR', '__hole_0:n') -- always\nredis.call('EXPIRE', '__hole_0:n', 9)")
    expectMarked("redis.call('INCR', '__hole_0:n') -- never\nredis.call('EXPIRE', '__hole_1:n', 9)")
  })
})

describe('scripts that are not quite Lua', () => {
  it('may return in the middle, as concatenated parts do', () => {
    expectMarked(
      "if x then return 0 end\nreturn 1\n-- second part\nredis.call('INCR', KEYS[1]) -- never\nreturn\nlocal y = 1",
    )
  })

  it('may start with a shebang', () => {
    expectMarked("#!lua flags=no-writes\nreturn redis.call('GET', KEYS[1])")
  })

  it('are told with their line', () => {
    for (const text of [
      'local x = = 1',
      "local s = 'open",
      'if x then',
      'const a = () => 1',
      '}{',
      'return ((((',
      '\u0000',
    ]) {
      expect(readLua(text)).toEqual({ error: expect.stringMatching(/^line \d+: [^\n]+$/) })
    }
    expect(readLua('local a = 1\nlocal b = )')).toEqual({ error: expect.stringMatching(/^line 2: /) })
    expect(readLua('')).toEqual({ commands: [] })
  })
})

describe('scripts beyond measure', () => {
  const isAnswered = (text: string) => {
    const result = readLua(text)
    expect('error' in result ? result.error : result.commands.length).toBeDefined()
    return result
  }

  it('nested too deeply are refused', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['{', '}'],
      ['do ', ' end '],
      ['if x then ', ' end '],
      ['function() return ', ' end'],
    ]) {
      const text = `local x = 1 return ${open === 'do ' || open?.startsWith('if') ? '1 ' : ''}`
      isAnswered(
        `${open === 'do ' || open?.startsWith('if') ? '' : text}${open?.repeat(30_000)}${close?.repeat(30_000)}`,
      )
    }
    isAnswered(`local s = ${Array.from({ length: 30_000 }, () => "'a'").join(' .. ')}`)
    isAnswered(`local s = ${Array.from({ length: 30_000 }, () => '1').join(' + ')}`)
    isAnswered(`local s = ${'not '.repeat(50_000)}x`)
  })

  it('long ones are read', () => {
    const result = isAnswered("redis.call('SET', KEYS[1], 'some value', 'EX', 10)\n".repeat(20_000))
    expect('commands' in result && result.commands.length).toBe(20_000)
    isAnswered(`local t = 0\n${"if ARGV[1] == 'a' then t = t + 1 end\n".repeat(25_000)}`)
    isAnswered(
      Array.from(
        { length: 15_000 },
        (_, at) => `local v${at} = ARGV[${at}] if v${at} then redis.call('SET', 'k${at}', 1) end`,
      ).join('\n'),
    )
    isAnswered(`local s = ''\n${"s = s .. 'abcdefgh' .. ARGV[1]\n".repeat(30_000)}redis.call('SET', s, 1)`)
    isAnswered(`__hole_1 +\n`.repeat(20_000))
    isAnswered('x'.repeat(3 * 1024 * 1024))
  })

  it('branching ones are cut short, and say so', () => {
    const calls = Array.from(
      { length: 12 },
      (_, at) => `local function f${at + 1}(k) f${at}(k) f${at}(k) f${at}(k) end`,
    )
    const script = `local function f0(k) redis.call('INCR', k) end\n${calls.join('\n')}\nf12(KEYS[1])`
    const result = isAnswered(script)
    expect('commands' in result && result.commands[0]).toMatchObject({
      name: 'INCR',
      ttl: 'never',
      unsure: expect.any(String),
    })
  })

  it('those of many keys are not followed, and say so', () => {
    const writes = Array.from({ length: 400 }, (_, at) => `redis.call('INCR', 'k${at}')`).join('\n')
    const result = isAnswered(`${writes}\nredis.call('EXPIRE', 'k7', 60)\nredis.call('RENAME', 'k1', 'k2')`)
    const commands = 'commands' in result ? result.commands : []
    const verdicts = commands.map(({ name, ttl, unsure }) => `${name} ${ttl} ${unsure}`)
    expect([...new Set(verdicts)]).toEqual([
      'INCR never the script is too large to follow all of its paths',
      'INCR conditional the script is too large to follow all of its paths',
      'EXPIRE not-a-write undefined',
      'RENAME never the script is too large to follow all of its paths',
    ])
  })
})

describe('looksLikeLua', () => {
  it('sees calls of Redis', () => {
    for (const text of [
      "redis.call('GET', KEYS[1])",
      'redis . pcall("GET")',
      "server.call('PING')",
      "rcall('ZADD', key)",
      "r.call('GET')",
      "redis['call']('GET')",
    ]) {
      expect(looksLikeLua(text)).toBe(true)
    }
  })

  it('sees none in other text', () => {
    for (const text of ['', 'select * from keys', 'redis.get(key)', 'callers recall the call'])
      expect(looksLikeLua(text)).toBe(false)
  })
})
