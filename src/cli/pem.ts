import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../model'
import type { CliOptions } from './program'

type PemTexts = Pick<CliOptions, 'redisCa' | 'redisCert' | 'redisKey'>

/** The texts of the PEM files that the options name. Throws UsageError with the name of the option. */
export function readPemFiles({ redisCa, redisCert, redisKey }: PemTexts, cwd: string): PemTexts {
  const ca = read('--redis-ca', redisCa, cwd)
  const cert = read('--redis-cert', redisCert, cwd)
  const key = read('--redis-key', redisKey, cwd)
  return { ...(ca && { redisCa: ca }), ...(cert && { redisCert: cert }), ...(key && { redisKey: key }) }
}

function read(option: string, path: string | undefined, cwd: string): string | undefined {
  if (!path) return undefined
  // Whoever forgets that it is a file has just written a key on the command line: it is not repeated.
  if (path.includes('-----BEGIN')) throw new UsageError(`${option} takes the path of a PEM file, not its text.`)
  try {
    return readFileSync(resolve(cwd, path), 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new UsageError(
      code === 'ENOENT' ? `${option}: the file ${path} does not exist.` : `${option}: the file ${path} cannot be read.`,
    )
  }
}
