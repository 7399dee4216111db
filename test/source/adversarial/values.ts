// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are sources that hold templates
import { CLIENT, files, type Repository, source, times } from './case'

const PLAIN = "const Redis = require('ioredis')\nlet redis = new Redis()\n"

/** A JavaScript file, where nothing but the tracer knows what a value is. */
function script(text: string): Repository {
  return () => ({ 'src/hostile.js': `${PLAIN}${text}\n` })
}

/** Values that are defined by each other, or by more of each other at every step. */
export const VALUES: Readonly<Record<string, Repository>> = {
  'three names assigned in a ring': script(`let a, b, c\n${'a = b; b = c; c = a;\n'.repeat(500)}a.set('k', 1)`),
  'a ring with one way in': script(`let a, b, c = redis\n${'a = b; b = c; c = a;\n'.repeat(500)}a.set('k', 1)`),
  '1,000 names assigned in a ring': script(
    `let ${times(1000, (at) => `a${at}`, ', ')}\n${times(1000, (at) => `a${at} = a${(at + 1) % 1000}`)}\n${times(1000, (at) => `a${at}.set('k', 1)`)}`,
  ),
  'names assigned from all others': script(
    `let ${times(60, (at) => `a${at}`, ', ')}\n${times(60, (at) => times(60, (other) => `a${at} = a${other}`))}\n${times(60, (at) => `a${at}.set('k', 1)`)}`,
  ),
  'names of any type assigned from all others': source(
    `${times(14, (at) => `let a${at}: any = f${at}()`)}\n${times(14, (at) => times(14, (other) => (at === other ? '' : `a${at} = a${other}`)))}\n${times(14, (at) => `function f${at}() { return a${(at + 5) % 14} }`)}\na3.get('k')`,
  ),
  'exports of CommonJS read in many functions': () => ({
    'src/hostile.js': `const Redis = require('ioredis')\nmodule.exports.options = own(config.redis)\n${times(20, (at) => `const f${at} = () => { let c = new Redis(module.exports.options); module.exports.c${at} = c }`)}\nfunction own(options) { return options }`,
  }),
  'nothing, twice at every step': script(
    `const x0 = undefined\n${times(60, (at) => `const x${at + 1} = x${at} || x${at} || x${at}`)}\nx60.set('k', 1)`,
  ),
  'a client, twice at every step': script(
    `const x0 = redis\n${times(200, (at) => `const x${at + 1} = c ? x${at} : x${at}`)}\nx200.set('k', 1)\nx200.keys('*')`,
  ),
  'keys that double 30 times': source(
    `const k0 = 'a'\n${times(30, (at) => `const k${at + 1} = c ? k${at} + 'a' : k${at} + 'b'`)}\nredis.set(k30, 1)`,
  ),
  'templates that hold the last one twice': source(
    `const k0 = u()\n${times(40, (at) => `const k${at + 1} = \`\${k${at}}:\${k${at}}\``)}\nredis.set(k40, 1)\nredis.expire(k40, 1)`,
  ),
  'templates that hold the last one 100 times': source(
    `const k0 = 'a'\n${times(12, (at) => `const k${at + 1} = \`${times(100, () => `\${k${at}}`, ':')}\``)}\nredis.set(k12, 1)\nredis.expire(k12, 1)`,
  ),
  'key builders that call the last one 100 times': source(
    `const k0 = (a) => a\n${times(12, (at) => `const k${at + 1} = (a) => \`${times(100, () => `\${k${at}(a)}`, ':')}\``)}\nredis.set(k12(u), 1)\nredis.expire(k12(u), 1)`,
  ),
  'key builders that call each other': source(
    'const a = (x) => `a:${b(x + 1)}`\nconst b = (x) => `b:${c(x)}${c(x)}`\nconst c = (x) => `c:${a(x)}${b(x)}`\nredis.set(a(1), 1)\nredis.expire(a(1), 1)\nredis.set(b(c(1)), 1)',
  ),
  'wrappers that call each other': source(
    'const a = (k, ttl) => { b(k, ttl); return redis.set(k, 1) }\nconst b = (k, ttl) => { c(k); return ttl ? redis.setex(k, ttl, 1) : a(k) }\nconst c = (k, ttl) => a(b(c(k, ttl)), ttl)\na(1); b(2); c(3)',
  ),
  'clients handed round in a circle': script(
    'function a(c, n) { c.keys("*"); return b(c, n) }\nfunction b(c, n) { return d(c || n, c) }\nfunction d(c, n) { a(n, c); c.set("k", 1); return a(c, n) }\na(redis)\nd(b(redis), a(redis))',
  ),
  'a wrapper called from 5,000 places': source(
    `export function put(key: string, value: string, ttl?: number) { return ttl ? redis.setex(key, ttl, value) : redis.set(key, value) }\n${times(5000, (at) => `put('k${at}', 'v')`)}`,
  ),
  '150 wrappers called from 150 places each': source(
    `${times(150, (at) => `function put${at}(key, ttl) { redis.set(key, 1); touch(key) }`)}\nfunction touch(key) { redis.expire(key, 1) }\n${times(150, (at) => times(150, (other) => `put${at}('k${other}')`, ';'))}`,
  ),
  'helpers of one name called from 2,000 places': script(
    `${times(200, (at) => `const m${at} = { run(client, key) { client.set(key, 1) } }`)}\n${times(2000, (at) => `m${at % 200}.run(redis, 'k')`)}`,
  ),
  'spreads of spreads': source(
    `const o0 = { port: 1 }\n${times(40, (at) => `const o${at + 1} = { ...o${at}, ...o${at} }`)}\nnew Redis(o40)\nredis.set('k', 1, o40)`,
  ),
  'spreads that hold the last one 100 times': source(
    `const o0 = { port: 1 }\n${times(12, (at) => `const o${at + 1} = { ${times(100, () => `...o${at}`, ', ')} }`)}\nnew Redis(o12)\nredis.set('k', 1, o12)`,
  ),
  'options that are one of 100 at every step': source(
    `const o0 = { port: 1 }\n${times(12, (at) => `const o${at + 1} = ${times(100, (other) => `c === ${other} ? { ...o${at} } : `, '')} o${at}`)}\nnew Redis(o12)\nredis.set('k', 1, o12)`,
  ),
  'options spread into themselves': source(
    'let a = { ...b }\nlet b = { ...a, ...b }\na = { ...a }\nnew Redis({ ...a })\nredis.set("k", 1, b)',
  ),
  'arrays that spread the last one twice': source(
    `const a0 = ['EX', 1]\n${times(40, (at) => `const a${at + 1} = [...a${at}, ...a${at}]`)}\nredis.set('k', 1, ...a40)`,
  ),
  'arrays that spread themselves': source(
    "const a = [...b]\nconst b = [...a, ...b]\nredis.set('k', 1, ...a)\nredis.call('SET', ...b)",
  ),
  'products of products': source(
    `const n0 = 2\n${times(40, (at) => `const n${at + 1} = n${at} * n${at}`)}\nnew Redis({ connectTimeout: n40 })`,
  ),
  'a product of itself': source(
    'let n = n * m\nlet m = n * n\nnew Redis({ connectTimeout: n, retryStrategy: () => f() })\nconst f = () => f()',
  ),
  'functions that give each other': source(
    `${times(40, (at) => `const f${at} = () => c ? f${at + 1}() : f${at + 1}()`)}\nconst f40 = () => 5\nnew Redis({ retryStrategy: f0, connectTimeout: f0() })`,
  ),
  'lists made of lists': script(
    `const l0 = [redis]\n${times(30, (at) => `const l${at + 1} = [...l${at}, ...l${at}]`)}\nfor (const c of l30) c.keys('*')\nl30[0].set('k', 1)`,
  ),
  'objects that hold each other': script(
    `const o0 = { c: redis }\n${times(30, (at) => `const o${at + 1} = { a: o${at}, b: o${at}, ...o${at} }`)}\no30.c.keys('*')\no30.a.b.a.b.c.keys('*')`,
  ),
  'promises of promises': script(
    `redis.get('a')${'.then((x) => redis.get(x))'.repeat(200)}.then((x) => x.set('k', 1))`,
  ),
  'callbacks in callbacks': script(`${'redis.get("a", (e, x) => { '.repeat(150)}redis.set('k', x)${' })'.repeat(150)}`),
  'events named by each other': script(
    `let e0 = 'error'\n${times(40, (at) => `let e${at + 1} = c ? e${at} : e${at}`)}\nredis.on(e40, log)\nredis[e40]('k')`,
  ),
  '1,000 assignments of one member': script(
    `${times(1000, (at) => `a${at}.client = redis`)}\n${times(1000, (at) => `b${at}.client.set('k', 1)`)}`,
  ),
  '1,000 clients under one name in a map': script(
    `const m = new Map()\n${times(1000, (at) => `m.set('k${at}', redis)`)}\n${times(1000, (at) => `m.get('k${at}').set('k', 1)`)}`,
  ),
}

/** Types that refer to themselves, grow, or have very many parts. */
export const TYPES: Readonly<Record<string, Repository>> = {
  'a recursive type': source(
    'type T<A> = { c: T<T<A>>; d: T<[A]> }\ndeclare const t: T<Redis>\nt.c.c.d.c.keys("*")\nredis.set(t.c.d, 1)',
  ),
  'a conditional type that grows': source(
    'type Grow<T extends any[]> = T["length"] extends 9999 ? T : Grow<[...T, ...T, 1]>\ndeclare const t: Grow<[1]>\nredis.set(t, 1)\nredis.set("k", t)',
  ),
  'a template type of 10^6 keys': source(
    `type D = ${times(10, (at) => String(at), ' | ')}\ntype K = \`\${D}\${D}\${D}\${D}\${D}\${D}\`\ndeclare const k: K\nredis.set(k, 1)`,
  ),
  'interfaces that extend 12 of the next level': source(
    `${times(4, (level) => times(12, (at) => `interface I${level}_${at} extends ${level < 3 ? times(12, (other) => `I${level + 1}_${other}`, ', ') : 'Object'} { m${level}_${at}: number }`))}\ndeclare const i: I0_0\nredis.set('k', i)\ni.keys('*')`,
  ),
  'classes 1,000 deep': source(
    `class A0 extends Redis {}\n${times(1000, (at) => `class A${at + 1} extends A${at} { m${at}() { this.set('k', 1) } }`)}\nnew A1000({ port: 1 }).keys('*')`,
  ),
  'classes 1,000 deep in JavaScript': script(
    `class A0 { constructor(c) { this.c = c } }\n${times(1000, (at) => `class A${at + 1} extends A${at} { m${at}() { this.c.set('k', 1) } }`)}\nnew A1000(redis).c.keys('*')`,
  ),
  'classes that extend each other': source(
    'class A extends B { constructor(o) { super(o); this.on("error", log) } }\nclass B extends A { constructor(o) { super(o) } }\nnew A().keys("*")\nnew B().set("k", 1)\nclass C extends C {}\nnew C().keys("*")',
  ),
  'classes that extend one of ten': script(
    `const Base = ${times(10, (at) => `c === ${at} ? A${at} : `, '')} A0\n${times(10, (at) => `class A${at} extends Base { constructor(c) { super(c) } keys() {} }`)}\nclass R extends Redis { constructor() { super() } }\nnew A0(redis).keys("*")\nnew Base(redis).keys("*")`,
  ),
  '400 subclasses without a constructor': script(
    `class Base { constructor(c) { this.c = c; c.set('k', 1) } }\n${times(400, (at) => `class A${at} extends Base {}\nnew A${at}(redis)`)}`,
  ),
}

