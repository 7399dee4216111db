import { join } from 'node:path'
import { checkOnce, checkProgram } from './bundle.mjs'

/** All files at once need more than Node grants by itself. */
const HEAP = ['--max-old-space-size=8192']

/** What the quick and the full analysis of a folder tell apart: no hit may be lost for speed. */
export async function verify({ node, command, folder, scratch }) {
  const report = join(scratch, 'verify.json')
  const check = (options) =>
    checkOnce(checkProgram({ node, command, folder, report, options, nodeOptions: HEAP }), report)
  const [quick, full] = [await check([]), await check(['--no-prefilter'])]
  return {
    analysed: quick.inventory.files.analysed,
    all: full.inventory.files.analysed,
    lines: differences(quick, full),
  }
}

/** One line for each finding, client or command that only one of two reports has, or has more often. */
export function differences(quick, full) {
  const [mine, theirs] = [linesOf(quick), linesOf(full)]
  return [...without(mine, theirs).map((line) => `- ${line}`), ...without(theirs, mine).map((line) => `+ ${line}`)]
}

function without(lines, others) {
  const left = new Map()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

function linesOf({ findings, inventory: { clients, commands } }) {
  return [
    ...findings.map((one) => `${place(one)}:${one.column} ${one.rule} ${one.outcome} ${one.severity}: ${one.message}`),
    // Numbers of clients depend on how many there are before them.
    ...clients.map(({ id, ...one }) => `${place(one)} client ${JSON.stringify(one)}`),
    ...commands.map(({ client, ...one }) => `${place(one)} command ${JSON.stringify(one)}`),
  ]
}

function place({ path, line }) {
  return `${path}:${line}`
}
