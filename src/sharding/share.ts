import { Share } from '../collect/source/share'
import { UsageError } from '../model'

/** More runners than this read the repository more often than they share work. */
const MAX_SHARES = 256

/**
 * The share that `2/4` stands for.
 *
 * @param spelled how the user calls the option: `--shard`
 * @throws UsageError for anything else
 */
export function parseShare(text: string, spelled: string): Share {
  const [, index, count] = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/.exec(text)?.map(Number) ?? []
  if (index === undefined || count === undefined)
    throw new UsageError(`${spelled} is "${text}"; write which of how many, such as 2/4.`)
  if (count < 1 || count > MAX_SHARES)
    throw new UsageError(`${spelled} is "${text}"; there can be 1 to ${MAX_SHARES} shards.`)
  if (index < 1 || index > count)
    throw new UsageError(
      `${spelled} is "${text}"; with ${count} in all, the first is 1/${count} and the last ${count}/${count}.`,
    )
  return new Share(index, count)
}
