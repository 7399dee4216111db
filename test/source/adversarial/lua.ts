import { files, type Repository, source, times } from './case'

function lua(text: string): Repository {
  return () => ({
    'lua/hostile.lua': `${text}\n`,
    'src/hostile.ts': `const script = \`${text.replace(/[\\`$]/g, '\\$&')}\`\nredis.eval(script)\n`,
  })
}

const SET = "redis.call('SET', KEYS[1], ARGV[1])"

/** What lies inside something else, many times over. */
const nestings = (count: number): Record<string, string> => ({
  'nested blocks': `${'do '.repeat(count)}${SET}${' end'.repeat(count)}`,
  'nested branches': `${'if a then '.repeat(count)}${SET}${' end'.repeat(count)}`,
  'nested loops': `${'for i = 1, 3 do '.repeat(count)}${SET}${' end'.repeat(count)}`,
  'nested functions': `${'local function f() '.repeat(count)}${SET}${' end'.repeat(count)}`,
  'nested tables': `local a = ${'{'.repeat(count)}${'}'.repeat(count)} ${SET}`,
  'nested calls': `f(${'f('.repeat(count)}1${')'.repeat(count)}) ${SET}`,
  parentheses: `local a = ${'('.repeat(count)}1${')'.repeat(count)} ${SET}`,
  concatenations: `redis.call('SET', ${times(count, (at) => `'a${at}'`, ' .. ')}, 1)`,
  additions: `redis.call('SET', KEYS[1], ${times(count, () => 'a', ' + ')})`,
  'and and or': `if ${times(count, (at) => `(a${at} and b${at})`, ' or ')} then ${SET} end`,
  elseifs: `if a then ${SET} ${times(count, (at) => `elseif a == ${at} then redis.call('EXPIRE', KEYS[1], ${at})`, ' ')} end`,
  'members in a chain': `local a = a${'.b'.repeat(count)} ${SET}`,
  'calls in a chain': `local a = a${':b()'.repeat(count)} ${SET}`,
  'names that hold each other': `local a = ARGV[1]\n${times(count, () => 'a = a .. a')}\nredis.call('SET', a, 1)`,
  'numbers that hold each other': `local a = ARGV[1]\n${times(count, () => 'a = a + a')}\nredis.call('SET', a, 1)`,
  'conditions that hold each other': `local a = ARGV[1]\n${times(count, () => 'a = (a and a) or a')}\nif a then ${SET} end`,
  'tables that hold each other': `local a = {}\n${times(count, () => 'a = { a, a }')}\nredis.call('SET', a[1][1], unpack(a))`,
  'functions that call each other': `${times(count, (at) => `local function f${at}(k) if k then f${at - 1}(k) else f${at - 1}(k .. 'a') end ${SET} end`)}\nf${count - 1}(KEYS[1])`,
})

/** What follows something else, many times over. */
const sequences = (count: number): Record<string, string> => ({
  branches: times(count, (at) => `if a${at} then b${at} = 1 else b${at} = 2 end ${SET}`),
  'commands on one key': times(count, () => SET),
  'commands on many keys': times(count, (at) => `redis.call('SET', 'k${at}', 1)`),
  'keys and expiries': times(count, (at) => `redis.call('SET', 'k${at}', 1) redis.call('EXPIRE', 'k${at}', 1)`),
  locals: `${times(count, (at) => `local a${at} = redis.call('GET', 'k${at}')`)}\n${SET}`,
  inserts: `local a = {}\n${times(count, (at) => `table.insert(a, 'v${at}')`)}\nredis.call('SET', 'k', unpack(a))`,
  'unfinished strings': `${SET} ${times(count, () => "x = '", '\n')}`,
  'unfinished long strings': `${SET} ${times(count, () => 'x = [==[ ')}`,
  returns: times(count, () => `return ${SET}`),
  comments: `${'--[['.repeat(count)} ${SET}\n${'-- a\n'.repeat(count)}`,
  'empty statements': `${';'.repeat(count)} ${SET}`,
  noise: `${'@'.repeat(count)} ${SET}`,
  brackets: `-- ${'['.repeat(count)}${'{'.repeat(count)}${'('.repeat(count)}\n${SET}`,
})

function scripts(count: number, texts: Readonly<Record<string, string>>): Record<string, Repository> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${count} ${name}`, lua(text)]))
}

/** Lua scripts, each once as a file and once in a template literal. */
export const SCRIPTS: Readonly<Record<string, Repository>> = {
  // The deeper ones exceed the call stack, the others do not.
  ...scripts(200, nestings(200)),
  ...scripts(2000, nestings(2000)),
  ...scripts(1000, sequences(1000)),
  'a function that calls itself': lua(
    `local function f(a) f(a) f(f(a)) return f end\nf(KEYS[1])\nlocal g\ng = function() h() end\nh = function() g() g() end\nh()\n${SET}`,
  ),
  'a script of 1.4 MB': lua(`${SET}\n${'-- filler\n'.repeat(140_000)}`),
  'a script of 10,000 commands': lua(`${"redis.call('SET', KEYS[1], 1) ".repeat(10_000)}`),
}

const LONG = 'x'.repeat(1_000_000)

/** Lua in the strings of a source file. */
export const SCRIPT_TEXTS: Readonly<Record<string, Repository>> = {
  'a concatenation of 3,000 lines': source(
    `redis.eval(${times(3000, (at) => `"redis.call('SET', 'k${at}', 1)\\n"`, ' +\n')})`,
  ),
  'a concatenation of 30 lines': source(
    `redis.eval(${times(30, (at) => `"redis.call('SET', 'k${at}', 1)\\n"`, ' +\n')})`,
  ),
  'a joined array of 10,000 lines': source(
    `redis.eval([${times(10_000, (at) => `"redis.call('SET', 'k${at}', 1)"`, ',\n')}].join('\\n'))`,
  ),
  'scripts that hold the last one twice': source(
    `const s0 = "redis.call('SET', KEYS[1], 1)"\n${times(30, (at) => `const s${at + 1} = \`\${s${at}} \${s${at}} redis.call('GET', 'x')\``)}\nredis.eval(s30)`,
  ),
  '60 scripts around one of 1 MB': source(
    `const long = \`redis.call('SET', KEYS[1], 1) -- ${LONG.slice(0, 900_000)}\`\n${times(60, (at) => `redis.eval(\`redis.call('GET', '${at}') \${long}\`)`)}`,
  ),
  '40 files with a script of 1 MB each': () =>
    files(
      40,
      (at) => `src/s${at}.ts`,
      () => `import Redis from 'ioredis'\nnew Redis().eval(\`redis.call('SET', KEYS[1], 1) -- ${LONG}\`)\n`,
    ),
  '3,000 short scripts': source(times(3000, (at) => `redis.eval("redis.call('SET', KEYS[${at}], 1)")`)),
  '60 scripts that are costly to follow': () =>
    files(
      60,
      (at) => `lua/s${at}.lua`,
      () =>
        `${times(60, (at) => `if a${at} then t${at} = { 1 } redis.call('SET', 'k' .. a${at}, 1) else t${at} = { 1, 2 } end`)}\n`,
    ),
  'a template of 20,000 holes': source(`redis.eval(\`${times(20_000, (at) => `redis.call('SET', \${a${at}}, 1)`)}\`)`),
  'a script of escapes': source(
    `redis.eval("redis.call('SET', KEYS[1], 1) ${'\\\\n\\x41\\u0041\\u{10ffff}\\u{110000}\\0\\'.repeat(1)} -- ${'\\u{1F600}'.repeat(50_000)}")`,
  ),
}
