// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are sources that hold templates
import { CLIENT, files, type Repository, source, times } from './case'

const KEYS = `${CLIENT}redis.keys('*')\n`
const NAMES = ['constructor', '__proto__', 'hasOwnProperty', 'toString', 'valueOf', 'then', 'prototype', 'length']

/** Every position in which a name can stand, each filled with a name that all objects have. */
function withName(name: string): Record<string, string> {
  return {
    [`src/${name}.ts`]: `import Redis from 'ioredis'
import ${name === 'then' ? 'then' : 'x'} from '${name}'
import { ${name} as y } from './${name}/${name}'
export const redis = new Redis({ ${name}: 1, ['${name}']: null, socket: { ${name}: 2 } })
// redis-preflight-ignore-next-line ${name} -- a rule of that name
redis.${name}('k', 'v')
redis['${name}']('k')
redis.call('${name}', 'k')
redis.sendCommand(['${name}', 'k'])
redis.set('${name}', 'v', { ${name}: 1 })
redis.set('k', 'v', '${name}')
redis.pipeline([['${name}', 'k']])
redis.on('${name}', () => {})
const { ${name}: z } = redis
z('k')
redis.json.${name}('k')
redis.eval("return redis.call('${name}', KEYS[1])", 1, 'k')
`,
    [`lib/${name}.js`]: `const ${name} = require('${name}')
const Redis = require('ioredis')
const table = { ${name}: new Redis(), ${name}() {} }
table.${name}.keys('*')
table['${name}'].set('k', 1)
const m = new Map()
m.set('${name}', new Redis())
m.get('${name}').set('k', 1)
exports.${name} = ${name}
module.exports.${name}.keys('*')
`,
    [`lua/${name}.lua`]: `local ${name} = redis.call('${name}', KEYS[1])
local t = { ${name} = 1, ['${name}'] = 2 }
t.${name} = redis.call('SET', t.${name}, 1)
redis.call('SET', KEYS.${name}, ARGV['${name}'])
string.${name}(KEYS[1])
local function f(...) return f.${name} end
f:${name}()
`,
    [`packages/${name}/package.json`]: JSON.stringify({
      name,
      dependencies: { [name]: '1', ioredis: name },
      exports: { [name]: name, './x': { [name]: './y.ts' } },
      imports: { [`#${name}`]: './x.ts' },
    }),
    [`packages/${name}/tsconfig.json`]: `{ "extends": "${name}", "compilerOptions": { "paths": { "${name}": ["${name}"], "__proto__": ["./x"] } } }`,
    [`packages/${name}/a.ts`]: `import '${name}'\nimport '#${name}'\nimport '${name}/x'\n${KEYS}`,
  }
}

function text(value: string, encoding: BufferEncoding, mark: readonly number[] = []): Buffer {
  return Buffer.concat([Buffer.from(mark), Buffer.from(value, encoding)])
}

/** Encodings and line ends. */
export const ENCODINGS: Readonly<Record<string, Repository>> = {
  'UTF-16, little end first': () => ({ 'src/hostile.ts': text(KEYS, 'utf16le', [0xff, 0xfe]) }),
  'UTF-16, big end first': () => ({ 'src/hostile.ts': text(KEYS, 'utf16le', [0xff, 0xfe]).swap16() }),
  'UTF-16 of an odd length': () => ({
    'src/hostile.ts': Buffer.concat([text(KEYS, 'utf16le', [0xff, 0xfe]), Buffer.from([0x41])]),
  }),
  'Latin-1': () => ({ 'src/hostile.ts': text(`// ${'é'.repeat(50)}\n${KEYS}`, 'latin1') }),
  'invalid UTF-8': () => ({
    'src/hostile.ts': Buffer.concat([Buffer.from(KEYS), Buffer.from([0xc3, 0x28, 0xff, 0xf0, 0x9f])]),
  }),
  'lone surrogates': source(
    "redis.set('\\ud800', '\\udfff')\nredis.keys('\\u{110000}')\nredis.set(`\ud800${a}\udc00`, 1)",
  ),
  'only carriage returns': () => ({
    'src/hostile.ts': `${KEYS}// redis-preflight-ignore no-keys\n`.replaceAll('\n', '\r'),
    'lua/a.lua': "local a = 1\r-- b\rredis.call('SET', KEYS[1], 1)\r",
  }),
  'line separators': () => ({
    'src/hostile.ts': `// a\u2028${KEYS}/* \u2029 */ redis.set('k\u2028', 1) // redis-preflight-ignore require-ttl -- why\n`,
  }),
  'control characters': source(`redis.set('\0\u0001\u007f', 1)\u000b\u000c\n\u0000redis.keys('*')\u0000`),
  'a byte order mark in the middle': source("redis.set('a', 1)\n\ufeffredis.keys('*')\ufeff"),
}

