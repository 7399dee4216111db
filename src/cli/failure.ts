import { CommanderError } from 'commander'
import { isUnmistakable, scrub, UsageError } from '../model'

/** What the process ends with when it fails, and the text for standard error; both empty when help was asked for. */
interface Failure {
  readonly exitCode: number
  /** Ends with a newline, or is empty. */
  readonly text: string
}

/** The tool itself could not do its work. */
const TOOL_PROBLEM = 2

/**
 * Turns anything that was thrown into one sentence. A stack appears only for a crash, and only where
 * REDIS_PREFLIGHT_DEBUG is set; nothing leaves unscrubbed.
 */
export function describeFailure(error: unknown, secrets: readonly string[], env: NodeJS.ProcessEnv): Failure {
  if (error instanceof CommanderError && error.exitCode === 0) return { exitCode: 0, text: '' }
  // Our own sentences hold no secret; a password that is an ordinary word, or blank, would only spoil them.
  const isOurs = error instanceof UsageError || error instanceof CommanderError
  const sentence = oneLine(scrub(sentenceFor(error), isOurs ? secrets.filter(isUnmistakable) : secrets))
  const stack = env.REDIS_PREFLIGHT_DEBUG && error instanceof Error ? `${scrub(error.stack ?? '', secrets)}\n` : ''
  return { exitCode: TOOL_PROBLEM, text: `redis-preflight: ${sentence}\n${stack}` }
}

function sentenceFor(error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (error instanceof CommanderError) {
    const complaint = error.message.replace(/^error: /, '')
    return `${complaint.replace(/[.]?$/, '.')} Run \`redis-preflight --help\` for the options.`
  }
  const message = error instanceof Error ? error.message : String(error)
  return `it broke on its own fault, please report this: ${message || 'unknown error'} (REDIS_PREFLIGHT_DEBUG=1 shows where)`
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').trim()
}
