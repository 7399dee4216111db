// The child process: analyses one repository after another and answers what went wrong. A hang, or memory beyond the
// bound, costs this process and not the run.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const { collectArtefacts } = require('../../build/collect/artefact/index.js')
const { collectSource } = require('../../build/collect/source/index.js')
const { DEFAULT_THRESHOLDS } = require('../../build/config/thresholds.js')
const { ts } = require('ts-morph')
const { rules } = require('../../build/rules/index.js')

/** A file that nobody touched: whatever the others hold, it is read. */
const NEIGHBOUR = 'zz-neighbour/all.ts'
const NEIGHBOUR_TEXT = "import Redis from 'ioredis'\n\nexport const all = (neighbour: Redis) => neighbour.keys('*')\n"
const NOTHING = { status: 'not-collected', reason: 'not part of this run' }
const OTHERS = { probe: NOTHING, prometheus: NOTHING, thresholds: DEFAULT_THRESHOLDS, today: '2026-03-01' }

process.on('message', async ({ files, only, scratch }) => {
  if (only === 'compile') process.send({ failure: compile(files) })
  else process.send({ failure: await judge({ ...files, [NEIGHBOUR]: Buffer.from(NEIGHBOUR_TEXT) }, scratch) })
})

/** The compiler alone, asked for all that it can say of these files. */
function compile(files) {
  const paths = Object.keys(files).filter((path) => !/\.(?:lua|json)$/.test(path))
  const textOf = (path) => (Object.hasOwn(files, path) ? decode(files[path]) : undefined)
  const host = {
    ...ts.createCompilerHost({}),
    fileExists: (path) => textOf(path) !== undefined,
    readFile: textOf,
    getSourceFile: (path, options) => {
      const text = textOf(path)
      return text === undefined ? undefined : ts.createSourceFile(path, text, options, true)
    },
    getCurrentDirectory: () => '',
  }
  const options = { allowJs: true, checkJs: true, noLib: true, noResolve: true, strict: true, types: [] }
  try {
    ts.createProgram({ rootNames: paths, options, host }).getSemanticDiagnostics()
  } catch {
    // Whatever it throws, it has not hung.
  }
}

async function judge(files, scratch) {
  const root = mkdtempSync(join(scratch, 'case-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    return await failureOf(root)
  } catch (error) {
    return `it throws ${error?.stack ?? error}`
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function failureOf(root) {
  const source = await collectSource(root, { ignore: [], includeTests: true })
  if (source.status !== 'collected') return `it collects nothing: ${source.reason}`
  const artefact = await collectArtefacts(root, { ignore: [], isUsed: true })
  if (artefact.status !== 'collected') return `it collects nothing beside the source: ${artefact.reason}`
  const { commands, clients, skipped } = source.value
  const fault = [...skipped, ...artefact.value.unread].find(({ reason }) =>
    reason.includes('a fault of redis-preflight'),
  )
  if (fault) return `${fault.path}: ${fault.reason}`
  if (!commands.some(({ name, place }) => place.path === NEIGHBOUR && name === 'KEYS' && place.line === 3)) {
    return 'the neighbour is not read'
  }
  const found = rules.flatMap((rule) => rule.run({ source, artefact, ...OTHERS }).violations)
  const { alerts, monitors, settings, hotKeyChecks, procedures, keysRecipes } = artefact.value
  const beside = [...alerts, ...monitors, ...settings, ...hotKeyChecks, ...procedures, ...keysRecipes]
  const places = [...commands, ...clients, ...beside, ...found].flatMap(({ place }) => place ?? [])
  const outside = places.find(outsideOf(root))
  return outside && `a place outside of its file: ${JSON.stringify(outside)}`
}

function outsideOf(root) {
  const known = new Map()
  const lengthsOf = (path) => {
    const lengths =
      known.get(path) ??
      decode(readFileSync(join(root, path)))
        .split(/\r\n|\n|\r/)
        .map(({ length }) => length)
    known.set(path, lengths)
    return lengths
  }
  return ({ path, line, column, endLine }) => {
    const lengths = lengthsOf(path)
    const length = lengths[line - 1]
    return length === undefined || lengths[endLine - 1] === undefined || column < 1 || column > length + 1
  }
}

function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  return bytes.toString('utf8')
}
