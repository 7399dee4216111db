/** Does the work for every thing, for `atOnce` of them at the same time; gives the results in the order of the things. */
export async function inTurns<T, R>(
  things: readonly T[],
  atOnce: number,
  work: (thing: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const queue = things.entries()
  const worker = async () => {
    for (const [index, thing] of queue) results[index] = await work(thing)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, worker))
  return results
}
