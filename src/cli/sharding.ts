import { resolve } from 'node:path'
import { deliverLocally } from '../deliver/local'
import { type Config, UsageError } from '../model'
import { relativeTo } from '../paths'
import { plainText } from '../report'
import type { ReviewedChange } from '../run'
import { renderShard, type Shard, shardFileName } from '../sharding/file'
import { parseShare } from '../sharding/share'
import { summaryOf, workOnShare } from '../sharding/work'
import type { CliOptions } from './program'
import { createProgress } from './terminal'

/** Options that say what becomes of a report, or ask a server: a shard does neither. */
const OF_THE_MERGE: Readonly<Partial<Record<keyof CliOptions, string>>> = {
  format: '--format',
  failOn: '--fail-on',
  require: '--require',
  baseline: '--baseline',
  updateBaseline: '--update-baseline',
  record: '--record',
  replay: '--replay',
  window: '--window',
  redisUrl: '--redis-url',
  redisUsername: '--redis-username',
  redisRole: '--redis-role',
  redisCa: '--redis-ca',
  redisCert: '--redis-cert',
  redisKey: '--redis-key',
  redisServername: '--redis-servername',
  prometheusUrl: '--prometheus-url',
}

/** The share that is asked for; undefined without --shard. Throws UsageError for options that go with no shard. */
export function shareOf(options: CliOptions): ReturnType<typeof parseShare> | undefined {
  const { shard, shardFile, fix, fixDryRun, fixSuggestions } = options
  if (shard === undefined) {
    if (shardFile !== undefined)
      throw new UsageError('--shard-file goes with --shard, which says what is written to it.')
    return undefined
  }
  const share = parseShare(shard, '--shard')
  if (fix || fixDryRun || fixSuggestions)
    throw new UsageError('--fix needs all that is found, and --shard finds a part; run it without --shard.')
  for (const [name, spelling] of Object.entries(OF_THE_MERGE))
    if (options[name as keyof CliOptions] !== undefined)
      throw new UsageError(`${spelling} goes with \`redis-preflight merge\`; --shard only writes what it has found.`)
  return share
}

/** The options of sharding go with `check` alone. */
export function refuseSharding({ shard, shardFile }: CliOptions, command: string): void {
  if (shard !== undefined || shardFile !== undefined)
    throw new UsageError(`--shard and --shard-file go with the command check, not with ${command}.`)
}

/** What a shard is written with. */
interface Surroundings {
  readonly cwd: string
  /** Takes secrets out of a text. */
  hide(text: string): string
  readonly change: ReviewedChange | undefined
}

/** Works on a share of the sources, writes what it has found to a file, and says where that is. */
export async function writeShard(
  config: Config,
  share: NonNullable<ReturnType<typeof shareOf>>,
  options: CliOptions,
  { cwd, hide, change }: Surroundings,
): Promise<void> {
  const progress = createProgress(process.stderr, options.quiet ?? false)
  let shard: Shard
  try {
    shard = await workOnShare(config, share, { prefilter: options.prefilter, onProgress: progress.report, change })
  } finally {
    progress.end()
  }
  const file = resolve(cwd, options.shardFile ?? shardFileName(share))
  const text = renderShard(shard, hide)
  await deliverLocally([{ format: 'shard', text, file, option: '--shard-file' }])
  await deliverLocally([{ format: 'console', text: describeShard(shard, relativeTo(cwd, file), options.quiet) }])
}

function describeShard(shard: Shard, file: string, isQuiet = false): string {
  const done = `${plainText(summaryOf(shard))}, written to ${plainText(file, 600)}\n`
  const files = shard.count === 1 ? 'this file' : `the files of all ${shard.count} shards`
  const next = `next: \`redis-preflight merge\` with ${files} gives the report\n`
  return isQuiet ? done : done + next
}
