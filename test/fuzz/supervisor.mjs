import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Far more than any small repository takes, on a machine with other things to do. */
const SECONDS = 60
/** Old space of the child, in MB; the cases are small and the largest text in them is a megabyte. */
const MEMORY = 1500

const HANGS = `it hangs: no answer within ${SECONDS} seconds`
const DIES = 'it dies'

/** Whether a failure is that there was no answer in time. */
export function isHang(failure) {
  return failure === HANGS
}

/** Hands repositories to a child process, one at a time; a child that hangs or dies is replaced, and that is the failure. */
export class Supervisor {
  #child
  // The child's, but removed by this process: a child that is killed removes nothing.
  #scratch

  /** Whether the compiler alone spends much of that time on these files, which nothing of ours can mend. */
  async isCompilerAtFault(files) {
    return (await this.judge(files, 'compile', SECONDS / 4)) !== undefined
  }

  /** What goes wrong with a repository, or with one step of its analysis; undefined where nothing does. */
  judge(files, only, seconds = SECONDS) {
    const child = this.#running()
    return new Promise((resolve) => {
      const settle = (failure) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (failure === HANGS || failure?.startsWith(DIES)) this.stop()
        resolve(failure)
      }
      const timer = setTimeout(() => settle(HANGS), seconds * 1000)
      child.on('message', ({ failure }) => settle(failure))
      child.on('exit', (code, signal) => settle(`${DIES} (${signal ?? code}), perhaps of memory above ${MEMORY} MB`))
      child.send({ files, only, scratch: this.#scratch })
    })
  }

  stop() {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
    if (this.#scratch) rmSync(this.#scratch, { recursive: true, force: true })
    this.#scratch = undefined
  }

  #running() {
    this.#scratch ??= mkdtempSync(join(tmpdir(), 'redis-preflight-fuzz-'))
    this.#child ??= fork(join(import.meta.dirname, 'judge.mjs'), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return this.#child
  }
}
