import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

/** What the caller of a script can mend: one sentence, no stack trace. */
export class Mistake extends Error {}

/** The absolute path of a folder that the caller names; a Mistake where there is none. */
export function folderAt(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new Mistake(`there is no folder ${path}`)
  return resolve(path)
}

/** Runs a script: its exit code is what `main` gives, and 2 after a Mistake, which is told under the script's name. */
export async function runScript(name, main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    process.stderr.write(`${name}: ${error.message}\n`)
    process.exitCode = 2
  }
}
