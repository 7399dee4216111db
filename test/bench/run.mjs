// Measures the bundled command beside other programs, and prints Markdown tables.
//   npm run --silent bench -- DIR... [--runs N] [--peers NAME,...] [--growth] [--probe] [--node PATH]
//   npm run --silent bench -- DIR... --verify
// --verify measures nothing: it compares the findings with those of an analysis of every file, and ends with 1 where
// they differ. Memory and CPU time are told on Linux and macOS, where /usr/bin/time is installed.
import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { runScript } from '../support/script.mjs'
import { readArguments } from './arguments.mjs'
import { bundle } from './bundle.mjs'
import { compareWithPeers } from './compare.mjs'
import { measureGrowth } from './growth.mjs'
import { measureProbe } from './probe.mjs'
import { createScratch } from './scratch.mjs'
import { comparisonTable, growthTable, machineLine, probeTable } from './tables.mjs'
import { verify } from './verify.mjs'

const say = (text) => process.stdout.write(`${text}\n`)
/** Progress, kept apart from the tables. */
const tell = (text) => process.stderr.write(`bench: ${text}\n`)

async function main() {
  const { folders, growth, probe, verify: isVerification, ...options } = readArguments(process.argv.slice(2))
  const scratch = createScratch()
  tell('bundling the command')
  const setting = { ...options, command: await bundle(options.node, scratch), scratch, tell }
  if (isVerification) return verifyAll(folders, setting)
  const version = execFileSync(options.node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim()
  say(machineLine(version, options.runs))
  for (const folder of folders) {
    tell(basename(folder))
    say(`\n${comparisonTable(basename(folder), await compareWithPeers({ ...setting, folder }))}`)
  }
  if (growth) say(`\n${growthTable(await measureGrowth(setting))}`)
  if (probe) say(`\n${probeTable(await measureProbe(setting))}`)
}

/** The exit code: 1 where the selection of files makes a difference. */
async function verifyAll(folders, setting) {
  let code = 0
  for (const folder of folders) {
    tell(`${basename(folder)}: with and without the selection of files`)
    const { analysed, all, lines } = await verify({ ...setting, folder })
    const outcome =
      lines.length === 0 ? 'the same' : `${lines.length} lines differ (- with the selection, + without it)`
    say(
      [`${basename(folder)}: ${analysed} of ${all} files parsed, ${outcome}`, ...lines.map((line) => `  ${line}`)].join(
        '\n',
      ),
    )
    if (lines.length > 0) code = 1
  }
  return code
}

await runScript('bench', main)
