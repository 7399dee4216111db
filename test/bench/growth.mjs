import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkProgram } from './bundle.mjs'
import { measure } from './measure.mjs'
import { REDIS_FILES, writeMonorepo } from './monorepo.mjs'
import { costPerFile, median } from './statistics.mjs'

const READER = resolve(import.meta.dirname, 'read-all.mjs')
const SIZES = [1000, 10_000, 50_000]

/** Measures the command and mere reading on monorepos that differ in their plain files alone. */
export async function measureGrowth({ node, command, runs, scratch, tell }) {
  const steps = []
  for (const files of SIZES) {
    const folder = join(scratch, `monorepo-${files}`)
    mkdirSync(folder)
    tell(`writing ${files} plain files and ${REDIS_FILES} that use Redis`)
    writeMonorepo(folder, files)
    steps.push({ files, ...(await measureSize({ node, command, folder, runs, scratch, tell })) })
  }
  return steps.map((step, at) => ({ ...step, perFile: at === 0 ? undefined : costPerFile(steps[at - 1], step) }))
}

async function measureSize({ node, command, folder, runs, scratch, tell }) {
  const check = checkProgram({ node, command, folder, report: join(scratch, 'growth.json') })
  const read = { file: node, args: [READER, folder] }
  const times = { ours: [], reading: [] }
  await measure(read, scratch)
  for (let run = 1; run <= runs; run++) {
    tell(`run ${run} of ${runs}`)
    times.ours.push((await measure(check, scratch)).wall)
    times.reading.push((await measure(read, scratch)).wall)
  }
  return { ours: median(times.ours), reading: median(times.reading) }
}