const RING = 1000

/** Files that import each other. */
export const MODULES: Readonly<Record<string, Repository>> = {
  '1,000 files in a ring': () =>
    files(
      RING,
      (at) => `src/f${at}.ts`,
      (at) =>
        `import { g } from './f${(at + 1) % RING}'\nimport Redis from 'ioredis'\nexport const r${at} = new Redis()\nr${at}.keys('*')\nexport function g() {}\n`,
    ),
  '1,000 files in a ring that pass on one client': () => ({
    ...files(
      RING,
      (at) => `src/f${at}.ts`,
      (at) => `import { redis as r } from './f${(at + 1) % RING}'\nexport const redis = r\nredis.set('k', 1)\n`,
    ),
    'src/f0.ts': CLIENT,
  }),
  '1,000 files that use one barrel of 1,000 files': () => ({
    'src/index.ts': times(RING, (at) => `export * from './f${at}'`),
    ...files(
      RING,
      (at) => `src/f${at}.ts`,
      (at) =>
        `import { r${(at + 1) % RING} } from './index'\nimport Redis from 'ioredis'\nexport const r${at} = new Redis()\nr${(at + 1) % RING}.keys('*')\n`,
    ),
  }),
  'a barrel of itself': () => ({
    'src/index.ts':
      "export * from './index'\nexport * from '.'\nexport { redis } from './index'\nexport * from './redis'\n",
    'src/redis.ts': `${CLIENT}export * from './index'\n`,
    'src/use.ts': "import { redis } from './index'\nredis.keys('*')\n",
  }),
  '300 barrels of each other': () => ({
    ...files(
      300,
      (at) => `src/b${at}.ts`,
      (at) => times(300, (other) => (other === at ? '' : `export * from './b${other}'`)),
    ),
    'src/redis.ts': CLIENT,
    'src/b7.ts': "export * from './redis'\nexport * from './b8'\n",
    'src/use.ts': "import { redis } from './b0'\nredis.keys('*')\n",
  }),
  'CommonJS modules in a circle': () =>
    files(
      200,
      (at) => `src/f${at}.js`,
      (at) =>
        `const other = require('./f${(at + 1) % 200}')\nmodule.exports = { ...other, get redis() { return other.redis || require('./f${(at + 7) % 200}').redis } }\nmodule.exports.redis.keys('*')\nrequire('ioredis')\n`,
    ),
}
