import { describe, expect, it } from 'vitest'
import { blotSecrets, isUnmistakable, scrub, spellingsOf } from '../../src/model'

const SECRET = 'hunter2'
const STARS = '*'.repeat(SECRET.length)

describe('a literal is blotted out where it is', () => {
  it.each([
    // the password of a URL
    "new Redis('redis://app:hunter2@host:6379')",
    'new Redis("rediss://:hunter2@host")',
    "connect('unix://app:hunter2@/run/redis.sock')",
    'redis://h/0?db=1&password=hunter2&x=y',
    // given to a name
    "const options = { password: 'hunter2', port: 1 }",
    "new Redis({ password: 'hunter2', db: 1 })",
    '{"sentinelPassword":"hunter2"}',
    'const c = { "REDIS_PASSWORD": "hunter2" }',
    "new Redis({ url, token: 'hunter2' })",
    "options.token = 'hunter2'",
    "redisPassword = 'hunter2'",
    "const password: string = 'hunter2'",
    "private auth?: string | undefined = 'hunter2'",
    "env.REDIS_PASSWORD ?? 'hunter2'",
    "env['REDIS_PASS'] || 'hunter2'",
    "password: process.env.KEY ?? 'hunter2',",
    "password: isProduction ? fromVault : 'hunter2',",
    "if (password === 'hunter2') return",
    "const password =\n  'hunter2'",
    'password: `hunter2`',
    "password: 'hunter2", // the line goes on elsewhere
    `JSON.parse("{\\"password\\":\\"hunter2\\",\\"db\\":\\"1\\"}")`,
    // given to AUTH
    "await redis.auth('hunter2')",
    "await redis\n  .auth(\n  'hunter2',\n)",
    "redis.call('AUTH', 'hunter2')",
    "client.sendCommand(['AUTH', 'hunter2'])",
    "client.send_command('auth', ['hunter2'])",
    "redis.call('MIGRATE', host, 6379, key, 0, 100, 'AUTH', 'hunter2')",
    "socket.write('AUTH hunter2\\r\\n')",
    "execSync('redis-cli -h staging -a hunter2 dbsize')",
    "execSync('REDISCLI_AUTH=hunter2 redis-cli dbsize')",
    // set on the server
    "redis.config('SET', 'requirepass', 'hunter2')",
    'redis.call("CONFIG", "SET", "masterauth", "hunter2")',
    "redis.configSet('requirepass', 'hunter2')",
    "client.configSet({ masterauth: 'hunter2' })",
    "client.configSet({ 'requirepass': 'hunter2' })",
    "redis.sendCommand('CONFIG SET requirepass hunter2')",
    "redis.acl('SETUSER', 'app', 'on', '>hunter2', '~*')",
    "redis.call('ACL SETUSER app on >hunter2 ~*')",
  ])('%s', (code) => {
    expect(blotSecrets(code)).toBe(code.replaceAll(SECRET, STARS))
  })

  it.each([
    ['new Redis("rediss://:p@ss/w@host")', 'new Redis("rediss://:******@host")'],
    ["redis.auth('app', 'hunter2')", "redis.auth('***', '*******')"],
    ["password: 'it\\'s me'", "password: '********'"],
    [`password: \`a\${pepper}b\``, `password: \`*\${pepper}*\``],
    ['git+https://ghp_0123456789abcdef01@github.com/x', 'git+https://**********************@github.com/x'],
  ])('%s becomes %s', (code, shown) => {
    expect(blotSecrets(code)).toBe(shown)
    expect(blotSecrets(shown)).toBe(shown)
  })

  // A frame that hides what it is about is useless.
  it.each([
    "redis.set('auth:token:' + id + ':x', 1)",
    "redis.set('token:' + id, 'x')",
    'set(`reset:token:` + x, `y`)',
    "const TOKEN_PREFIX = 'auth:'",
    "type Kind = 'password' | 'token'",
    "const bypass = 'always'",
    "const author = 'Ada'",
    "router.get('/admin', auth('admin'))",
    'redis.del(password)',
    '{ password: process.env.REDIS_PASSWORD }',
    "{ password: config.get('redis.password') }",
    `new Redis(\`redis://\${user}:\${password}@host\`)`,
    `\${url} rediss://cache.internal:6380 and redis://\${user}:\${password}@host`,
    'write redis://user:password@host:6379',
    'https://github.com/o/r/blob/main/node_modules/@scope/a.ts',
    'file:///srv/node_modules/@scope/a.ts and git+ssh://git@github.com/o/r',
  ])('%s stays', (code) => {
    expect(blotSecrets(code)).toBe(code)
  })
})

