// Mutates sources and the files beside them, and reads them with the built analyzer: whatever they hold, it must answer, and not by a fault of its own.
//   npm run fuzz -- [DIR...] [--seed N] [--cases N] [--seconds N] [--case K]
// The same seed and the same folders give the same cases. A failure is printed as the smallest repository that still
// shows it, with the command that makes the case again; exit code 1.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { folderAt, Mistake, runScript } from '../support/script.mjs'
import { CaseMaker, readSources } from './cases.mjs'
import { reduce } from './reduction.mjs'
import { isHang, Supervisor } from './supervisor.mjs'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures')
const CASES = 500
/** More of a file than this is not printed: `--case` makes it again. */
const SHOWN = 2000

const say = (text) => process.stdout.write(`${text}\n`)

function numberOf(name, value) {
  if (value === undefined) return undefined
  if (!/^\d{1,9}$/.test(value)) throw new Mistake(`--${name} takes a whole number, and not '${value}'`)
  return Number(value)
}

function parse() {
  const options = Object.fromEntries(['seed', 'cases', 'seconds', 'case'].map((name) => [name, { type: 'string' }]))
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new Mistake(error.message.split('\n')[0])
  }
}

function readArguments() {
  const { values, positionals } = parse()
  for (const folder of positionals) folderAt(folder)
  const [seed, cases, seconds, only] = ['seed', 'cases', 'seconds', 'case'].map((name) => numberOf(name, values[name]))
  const first = only ?? 0
  const end = first + (only === undefined ? (cases ?? (seconds === undefined ? CASES : Number.POSITIVE_INFINITY)) : 1)
  return {
    folders: positionals,
    seed: seed ?? Date.now() % 1_000_000,
    first,
    end,
    seconds: seconds ?? Number.POSITIVE_INFINITY,
  }
}

async function main() {
  const { folders, seed, first, end, seconds } = readArguments()
  const sources = readSources(folders.length > 0 ? folders : [FIXTURES])
  if (sources.length === 0) throw new Mistake('there is no source file in these folders')
  const maker = new CaseMaker(sources, seed)
  const supervisor = new Supervisor()
  const until = Date.now() + seconds * 1000
  const counts = { failures: 0, hangsOfCompiler: 0 }
  let number = first
  try {
    for (; number < end && Date.now() < until; number++) {
      const again = `npm run fuzz -- ${[...folders, '--seed', seed, '--case', number].join(' ')}`
      await run(maker.make(number), again, supervisor, counts)
    }
  } finally {
    supervisor.stop()
  }
  const { failures, hangsOfCompiler } = counts
  const more = hangsOfCompiler > 0 ? `, ${hangsOfCompiler} hangs of the compiler` : ''
  say(`seed ${seed}: ${number - first} cases of ${sources.length} files, ${failures} failures${more}`)
  return failures === 0 ? 0 : 1
}

async function run({ files, done }, again, supervisor, counts) {
  const failure = await supervisor.judge(files)
  if (failure === undefined) return
  say(`${again}\n  ${failure}`)
  for (const step of done) say(`  ${step}`)
  if (isHang(failure) && (await supervisor.isCompilerAtFault(files))) {
    say('  not counted: the compiler alone takes as long for these files\n')
    counts.hangsOfCompiler++
    return
  }
  counts.failures++
  print(await reduce(files, failure, (smaller) => supervisor.judge(smaller)))
}

function print(files) {
  for (const [path, content] of Object.entries(files)) {
    const text = JSON.stringify(content.toString('latin1'))
    say(`  ${path}: ${text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${content.length} bytes)` : text}`)
  }
  say('')
}

await runScript('fuzz', main)
