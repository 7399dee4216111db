/** How a file begins its name that holds what one share of a run has found, and how it names itself inside. */
export const SHARD_FORMAT = 'redis-preflight-shard'

/** Whether a text is such a file, as far as its first words tell. */
export function isShardText(text: string): boolean {
  return text.startsWith(`{"format":"${SHARD_FORMAT}"`)
}