describe('URLs and known secrets are taken out of messages', () => {
  it.each([
    [
      'connect redis://app:p@ss/w@host:6379/0 and rediss://x@h failed',
      'connect redis://***@host:6379/0 and rediss://***@h failed',
    ],
    ['https://me:pw@host/a and redis:/:pw@host', 'https://***@host/a and redis:/***@host'],
    ['git+https://me:pw@host/@scope/a', 'git+https://***@host/@scope/a'],
    ['ECONNREFUSED redis://host:6379, see https://redis.io/docs or mail team@example.com', undefined],
    ['https://host/blob/@scope/a.ts and file:///a/@scope/b.ts', undefined],
  ])('%s', (text, clean) => {
    expect(scrub(text)).toBe(clean ?? text)
  })

  it('wherever they stand, encoded and decoded', () => {
    const url = 'redis://:p%40ss%20word@host'
    expect(scrub(`auth p%40ss%20word, then "p@ss word", then ${url}`, spellingsOf({ url }))).toBe(
      'auth ***, then "***", then ***',
    )
  })

  it('the longer before the shorter one that it holds', () => {
    expect(scrub('abcdef abc', ['abc', 'abcdef'])).toBe('*** ***')
  })
})

describe('the spellings of a secret', () => {
  it.each([
    [{ url: 'rediss://app:p%40ss@h:1/0' }, ['rediss://app:p%40ss@h:1/0', 'p%40ss', 'p@ss']],
    [{ password: ' other ' }, [' other ', 'other']],
    [{ password: 'p@ss/w' }, ['p@ss/w', 'p%40ss%2Fw']],
    [{ password: 'a"b\\c' }, ['a"b\\c', 'a\\"b\\\\c']],
    [{ url: 'redis://u:a@b#c@h' }, ['a@b#c']],
    [{ url: 'redis://sesame@h' }, ['sesame']],
    [{ url: 'redis://h?db=1&password=a%20b' }, ['a%20b', 'a b']],
    [{ url: 'redis://u:%zz@h' }, ['%zz']],
    [{ password: 'half \ud800' }, ['half \ud800']],
    [{ url: 'unix://me:p%40ss@/run/redis.sock' }, ['unix://me:p%40ss@/run/redis.sock', 'p%40ss', 'p@ss']],
    [{ sentinel: { password: 'of the sentinel' } }, ['of the sentinel']],
    [{ tls: { key: '-----BEGIN\nMIGHAgEAMBMGByqG\r\n-----END' } }, ['MIGHAgEAMBMGByqG']],
  ])('of %j hold %j', (credentials, expected) => {
    expect(spellingsOf(credentials)).toEqual(expect.arrayContaining(expected))
  })

  it('do not hold ordinary names, nor nothing', () => {
    expect(spellingsOf({ url: 'redis://default@h' })).toEqual(['redis://default@h'])
    expect(spellingsOf({})).toEqual([])
    expect(spellingsOf({ url: undefined, password: '' })).toEqual([])
    expect(spellingsOf({ tls: { cert: '-----BEGIN CERTIFICATE-----\nAAAA\n', key: '' } })).toEqual([])
  })

  it.each([
    ['hunter2', true],
    ['correct horse', true],
    ['redis://:x@h', true],
    ['redis', false],
    ['secret', false],
    ['12', false],
    ['redis://localhost:6379', false],
    ['redis+unix:///run/redis.sock', false],
    ['unix://:x@/run/redis.sock', true],
  ])('%j can be taken out of a whole report: %s', (spelling, expected) => {
    expect(isUnmistakable(spelling)).toBe(expected)
  })
})

describe('hostile text', () => {
  const pieces = [
    'ab:/',
    'a@b:/',
    'redis://',
    'redis://@',
    'https://',
    'password:',
    "password:'",
    'password:"\\',
    'password:string|',
    'pw:\\"',
    'token: `${',
    'pwpwpw',
    'a',
    '"auth",',
    "'auth',[",
    '.auth(',
    'config set ',
    'setuser ',
    'redis-cli ',
  ]

  // Quadratic work on a megabyte would not end within the time of a test.
  it.each(pieces)('%j, repeated for a megabyte, is read in one go', (piece) => {
    const text = piece.repeat(Math.ceil(1e6 / piece.length))
    expect(blotSecrets(text)).toHaveLength(text.length)
    expect(typeof scrub(text)).toBe('string')
  })

  it.each(['password: "', 'password: ', 'redis://:', '.auth(`'])('%s with a value of a megabyte', (head) => {
    const text = `${head}${'x'.repeat(1e6)}@h`
    expect(blotSecrets(text)).toHaveLength(text.length)
  })
})
