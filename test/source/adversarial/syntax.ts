// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are sources that hold templates
import { CLIENT, type Repository, source, times } from './case'

const DEEP = 10_000

function nested(open: string, inner: string, close: string, depth = DEEP): string {
  return open.repeat(depth) + inner + close.repeat(depth)
}

/** Nesting that exceeds every call stack, and its shallower kin that a parser still takes. */
export const NESTINGS: Readonly<Record<string, Repository>> = Object.fromEntries(
  [1500, DEEP].flatMap((depth) =>
    Object.entries({
      arrays: `redis.set('k', ${nested('[', '1', ']', depth)})`,
      calls: `redis.set(${nested('f(', '1', ')', depth)}, 1)`,
      parentheses: `redis.set(${nested('(', '1', ')', depth)}, 1)`,
      'conditional expressions': `redis.set(${nested("c ? 'a' : ", "'b'", '', depth)}, 1)`,
      additions: `redis.set(${times(depth, (at) => `'${at}'`, ' + ')}, 1)`,
      'additions of names': `redis.set(${times(depth, (at) => `a${at % 7}`, ' + ')}, 1)`,
      alternatives: `redis.set('k', ${times(depth, (at) => `a${at % 7}`, ' || ')})`,
      templates: `redis.set(${nested('`a${', 'b', '}`', depth)}, 1)`,
      branches: `${nested("if (a) { redis.set('a', 1) } else ", '{}', '', depth)}`,
      blocks: nested('{', "redis.set('a', 1)", '}', depth),
      functions: nested('(() => ', "redis.set('a', 1)", ')()', depth),
      objects: `new Redis(${nested('{ a: ', '1', '}', depth)})`,
      spreads: `new Redis(${nested('{ ...', 'a', '}', depth)})`,
      'promise chains': `redis.get('a')${".then((x) => redis.set('b', x))".repeat(depth)}`,
      'member chains': `(a${'.b'.repeat(depth)} as any).redis.keys('*')`,
      pipelines: `redis.pipeline()${".set('a', 1)".repeat(depth)}.exec()`,
      casts: `(redis${' as any'.repeat(depth)}).keys('*')`,
      'exclamation marks': `redis${'!'.repeat(depth)}.keys('*')`,
      awaits: `${nested('await ', "redis.keys('*')", '', depth)}`,
      types: `let t: ${nested('Array<', 'string', '>', depth)}\nredis.set(t, 1)`,
      'array types': `let t: string${'[]'.repeat(depth)}\nredis.set(t, 1)`,
      unions: `let t: ${times(depth, (at) => `'k${at}'`, ' | ')}\nredis.set(t, 1)`,
      assignments: `${nested('a = ', 'redis', '', depth)}`,
      patterns: `const ${nested('{ a: ', 'keys', ' }', depth)} = redis`,
      classes: `${nested('class A { m() { ', "redis.set('a', 1)", ' } }', depth)}`,
    }).map(([name, text]): [string, Repository] => [`${depth} nested ${name}`, source(text)]),
  ),
)

/** JSX needs an ending of its own. */
export const ELEMENTS: Readonly<Record<string, Repository>> = {
  '2,000 nested elements': source(`const a = ${nested('<a>', "{redis.keys('*')}", '</a>', 2000)}`, 'hostile.tsx'),
  '10,000 nested elements': source(`const a = ${nested('<a>', "{redis.keys('*')}", '</a>')}`, 'hostile.tsx'),
  '10,000 attributes': source(`const a = <A ${times(10_000, (at) => `redis${at}={redis}`, ' ')} />`, 'hostile.tsx'),
}

const MANY = 10_000
const properties = times(MANY, (at) => `key${at}: ${at}`, ', ')
const words = times(MANY, (at) => `'word${at}'`, ', ')

/** Literals, switches and lists that only machines write. */
export const LARGE: Readonly<Record<string, Repository>> = {
  'options of 10,000 properties': source(`new Redis({ ${properties} })\nredis.set('a', 1, { ${properties} })`),
  '30 constructions with 10,000 properties': source(
    `const options = { ${properties} }\n${times(30, () => 'new Redis({ ...options })')}`,
  ),
  '10,000 arguments': source(`redis.mset(${words})\nredis.set('a', 1, ${words})\nredis.del(${words})`),
  '10,000 keys that expire': source(
    `const keys = [${words}]\nfor (const key of keys) redis.set(key, 1)\nfor (const key of keys) redis.expire(key, 1)`,
  ),
  'a pipeline of 10,000 commands': source(`redis.pipeline([${times(MANY, (at) => `['set', 'k${at}', 1]`, ',')}])`),
  'a raw command of 10,000 words': source(`redis.call('SET', ...[${words}])\nredis.sendCommand([${words}])`),
  'a switch of 50,000 cases': source(
    `switch (a) {\n${times(50_000, (at) => `case '${at}': redis.set('k', ${at}); break`)}\n}`,
  ),
  'a union of 50,000 keys': source(
    `type Key = ${times(50_000, (at) => `'k${at}'`, ' | ')}\ndeclare const key: Key\nredis.set(key, 1)`,
  ),
  '2,000 writes and expiries of one key': source(
    `async function f() {\n${times(2000, () => "redis.set('k', 1)\nif (a) redis.expire('k', 1)")}\n}`,
  ),
  '5,000 writes and expiries of 5,000 keys': source(
    `async function f() {\n${times(5000, (at) => `redis.set('k${at}', 1); redis.expire('k${at}', 1)`)}\n}`,
  ),
  '3,000 parameters': source(
    `function f(${times(3000, (at) => `ttl${at}?: number`, ', ')}) {\n${times(200, (at) => `if (ttl${at}) redis.set('k${at}', 1)`)}\n}`,
  ),
  '1,500 clients with listeners': source(
    times(1500, (at) => `const r${at} = new Redis({ port: ${at} }); r${at}.on('error', log); r${at}.set('k', 1)`),
  ),
  '20,000 suppressions': source(
    times(20_000, () => "redis.keys('*') // redis-preflight-ignore no-keys -- a machine wrote this"),
  ),
  'a function of 500 overloads': source(
    `${times(500, (at) => `declare function f(a: 'x${at}', b: number): Redis`)}\n${times(500, (at) => `f('x${at}', 1).keys('*')`)}`,
  ),
  'a line of 400 kB': source(`redis.set('a', 1);${" redis.set('a', 1);".repeat(20_000)}`),
  'a string of 1.4 MB': source(`redis.set('${'x'.repeat(1_400_000)}', 1)`),
  'a template of 1.4 MB': source(`redis.set(\`${'x${a}'.repeat(250_000)}\`, 1)`),
  'a regular expression of 1 MB': source(`const r = /${'(a+)+'.repeat(200_000)}/\nredis.set('a', r)`),
  'receivers of 1 MB': source(
    `const a = { b: \`${'x'.repeat(1_000_000)}\` }\n${times(200, () => "({ ...a, redis }).redis.keys('*')")}`,
  ),
  '1,000 calls on one long receiver': source(
    `redis.pipeline()${times(1000, (at) => `.set('${'x'.repeat(1000)}${at}', 1)`, '')}.exec()`,
  ),
  'a file that is one client called by 5,000 names': () => ({
    'src/hostile.ts': `${CLIENT}${times(5000, (at) => `export const redis${at} = redis`)}\n`,
    ...Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [
        `src/use${at}.ts`,
        `import { redis${at} as r } from './hostile'\nr.keys('${at}')\n`,
      ]),
    ),
  }),
}
