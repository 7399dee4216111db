import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { runProgram } from './process.mjs'

/**
 * Node does not tell what a child used, the system's own `time` does: GNU's by a format (Linux), BSD's by `-l` (macOS).
 * Without it there is wall time alone.
 */
const TIME = '/usr/bin/time'
const MIB = 1024 * 1024

/** A program that cannot be run here, or fails; the sentence says why. */
export class Unusable extends Error {}

/** One run of a program: wall and CPU time in seconds, peak resident memory in MiB, the last two where the system tells. */
export async function measure(program, scratch) {
  const usageFile = join(scratch, 'usage')
  const timed = withTime(program, usageFile)
  const start = performance.now()
  const { code, signal, complaint } = await runProgram(timed).catch((error) => ({ complaint: error.message }))
  const wall = (performance.now() - start) / 1000
  if (!(program.accepts ?? [0]).includes(code)) {
    const ending = signal ? `ended by ${signal}` : code === undefined ? 'not started' : `exit code ${code}`
    throw new Unusable(`${ending}${complaint ? `: ${complaint.split('\n').at(-1)}` : ''}`)
  }
  return { wall, ...(timed === program ? {} : readUsage(readFileSync(usageFile, 'utf8'))) }
}

function withTime(program, usageFile) {
  if (!existsSync(TIME) || !['linux', 'darwin'].includes(process.platform)) return program
  const how = process.platform === 'linux' ? ['-f', '%U %S %M'] : ['-l']
  return { ...program, file: TIME, args: [...how, '-o', usageFile, program.file, ...program.args] }
}

/** What either `time` wrote. GNU's says first when the exit code is not 0. */
export function readUsage(text) {
  const gnu = /^([\d.]+) ([\d.]+) (\d+)$/m.exec(text)
  if (gnu) return { cpu: Number(gnu[1]) + Number(gnu[2]), peak: (Number(gnu[3]) * 1024) / MIB }
  const bsd = /([\d.]+) user\s+([\d.]+) sys[\s\S]*?(\d+)\s+maximum resident set size/.exec(text)
  return bsd ? { cpu: Number(bsd[1]) + Number(bsd[2]), peak: Number(bsd[3]) / MIB } : {}
}
