import { fork } from 'node:child_process'
import { join } from 'node:path'

/** Far more than any small repository takes, on a machine with other things to do. */
const SECONDS = 60
/** Old space of the child, in MB; the cases are small and the largest text in them is a megabyte. */
const MEMORY = 1500

/** Hands repositories to a child process, one at a time; a child that hangs or dies is replaced, and that is the failure. */
export class Supervisor {
  #child

  /** What goes wrong with a repository, or undefined. */
  judge(files) {
    const child = this.#running()
    return new Promise((resolve) => {
      const settle = (failure) => {
        clearTimeout(timer)
        child.removeAllListeners()
        if (failure === HANGS || failure?.startsWith(DIES)) this.stop()
        resolve(failure)
      }
      const timer = setTimeout(() => settle(HANGS), SECONDS * 1000)
      child.on('message', ({ failure }) => settle(failure))
      child.on('exit', (code, signal) => settle(`${DIES} (${signal ?? code}), perhaps of memory above ${MEMORY} MB`))
      child.send({ files })
    })
  }

  stop() {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  #running() {
    this.#child ??= fork(join(import.meta.dirname, 'judge.mjs'), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return this.#child
  }
}

const HANGS = `it hangs: no answer within ${SECONDS} seconds`
const DIES = 'it dies'
