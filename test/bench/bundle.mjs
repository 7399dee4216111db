import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runProgram } from './process.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
const NCC = join(ROOT, 'node_modules/@vercel/ncc/dist/ncc/cli.js')

/** Bundles the command as the action is bundled, and makes sure that the bundle runs. Answers its path. */
export async function bundle(node, scratch) {
  const folder = join(scratch, 'bundle')
  const build = [NCC, 'build', 'src/cli.ts', '--transpile-only', '--out', folder]
  await succeed('the command could not be bundled', { file: process.execPath, args: build, cwd: ROOT })
  const file = join(folder, 'index.js')
  await succeed('the bundle does not run', { file: node, args: [file, '--version'], cwd: scratch })
  return file
}

/** The command on a folder, run from outside of it. Findings are no failure. */
export function checkProgram({ node, command, folder, report, options = [], nodeOptions = [] }) {
  return {
    file: node,
    args: [...nodeOptions, command, 'check', folder, '--no-probe', '--format', `json:${report}`, ...options],
    cwd: ROOT,
    accepts: [0, 1],
  }
}

/** Runs the command once and answers its JSON report. */
export async function checkOnce(program, report) {
  const { code, complaint } = await runProgram(program)
  if (!program.accepts.includes(code)) throw new Error(`the check failed with exit code ${code}: ${complaint}`)
  return JSON.parse(readFileSync(report, 'utf8'))
}

async function succeed(sentence, program) {
  const { code, complaint } = await runProgram(program)
  if (code !== 0) throw new Error(`${sentence}: ${complaint}`)
}
