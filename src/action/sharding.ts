import * as core from '@actions/core'
import { keepFile } from '../deliver/github'
import { type Config, UsageError } from '../model'
import { plainText } from '../report'
import type { ReviewedChange, RunOptions } from '../run'
import { renderShard, shardFileName } from '../sharding/file'
import { readShards } from '../sharding/found-files'
import { Merge } from '../sharding/merge'
import { parseShare } from '../sharding/share'
import { summaryOf, workOnShare } from '../sharding/work'
import type { Job } from './contents'
import { clean, withoutSure } from './secrets'

/** The share that the workflow asks for; undefined where it wants a report. */
export function shareOf({ inputs }: Pick<Job, 'inputs'>): ReturnType<typeof parseShare> | undefined {
  if (!inputs.shard) return undefined
  if (inputs.merge.length > 0)
    throw new UsageError('The inputs `shard` and `merge` are both given; a job works on a part, or merges all of them.')
  return parseShare(inputs.shard, 'The input `shard`')
}

/** The same job without what a shard does not need: no server is asked. */
export function withoutServers(job: Job): Job {
  const { prometheusUrl: _, ...overrides } = job.inputs.overrides
  return { ...job, inputs: { ...job.inputs, overrides: { ...overrides, probe: false } } }
}

/** Works on a share and writes what it has found, for a later job to merge. Nothing is published but the path of the file. */
export async function writeShard(
  share: NonNullable<ReturnType<typeof shareOf>>,
  config: Config,
  { workspace, env }: Job,
  change: ReviewedChange | undefined,
): Promise<void> {
  const onProgress = (step: string) => core.info(clean(step))
  const shard = await workOnShare(config, share, { prefilter: true, onProgress, change })
  const destination = { dir: workspace.dir, workspace: workspace.root, env }
  const path = keepFile(shardFileName(share), renderShard(shard, withoutSure), destination)
  core.setOutput('shard-file', path)
  core.info(clean(`${plainText(summaryOf(shard))}, written to ${path}`))
}

/** What the shards of earlier jobs have found, in place of an analysis; nothing where there are none. */
export function mergedFrom(
  { inputs, workspace }: Job,
  review: ReviewedChange | undefined,
): Pick<RunOptions, 'readSource' | 'review'> {
  if (inputs.merge.length === 0) return { review }
  const merge = new Merge(readShards(inputs.merge, workspace.dir))
  return { readSource: merge.readSource, review: review && merge.reviewing(review) }
}
