// Writes build/compiler.cjs: of the compiler that ts-morph brings, what the sources of this project use. Services, refactorings
// and the language server are most of it, and an engine that only loads them takes 0.17 s and 20 MiB more, in every run.
//   node src/collect/source/reduce-compiler.mjs
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { silenced } from './silence-compiler.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const OUT = join(ROOT, 'build/compiler.cjs')
const { resolve } = createRequire(import.meta.url)
const COMPILER = resolve('@ts-morph/common/dist/typescript.js')
/** Whoever gets the compiler gets its licence. */
const LICENCE = resolve('typescript/LICENSE.txt')

/** What the file is made of: a notice, and a function that is called with a module and fills it. */
const FORM = /^(\/\*!.*?\*\/)\s*var ts = \{\}; \(\(module\) => \{(.*)\}\)\(\{ get exports\(\)[^\n]*\s*$/s
/** All that the module exports, by getters; and how it is handed over. */
const EXPORTED =
  /^__export\(typescript_exports, \{\n(.*?)^\}\);\nmodule\.exports = __toCommonJS\(typescript_exports\);\n/ms
/** A list of the same names, for tools that read modules without running them. */
const ANNOTATION = /^\/\/ Annotate the CommonJS export names for ESM import in node:\n.*/ms
/** Statements that only enter something into a table, which is to go with the table. */
const ENTRIES = /^(?:__export|registerCodeFix|registerRefactor)\(/gm

const [, notice, body] = FORM.exec(readFileSync(COMPILER, 'utf8')) ?? []
assert.ok(body, `${COMPILER} has another form than it had`)
const [, getters] = EXPORTED.exec(body) ?? []
assert.ok(getters && ANNOTATION.test(body), `${COMPILER} exports in another way than it did`)
const locals = new Map([...getters.matchAll(/^\s*(\w+): \(\) => (\w+),?$/gm)].map(([, name, local]) => [name, local]))
const exported = [...namesInUse()].filter((name) => locals.has(name)).map((name) => `${locals.get(name)} as ${name}`)
assert.ok(exported.length > 0, 'the sources use no name of the compiler')
const used = body.replace(EXPORTED, '').replace(ANNOTATION, '').replace(ENTRIES, '/* @__PURE__ */ $&')
const pure = silenced(used)

const virtual = { name: 'compiler', resolveId: (id) => (id === 'compiler' ? id : null), load: read }
const bundle = await rolldown({ input: 'compiler', platform: 'node', plugins: [virtual] })
const banner = `${notice}\n/*!\n${readFileSync(LICENCE, 'utf8')}*/`
const { output } = await bundle.generate({ format: 'cjs', minify: true, banner })
mkdirSync(dirname(OUT), { recursive: true })
// In one step: a program that starts meanwhile must not read half of it.
writeFileSync(`${OUT}.${process.pid}`, inAscii(output[0].code))
renameSync(`${OUT}.${process.pid}`, OUT)

/**
 * Of a text with one letter that is not Latin, V8 keeps every letter in two bytes, and takes longer to read and compile it.
 * All that are none here stand in strings and templates.
 */
function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function read(id) {
  return id === 'compiler' ? `${pure}\nexport { ${exported.join(', ')} }\n` : null
}

/** The names after `ts.` and `(ts as X).` in all sources: of types, which are no exports of the module, and of values. */
function namesInUse() {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true }).filter((name) => name.endsWith('.ts'))
  const texts = files.map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/\bts(?: as \w+\))?\.(\w+)/g)].map(([, name]) => name)).sort(),
  )
}
