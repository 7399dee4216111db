import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024

/** What git is given on its standard input, and how its output is read. */
interface Exchange {
  readonly input?: string
  /** `latin1` keeps every byte. */
  readonly encoding?: 'utf8' | 'latin1'
}

/**
 * What git prints, run in a folder. Nothing of the checked repository's own configuration is run on the way: no fsmonitor
 * hook, no external diff, no text converter. Rejects where git is missing, refuses, or says more than 256 MB.
 */
export async function git(
  folder: string,
  args: readonly string[],
  { input, encoding = 'utf8' }: Exchange = {},
): Promise<string> {
  // In a container job the folder belongs to another user, and git would refuse to speak about it.
  const own = ['-c', 'core.fsmonitor=false', '-c', 'safe.directory=*', '-C', folder]
  const options = { maxBuffer: MAX_OUTPUT_BYTES, env: ownEnvironment(), encoding }
  const running = promisify(execFile)('git', [...own, ...args], options)
  // A git that ends without reading is told by its exit code.
  if (input !== undefined) running.child.stdin?.on('error', () => {}).end(input)
  return (await running).stdout
}

/** Inside a git hook these name the repository of the hook; a submodule would be answered for by its parent. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const names = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|COMMON_DIR|NAMESPACE|EXTERNAL_DIFF)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)))
}
