import type { View } from '../report'

/** Return to the first column and clear the line. */
const CLEAR = '\r\u001b[K'

/** Shows on a terminal what a long run is doing, on one line that is gone at the end. */
interface Progress {
  /** Called at the start of a step. */
  readonly report: (message: string) => void
  /** Removes the line. */
  readonly end: () => void
}

/**
 * Progress on a stream; silent where the stream is no terminal or the user wants quiet. A step is shown as it begins:
 * the compiler lets no timer fire while it works, so waiting to see whether the step is long would show nothing.
 */
export function createProgress(stream: NodeJS.WriteStream, isQuiet: boolean): Progress {
  if (isQuiet || !stream.isTTY) return { report: () => {}, end: () => {} }
  return {
    report: (message) => stream.write(CLEAR + `redis-preflight: ${message}…`.slice(0, (stream.columns || 80) - 1)),
    end: () => stream.write(CLEAR),
  }
}

/** How a stream wants its text. Colour: the flag, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal. */
export function viewOf(
  stream: NodeJS.WriteStream,
  options: { readonly color?: boolean; readonly quiet?: boolean },
  env: NodeJS.ProcessEnv,
): View {
  return {
    color: options.color ?? wantsColor(stream, env),
    width: stream.columns || 100,
    quiet: options.quiet ?? false,
  }
}

function wantsColor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR)
  return stream.isTTY === true && env.TERM !== 'dumb'
}