/** Names that every object has, wherever a name can stand. */
export const HOSTILE_NAMES: Readonly<Record<string, Repository>> = Object.fromEntries(
  NAMES.map((name): [string, Repository] => [`the name ${name}`, () => withName(name)]),
)

/** Configuration and manifests. */
export const CONFIGS: Readonly<Record<string, Repository>> = {
  'tsconfigs that extend each other': () => ({
    'src/hostile.ts': `import 'x'\n${KEYS}`,
    'tsconfig.json':
      '{ "extends": "./tsconfig.a.json", "references": [{ "path": "." }, { "path": "./tsconfig.a.json" }, 1, null] }',
    'tsconfig.a.json': '{ "extends": ["./tsconfig.json", "./tsconfig.a.json", 5, {}] }',
  }),
  'a chain of 2,000 tsconfigs': () => ({
    'src/hostile.ts': `import 'x'\n${KEYS}`,
    'tsconfig.json': '{ "extends": "./c/0.json" }',
    ...files(
      2000,
      (at) => `c/${at}.json`,
      (at) => `{ "extends": ["./${at + 1}.json", "./${at + 2}.json"] }`,
    ),
  }),
  '10,000 aliases and 10,000 imports': () => ({
    'src/hostile.ts': `${KEYS}${times(10_000, (at) => `import 'pkg-${at}/x'`)}\n`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        paths: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`p${at}*x`, [`./${at}/*`]])),
      },
    }),
  }),
  'one alias with 10,000 targets': () => ({
    'src/hostile.ts': `${KEYS}${times(10_000, (at) => `import 'pkg-${at}/x'`)}\n`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: { paths: { '*': Array.from({ length: 10_000 }, (_, at) => `./${at}/*`) } },
    }),
  }),
  'aliases that are nothing but stars': () => ({
    'src/hostile.ts': `import '${'a'.repeat(299)}'\n${KEYS}`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: { paths: { [`${'*'.repeat(5000)}`]: ['*'.repeat(5000)], '*a*a*a*a': ['./*'] } },
    }),
    'package.json': JSON.stringify({
      imports: { [`#${'*'.repeat(5000)}`]: '*'.repeat(999) },
      exports: { './*': { a: { b: ['./*'] } } },
    }),
  }),
  'a package with 20,000 exports and imports of them': () => ({
    'src/hostile.ts': `${KEYS}${times(10_000, (at) => `import 'lib/x${at}'; import '#y${at}'`)}\n`,
    'package.json': JSON.stringify({
      imports: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`#z${at}*`, `./${at}/*`])),
    }),
    'lib/package.json': JSON.stringify({
      name: 'lib',
      exports: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`./q${at}*`, `./${at}/*`])),
    }),
  }),
  'workspaces that depend on each other': () => ({
    'package.json': '{ "workspaces": ["packages/*", ".", "../.."], "dependencies": { "a": "workspace:*" } }',
    'packages/a/package.json':
      '{ "name": "a", "main": "../b", "dependencies": { "b": "workspace:*" }, "workspaces": ["../b"] }',
    'packages/b/package.json':
      '{ "name": "b", "main": "../a/index.ts", "dependencies": { "a": "workspace:*" }, "workspaces": ["../a"] }',
    'packages/a/index.ts': `export * from 'b'\n${KEYS}`,
    'packages/b/index.ts': "export * from 'a'\nimport { redis } from 'b'\nredis.keys('*')\n",
  }),
  '800 packages': () => ({
    ...files(
      800,
      (at) => `packages/p${at}/package.json`,
      (at) => `{ "name": "p${at}", "dependencies": { "ioredis": "^${at}.0.0" } }`,
    ),
    ...files(
      800,
      (at) => `packages/p${at}/a.ts`,
      (at) => `import 'p${(at + 1) % 800}'\n${KEYS}`,
    ),
    'yarn.lock': times(20_000, (at) => `"pkg-${at}@^1.0.0", "pkg-${at}@^2.0.0":\n  version "1.0.0"\n`),
  }),
  'a package.json 50,000 deep': () => ({
    'src/hostile.ts': KEYS,
    'package.json': `{"exports":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    'b/package.json': `{"exports":${'['.repeat(50_000)}1${']'.repeat(50_000)}}`,
    'c/package.json': '{"__proto__":{"name":"x"},"constructor":1,"dependencies":{"__proto__":"1","ioredis":"5"}}',
  }),
  'manifests of the wrong kind': () => ({
    'src/hostile.ts': KEYS,
    'package.json':
      '{"name":1,"exports":[[["./x"]],null,1],"imports":[],"dependencies":[],"devDependencies":"x","main":{}}',
    'a/package.json': 'null',
    'b/package.json': '"x"',
    'tsconfig.json': '[]',
    'src/tsconfig.json': '{"compilerOptions":[1],"extends":{"a":1},"references":{"path":1}}',
    'src/jsconfig.json': '{"compilerOptions":{"paths":"x","baseUrl":7}}',
  }),
}
