// Runs the built command over labelled checkouts and prints how its findings compare with the labels.
//   npm run corpus -- --labels FOLDER DIR... [--update]
// FOLDER holds manifest.json and labels/NAME.jsonl; NAME is the name of a checkout's folder.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { folderAt, Mistake, runScript } from '../support/script.mjs'
import { readLabels } from './labels.mjs'
import { score, sum } from './score.mjs'

const COMMAND = resolve(import.meta.dirname, '../../build/cli.js')
const SCORES = resolve(import.meta.dirname, '../../fixtures/corpus/scores.json')

/** What is printed: a share of two figures, and the least that the project asks for (the most, where `most` is set). */
const ROWS = [
  ...['no-keys', 'no-flush'].flatMap((rule) => shares(rule, 1)),
  ...shares('require-ttl', 0.97),
  ...shares('require-ttl-lua', 0.95),
  { name: 'conditional TTLs seen', part: 'require-ttl.seen', of: 'require-ttl.conditional', least: 0.9 },
  { name: 'clients seen', part: 'clients.seen', of: 'clients.labelled', least: 0.99 },
  { name: 'clients exact', part: 'clients.exact', of: 'clients.labelled', least: 0.96 },
  { name: 'look-alikes taken for clients', part: 'clients.fooled', of: 'clients.lookAlikes', most: 0 },
  { name: 'calls recognised', part: 'calls.recognised', of: 'calls.labelled', least: 0.98 },
  { name: 'calls that are unsure', part: 'calls.unsure', of: 'calls.labelled', most: 0.08 },
]

function shares(rule, least) {
  return [
    { name: `${rule} recall`, part: `${rule}.found`, of: `${rule}.violations`, least },
    { name: `${rule} precision`, part: `${rule}.found`, of: `${rule}.found`, and: `${rule}.falseAlarms`, least },
  ]
}

const say = (text) => process.stdout.write(`${text}\n`)

function mistake(sentence) {
  throw new Mistake(sentence)
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { labels: { type: 'string' }, update: { type: 'boolean', default: false } },
    })
    return { ...values, folders: positionals }
  } catch (error) {
    throw new Mistake(error.message)
  }
}

function check(folder, report) {
  const ran = spawnSync(process.execPath, [COMMAND, 'check', folder, '--no-probe', '--format', `json:${report}`])
  if (ran.status !== 0 && ran.status !== 1) mistake(`the check of ${folder} failed: ${ran.stderr}`)
  return JSON.parse(readFileSync(report, 'utf8'))
}

function share(figures, { part, of, and }) {
  const all = (figures[of] ?? 0) + (and ? (figures[and] ?? 0) : 0)
  return all === 0 ? undefined : (figures[part] ?? 0) / all
}

function print(figures, before) {
  for (const row of ROWS) {
    const [now, earlier] = [share(figures, row), before && share(before, row)]
    const percent = (value) => (value === undefined ? 'n/a' : `${(100 * value).toFixed(1)} %`).padStart(8)
    const isMet = now === undefined || (row.most === undefined ? now >= row.least : now <= row.most)
    const goal = row.most === undefined ? `>= ${100 * row.least} %` : `<= ${100 * row.most} %`
    const change = earlier === undefined || now === undefined ? '' : `  (${(100 * (now - earlier)).toFixed(1)} points)`
    say(`${isMet ? ' ' : '!'} ${row.name.padEnd(30)} ${percent(now)}  goal ${goal}${change}`)
  }
}

function main() {
  const { labels, folders, update } = readArguments()
  if (!labels) mistake('name the folder of the labels: npm run corpus -- --labels FOLDER DIR...')
  if (folders.length === 0) mistake('name at least one checkout: npm run corpus -- --labels FOLDER DIR...')
  for (const folder of folders) {
    const name = basename(folderAt(folder))
    if (!existsSync(join(labels, 'labels', `${name}.jsonl`))) mistake(`there are no labels for ${name} in ${labels}`)
  }
  const known = existsSync(SCORES) ? JSON.parse(readFileSync(SCORES, 'utf8')) : {}
  const scores = Object.fromEntries(folders.map((folder) => scoreCheckout(labels, folder, known)))
  const before = Object.keys(scores).flatMap((name) => known[name] ?? [])
  say(`\nall ${folders.length}`)
  print(sum(Object.values(scores)), before.length === folders.length ? sum(before) : undefined)
  if (update) writeFileSync(SCORES, `${JSON.stringify({ ...known, ...scores }, null, 2)}\n`)
}

function scoreCheckout(labels, folder, known) {
  const name = basename(resolve(folder))
  const scratch = mkdtempSync(join(tmpdir(), 'redis-preflight-corpus-'))
  try {
    const figures = score(check(folder, join(scratch, 'report.json')), readLabels(labels, name))
    say(`\n${name}`)
    print(figures, known[name])
    return [name, figures]
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

await runScript('corpus', main)
