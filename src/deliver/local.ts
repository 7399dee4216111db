import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from '../model'

/** One rendered format, and the file that takes it; without a file it goes to standard output. */
interface LocalOutput {
  readonly format: string
  readonly text: string
  /** Relative to the current folder, or absolute. */
  readonly file?: string
  /** The option that names the file; `--format` unless something else is said. */
  readonly option?: string
}

/** Where text without a file goes. */
interface LocalIo {
  readonly stdout: NodeJS.WritableStream
}

/**
 * Writes every output: all of them, even where one fails, and resolves once standard output has taken its text. A
 * reader that closed its end of the pipe (`| head`) is no error.
 *
 * @throws UsageError that names the files that could not be written, after all others are delivered
 */
export async function deliverLocally(
  outputs: readonly LocalOutput[],
  io: LocalIo = { stdout: process.stdout },
): Promise<void> {
  const problems: string[] = []
  for (const output of outputs) {
    const { file, text } = output
    const problem = file === undefined ? await writeStream(io.stdout, text) : await writeReport(file, text)
    if (problem) problems.push(`the ${output.format} report to ${file ?? 'standard output'} (${problem})`)
  }
  if (problems.length > 0) {
    const option = outputs.find((one) => one.option !== undefined)?.option ?? '--format'
    throw new UsageError(`Cannot write ${problems.join(' and ')}; name a place that can be written with ${option}.`)
  }
}

async function writeReport(file: string, text: string): Promise<string | undefined> {
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    return undefined
  } catch (error) {
    return explain(error)
  }
}

function writeStream(stream: NodeJS.WritableStream, text: string): Promise<string | undefined> {
  if (text === '') return Promise.resolve(undefined)
  // A broken pipe is emitted beside the callback, and later writes emit it again: unheard, it ends the process.
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore)
  return new Promise((resolve) => {
    stream.write(text, (error) => resolve(error && !isClosedPipe(error) ? explain(error) : undefined))
  })
}

function ignore(): void {}

function isClosedPipe(error: unknown): boolean {
  return ['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED'].includes(codeOf(error))
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'its name is too long',
  ERR_INVALID_ARG_VALUE: 'its name holds a character that no file name can have',
}

function explain(error: unknown): string {
  return REASONS[codeOf(error)] ?? (codeOf(error) || String(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
