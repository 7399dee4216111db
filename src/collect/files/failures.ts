/** What every reason says that names a fault of the analyzer itself. */
const OWN_FAULT = 'a fault of redis-preflight'

/** Thrown where following something in a source takes more steps than it may; the message says what. */
export class TooManySteps extends Error {}

/** Thrown for a file that is not what its name says, or too much of it; the message says why, naming the line. */
export class Unreadable extends Error {}

/**
 * Why a file or a part of it could not be analysed, in one line: it is nested too deeply for the call stack or takes too
 * many steps, which is the file's doing, or the analyzer failed, which is told as such so that somebody reports it.
 */
export function reasonOf(error: unknown): string {
  if (isStackOverflow(error)) return 'nested too deeply to be analysed'
  if (error instanceof TooManySteps || error instanceof Unreadable) return error.message
  const [message = ''] = String((error as { message?: unknown } | undefined)?.message ?? error).split('\n')
  return `${OWN_FAULT}: ${message}`
}

/** Other range errors (a string that grew too long, a bad code point) are faults like any other. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message)
}
