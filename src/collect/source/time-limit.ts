import { Script } from 'node:vm'

const CALL = new Script('work()')

/**
 * What `work` gives, or undefined where it was stopped after so many milliseconds, wherever it was: what it has changed by
 * then stays as it is, and no `finally` of it is run. Throws what `work` throws.
 *
 * Stopping costs a thread of its own for the time, so this is for few and long pieces of work.
 */
export function within<T>(milliseconds: number, work: () => T): { readonly value: T } | undefined {
  let done: { readonly value: T } | undefined
  const call = () => {
    done = { value: work() }
  }
  try {
    CALL.runInNewContext({ work: call }, { timeout: Math.ceil(milliseconds) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
  }
  return done
}
