import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024

/**
 * What git prints, run in a folder. Nothing of the checked repository's own configuration is run on the way: no fsmonitor
 * hook, no external diff, no text converter. Rejects where git is missing, refuses, or says more than 256 MB.
 */
export async function git(folder: string, args: readonly string[]): Promise<string> {
  // In a container job the folder belongs to another user, and git would refuse to speak about it.
  const own = ['-c', 'core.fsmonitor=false', '-c', 'safe.directory=*', '-C', folder]
  const options = { maxBuffer: MAX_OUTPUT_BYTES, env: ownEnvironment() }
  const { stdout } = await promisify(execFile)('git', [...own, ...args], options)
  return stdout
}

/** Inside a git hook these name the repository of the hook; a submodule would be answered for by its parent. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const names = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|COMMON_DIR|NAMESPACE|EXTERNAL_DIFF)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)))
}
