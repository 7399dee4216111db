/**
 * Something that the user can mend: a bad option, a bad config file, a folder that is not there. Its message is one
 * sentence that names the file, line or option and what to do; it ends the run with exit code 2 and no stack trace.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
