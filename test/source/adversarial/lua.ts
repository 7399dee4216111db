import { files, type Repository, source, times } from './case'

function lua(text: string): Repository {
  return () => ({
    'lua/hostile.lua': `${text}\n`,
    'src/hostile.ts': `const script = \`${text.replace(/[\\`$]/g, '\\$&')}\`\nredis.eval(script)\n`,
  })
}

const SET = "redis.call('SET', KEYS[1], ARGV[1])"

/** Lua scripts, each once as a file and once in a template literal. */
export const SCRIPTS: Readonly<Record<string, Repository>> = {
  ...Object.fromEntries(
    [200, 2000].flatMap((depth) =>
      Object.entries({
        'nested blocks': `${'do '.repeat(depth)}${SET}${' end'.repeat(depth)}`,
        'nested branches': `${'if a then '.repeat(depth)}${SET}${' end'.repeat(depth)}`,
        'nested loops': `${'for i = 1, 3 do '.repeat(depth)}${SET}${' end'.repeat(depth)}`,
        'nested functions': `${'local function f() '.repeat(depth)}${SET}${' end'.repeat(depth)}`,
        'nested tables': `local a = ${'{'.repeat(depth)}${'}'.repeat(depth)} ${SET}`,
        'nested calls': `f(${'f('.repeat(depth)}1${')'.repeat(depth)}) ${SET}`,
        parentheses: `local a = ${'('.repeat(depth)}1${')'.repeat(depth)} ${SET}`,
        concatenations: `redis.call('SET', ${times(depth, (at) => `'a${at}'`, ' .. ')}, 1)`,
        additions: `redis.call('SET', KEYS[1], ${times(depth, () => 'a', ' + ')})`,
        'and and or': `if ${times(depth, (at) => `(a${at} and b${at})`, ' or ')} then ${SET} end`,
        elseifs: `if a then ${SET} ${times(depth, (at) => `elseif a == ${at} then redis.call('EXPIRE', KEYS[1], ${at})`, ' ')} end`,
        'members in a chain': `local a = a${'.b'.repeat(depth)} ${SET}`,
        'calls in a chain': `local a = a${':b()'.repeat(depth)} ${SET}`,
        branches: times(depth, (at) => `if a${at} then b${at} = 1 else b${at} = 2 end ${SET}`),
        'commands on one key': times(depth, () => SET),
        'commands on many keys': times(depth, (at) => `redis.call('SET', 'k${at}', 1)`),
        'keys and expiries': times(depth, (at) => `redis.call('SET', 'k${at}', 1) redis.call('EXPIRE', 'k${at}', 1)`),
        locals: `${times(depth, (at) => `local a${at} = redis.call('GET', 'k${at}')`)}\n${SET}`,
        'names that hold each other': `local a = ARGV[1]\n${times(depth, () => 'a = a .. a')}\nredis.call('SET', a, 1)`,
        'numbers that hold each other': `local a = ARGV[1]\n${times(depth, () => 'a = a + a')}\nredis.call('SET', a, 1)`,
        'conditions that hold each other': `local a = ARGV[1]\n${times(depth, () => 'a = (a and a) or a')}\nif a then ${SET} end`,
        'tables that hold each other': `local a = {}\n${times(depth, () => 'a = { a, a }')}\nredis.call('SET', a[1][1], unpack(a))`,
        'functions that call each other': `${times(depth, (at) => `local function f${at}(k) if k then f${at - 1}(k) else f${at - 1}(k .. 'a') end ${SET} end`)}\nf${depth - 1}(KEYS[1])`,
        inserts: `local a = {}\n${times(depth, (at) => `table.insert(a, 'v${at}')`)}\nredis.call('SET', 'k', unpack(a))`,
        'unfinished strings': `${SET} ${times(depth, () => "x = '", '\n')}`,
        'unfinished long strings': `${SET} ${times(depth, () => 'x = [==[ ')}`,
        returns: times(depth, () => `return ${SET}`),
        comments: `${'--[['.repeat(depth)} ${SET}\n${'-- a\n'.repeat(depth)}`,
        'empty statements': `${';'.repeat(depth)} ${SET}`,
        noise: `${'@'.repeat(depth)} ${SET}`,
        brackets: `-- ${'['.repeat(depth)}${'{'.repeat(depth)}${'('.repeat(depth)}\n${SET}`,
      }).map(([name, text]): [string, Repository] => [`${depth} ${name}`, lua(text)]),
    ),
  ),
  'a function that calls itself': lua(
    `local function f(a) f(a) f(f(a)) return f end\nf(KEYS[1])\nlocal g\ng = function() h() end\nh = function() g() g() end\nh()\n${SET}`,
  ),
  'a script of 1.4 MB': lua(`${SET}\n${'-- filler\n'.repeat(140_000)}`),
  'a script of 30,000 commands': lua(`${"redis.call('SET', KEYS[1], 1) ".repeat(30_000)}`),
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
  '300 scripts around one of 1 MB': source(
    `const long = \`redis.call('SET', KEYS[1], 1) -- ${LONG.slice(0, 900_000)}\`\n${times(300, (at) => `redis.eval(\`redis.call('GET', '${at}') \${long}\`)`)}`,
  ),
  '40 files with a script of 1 MB each': () =>
    files(
      40,
      (at) => `src/s${at}.ts`,
      () => `import Redis from 'ioredis'\nnew Redis().eval(\`redis.call('SET', KEYS[1], 1) -- ${LONG}\`)\n`,
    ),
  '10,000 short scripts': source(times(10_000, (at) => `redis.eval("redis.call('SET', KEYS[${at}], 1)")`)),
  '300 scripts that are costly to follow': () =>
    files(
      300,
      (at) => `lua/s${at}.lua`,
      () =>
        `${times(60, (at) => `if a${at} then t${at} = { 1 } redis.call('SET', 'k' .. a${at}, 1) else t${at} = { 1, 2 } end`)}\n`,
    ),
  'a template of 20,000 holes': source(`redis.eval(\`${times(20_000, (at) => `redis.call('SET', \${a${at}}, 1)`)}\`)`),
  'a script of escapes': source(
    `redis.eval("redis.call('SET', KEYS[1], 1) ${'\\\\n\\x41\\u0041\\u{10ffff}\\u{110000}\\0\\'.repeat(1)} -- ${'\\u{1F600}'.repeat(50_000)}")`,
  ),
}
