import { createHash } from 'node:crypto'
import type { SourcePart } from '../collect/source/part'
import { blotSecrets, type Collected, SHARD_FORMAT, UsageError } from '../model'
import { VERSION } from '../version'

/** What was found in one state of the files, and the digest of these. */
export interface Worked {
  readonly digest: string
  readonly found: Collected<SourcePart>
}

/** What one share of a run has found. */
export interface Shard {
  readonly index: number
  readonly count: number
  readonly now: Worked
  /** The same of the files as they were before a change. */
  readonly before?: Worked & { readonly commit: string }
}

/** Raised when the contents change within one version of the tool. */
const FORMAT_VERSION = 1

/** The name of the file of one share, where nobody gives it another. */
export function shardFileName({ index, count }: Pick<Shard, 'index' | 'count'>): string {
  return `${SHARD_FORMAT}-${index}-of-${count}.json`
}

/**
 * The text of a shard file. Nothing in it looks like a secret.
 *
 * @param hide takes known secrets out of a text
 */
export function renderShard(shard: Shard, hide: (text: string) => string): string {
  // A path has to stay what it is, or the file is not found again.
  const spell = (name: string, value: unknown) => {
    if (typeof value === 'string') return name === 'path' ? hide(value) : blotSecrets(hide(value))
    return typeof value === 'number' && !Number.isFinite(value) ? { [NUMBER]: String(value) } : value
  }
  const body = JSON.stringify({ format: SHARD_FORMAT, formatVersion: FORMAT_VERSION, tool: VERSION, ...shard }, spell)
  return `${JSON.stringify({ ...JSON.parse(body), checksum: checksumOf(body) })}\n`
}

/**
 * Reads a shard file back.
 *
 * @param name how the user knows it
 * @throws UsageError for anything that this version of the tool has not written, whole and unchanged
 */
export function parseShard(text: string, name: string): Shard {
  const { checksum, ...body } = objectIn(text)
  if (body.format !== SHARD_FORMAT)
    throw new UsageError(`${name} is no shard file; name those that \`redis-preflight check --shard\` has written.`)
  if (body.tool !== VERSION)
    throw new UsageError(
      `${name} was written by redis-preflight ${plain(body.tool)}, and this is ${VERSION}; use one version for all shards and their merge.`,
    )
  const written = JSON.stringify(body)
  if (body.formatVersion !== FORMAT_VERSION || checksum !== checksumOf(written))
    throw new UsageError(`${name} is damaged, since its checksum does not fit; write that shard again.`)
  const { format: _, formatVersion: __, tool: ___, ...shard } = JSON.parse(written, revive)
  return shard as Shard
}

/** JSON has no spelling for `Infinity`, which a setting may be. */
const NUMBER = '$number'

function revive(_: string, value: unknown): unknown {
  const isNumber = typeof value === 'object' && value !== null && Object.hasOwn(value, NUMBER)
  return isNumber ? Number((value as Record<string, unknown>)[NUMBER]) : value
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** A version as it may be printed, whoever wrote it. */
function plain(version: unknown): string {
  return /^[\w.+-]{1,40}$/.test(String(version)) ? String(version) : 'of another kind'
}

function checksumOf(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}
