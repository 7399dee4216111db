import type { Redis } from 'ioredis'

/** Writes keys in pipelines of a thousand; `write` adds the commands for one. */
export async function writeMany(
  client: Redis,
  count: number,
  write: (pipeline: ReturnType<Redis['pipeline']>, index: number) => unknown,
): Promise<void> {
  for (let from = 0; from < count; from += 1000) {
    const pipeline = client.pipeline()
    for (let index = from; index < Math.min(count, from + 1000); index++) write(pipeline, index)
    for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error
  }
}
