import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import picomatch from 'picomatch'

/** Paths that no label is about, whatever the manifest says. */
const TEST_CODE = /(\.(test|spec)\.[cm]?[jt]sx?$)|(^|\/)(__tests__|__mocks__|tests?|e2e|fixtures|mocks)\/|\.d\.[cm]?ts$/

/**
 * The labels of one checkout: `NAME.jsonl` in the folder of labels, one call or client a line, and the part of the
 * repository that was read for them, by the entry of that name in `manifest.json`.
 *
 * @param {string} folder
 * @param {string} name the name of the checkout's folder
 */
export function readLabels(folder, name) {
  const rows = readFileSync(join(folder, 'labels', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(parseRow)
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const entry = manifest.find(({ labels }) => basename(labels) === `${name}.jsonl`)
  const isLabelled = picomatch(entry?.labelled ?? ['**'], { dot: true })
  const isExcluded = entry?.excluded?.length ? picomatch(entry.excluded, { dot: true }) : () => false
  return { rows, inScope: (path) => isLabelled(path) && !isExcluded(path) && !TEST_CODE.test(path) }
}

function parseRow(line) {
  const row = JSON.parse(line)
  return { ...row, path: row.path ?? row.file }
}

/** A label names the line of the callee; a call that spans lines may also be told at the line where it starts. */
export function isAt(row, { path, line }) {
  if (row.path !== path) return false
  return [row.line, row.evalLine, row.altLine].some((one) => one !== undefined && Math.abs(one - line) <= 1)
}
