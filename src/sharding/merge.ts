import type { Listing } from '../collect/files/listing'
import { digestOf, type ReadOptions } from '../collect/source/digest'
import { conclude, readSources } from '../collect/source/sharing'
import type { SourceReader } from '../gathering'
import { type Collected, count, list, type SourceEvidence, UsageError } from '../model'
import type { ReviewedChange } from '../run'
import type { Shard, Worked } from './file'

/** A shard and the name of its file, as the user knows it. */
export interface NamedShard extends Shard {
  readonly name: string
}

/** All shards of one run, in place of an analysis. */
export class Merge {
  readonly #shards: readonly [NamedShard, ...NamedShard[]]

  /** Throws UsageError unless they are all the shards of one run, each once. */
  constructor(shards: readonly NamedShard[]) {
    this.#shards = inOrder(shards)
  }

  /** The evidence of the files as they are; rejects with UsageError where the shards are about others. */
  readonly readSource: SourceReader = (listing, options) => {
    const states = this.#shards.map(({ name, now }) => ({ name, ...now }))
    return evidenceOf(states as [State, ...State[]], listing, options)
  }

  /** The change with what the shards say of the state before it. Throws UsageError where they are not about that state. */
  reviewing(change: ReviewedChange): ReviewedChange {
    const { commit, listingBefore } = change
    if (!listingBefore || commit === undefined) return change
    const states = this.#shards.map(({ name, before }): State => {
      if (!before)
        throw new UsageError(
          `${name} holds nothing of the state before the change; write every shard with the same --changed-since, in the action with the same \`fetch-depth\`.`,
        )
      if (before.commit !== commit)
        throw new UsageError(
          `${name} was compared with the commit ${brief(before.commit)}, and this merge is with ${brief(commit)}; name the same one for both.`,
        )
      return { name, ...before }
    })
    return { ...change, readSource: (listing, options) => evidenceOf(states as [State, ...State[]], listing, options) }
  }
}

/** What one shard says of one state of the files. */
interface State extends Worked {
  readonly name: string
}

async function evidenceOf(
  states: readonly [State, ...State[]],
  listing: Listing,
  options: ReadOptions,
): Promise<Collected<SourceEvidence>> {
  const checkout = readSources(listing, options)
  const digest = digestOf(checkout, options)
  const other = states.find((state) => state.digest !== digest)
  if (other) {
    throw new UsageError(
      `${other.name} was written for other files than those in ${listing.files.root}, or by a config that leaves out others; check out the commit of the shards, or write them again.`,
    )
  }
  const [first, ...others] = states.map(({ found }) => found)
  return conclude(checkout, first!, others)
}

function inOrder(shards: readonly NamedShard[]): [NamedShard, ...NamedShard[]] {
  const [first] = shards
  if (!first) throw new UsageError('There is no shard to merge; name the files that `check --shard` has written.')
  const byIndex = new Map<number, NamedShard>()
  for (const shard of shards) {
    if (shard.count !== first.count)
      throw new UsageError(`${spelled(first)} and ${spelled(shard)}; merge the shards of one run.`)
    const same = byIndex.get(shard.index)
    if (same) throw new UsageError(`${spelled(same)}, and so is ${shard.name}; name each shard once.`)
    byIndex.set(shard.index, shard)
  }
  const missing = Array.from({ length: first.count }, (_, at) => at + 1).filter((index) => !byIndex.has(index))
  if (missing.length > 0) throw new UsageError(sentenceOfMissing(missing, first.count))
  return [...byIndex.values()].sort((one, other) => one.index - other.index) as [NamedShard, ...NamedShard[]]
}

/** Named one by one up to this many. */
const MAX_NAMED = 8

function sentenceOfMissing(missing: readonly number[], all: number): string {
  const named = missing.length <= MAX_NAMED
  const which = named
    ? `${missing.length === 1 ? 'Shard' : 'Shards'} ${list(missing.map(String))}`
    : count(missing.length, 'shard')
  const verb = missing.length === 1 ? 'is' : 'are'
  return `${which} of ${all} ${verb} missing; name the files of all of them, or the folder that holds them.`
}

function spelled({ name, index, count: all }: NamedShard): string {
  return `${name} is shard ${index} of ${all}`
}

function brief(commit: string): string {
  return commit.slice(0, 12)
}
