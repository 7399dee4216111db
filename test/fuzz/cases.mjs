import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { ENCODINGS, MUTATIONS } from './mutations.mjs'
import { Random } from './random.mjs'

const SOURCE = /\.(?:[cm]?[jt]sx?|lua)$/
/** Small files beside them that decide how imports resolve. */
const CONFIG = /^(?:package|tsconfig(?:\.[\w-]+)?)\.json$/
/** Alert rules, dashboards, settings of servers, infrastructure, runbooks. */
const OTHER =
  /\.(?:ya?ml|json|conf|tf|tfvars|hcl|toml|tpl|tmpl|md|sh|service|jsonnet|libsonnet)$|^(?:Dockerfile|Makefile|Procfile)$/
/** What such a file has to say something of, to be read at all. */
const OF_REDIS = /redis|valkey|elasticache|memorystore|maxmemory|receivers/i
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'build'])
const MAX_BYTES = 60_000
const MOST_FILES = 5
const MOST_MUTATIONS = 4

/** The sources below some folders and the files beside them, as far as they are of a common size: path and text. */
export function readSources(folders) {
  const found = []
  for (const folder of folders) walk(folder, (path) => found.push({ path: relative(folder, path), file: path }))
  const sources = found.flatMap(({ path, file }) => {
    const text = readFileSync(file, 'utf8')
    const isOfUse = isSource(path) || OF_REDIS.test(text)
    return isOfUse && text.length > 0 && text.length <= MAX_BYTES ? { path: path.replaceAll('\\', '/'), text } : []
  })
  return sources.sort((one, other) => (one.path < other.path ? -1 : 1))
}

function walk(folder, found) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) walk(path, found)
    else if (entry.isFile() && (isSource(entry.name) || OTHER.test(entry.name))) found(path)
  }
}

function isSource(path) {
  return SOURCE.test(path) || CONFIG.test(posix.basename(path))
}

/** Makes the cases of a run: small repositories of a few mutated files, each from the seed and its number alone. */
export class CaseMaker {
  #sources
  #touching
  #others

  constructor(sources, seed) {
    this.seed = seed
    this.#sources = sources
    // Most files of a large repository have nothing to do with Redis, and are never parsed.
    this.#touching = sources.filter(({ path, text }) => SOURCE.test(path) && /redis|valkey/i.test(text))
    this.#others = sources.filter(({ path }) => !isSource(path))
    if (this.#touching.length === 0) this.#touching = sources
    if (this.#others.length === 0) this.#others = this.#touching
  }

  /** Files by path, and what was done to them. */
  make(number) {
    const random = Random.ofCase(this.seed, number)
    const picked = this.#pick(random)
    const done = []
    const texts = picked.map(({ path, text }) => ({ path, text: mutate(path, text, picked, random, done) }))
    if (random.once(4)) tieInARing(texts, done)
    const files = new Map(texts.map(({ path, text }) => [path, random.pick(ENCODINGS)(text)]))
    return { files: Object.fromEntries(files), done }
  }

  /** A source or another file that touches Redis, some that lie near it, and some that do not. */
  #pick(random) {
    const first = random.pick(random.once(2) ? this.#others : this.#touching)
    const folder = posix.dirname(first.path)
    const near = this.#sources.filter(({ path }) => posix.dirname(path) === folder)
    const picked = new Set([first])
    for (let count = random.below(MOST_FILES); count > 0; count--) {
      picked.add(random.pick(random.once(3) ? this.#touching : random.once(4) ? this.#others : near))
    }
    return [...picked]
  }
}

function mutate(path, text, picked, random, done) {
  const others = picked.map((one) => one.text)
  let result = text
  for (let count = random.below(MOST_MUTATIONS + 1); count > 0 && result !== ''; count--) {
    const name = random.pick(Object.keys(MUTATIONS))
    result = MUTATIONS[name](result, random, others)
    done.push(`${path}: ${name}`)
  }
  return result
}

/** Makes each file import all of the next one and pass it on. */
function tieInARing(texts, done) {
  const scripts = texts.filter(({ path }) => /[jt]sx?$/.test(path))
  for (const [at, one] of scripts.entries()) {
    const next = posix.relative(posix.dirname(one.path), scripts[(at + 1) % scripts.length].path)
    const specifier = (next.startsWith('.') ? next : `./${next}`).replace(/\.[cm]?[jt]sx?$/, '')
    one.text = `export * from '${specifier}'\nimport * as ring from '${specifier}'\n${one.text}`
  }
  done.push('all: tied in a ring')
}
