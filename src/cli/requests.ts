import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { nearest, UsageError } from '../model'
import { type FormatRequest, parseFormats } from '../report'
import { refuseFixing } from './fixing'
import { type CliOptions, COMMAND_NAMES } from './program'
import { refuseSharding } from './sharding'

/** Read before anything else is done: a mistyped format must not cost the user a whole run. */
export function formatsOf({ format = ['console'] }: CliOptions): FormatRequest[] {
  return parseFormats(format.join(','))
}

/** The formats of a command that neither fixes nor writes a shard. Throws UsageError for options that say otherwise. */
export function requestsOf(options: CliOptions, command: string): FormatRequest[] {
  refuseFixing(options, command)
  refuseSharding(options, command)
  if (command !== 'probe') refuseAcl(options)
  return formatsOf(options)
}

/** Only the probe has rights that it needs. */
export function refuseAcl({ printAcl }: CliOptions): void {
  if (printAcl) throw new UsageError('--print-acl goes with the command `probe`.')
}

/** Throws UsageError for a mistyped command, which stands where a folder may stand. */
export function suggestCommand(dir: string, cwd: string): void {
  const near = existsSync(resolve(cwd, dir)) ? undefined : nearest(dir, COMMAND_NAMES)
  if (near) throw new UsageError(`The folder ${dir} does not exist; did you mean the command \`${near}\`?`)
}
