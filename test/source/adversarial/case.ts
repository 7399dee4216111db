/** Files of a small repository, made when they are needed: some are large. */
export type Repository = () => Readonly<Record<string, string | Buffer>>

/** Two lines that build a client, as most sources of these repositories start. */
export const CLIENT = "import Redis from 'ioredis'\nexport const redis = new Redis()\n"

/** What `each` gives for every number below `count`, put together. */
export function times(count: number, each: (at: number) => string, between = '\n'): string {
  return Array.from({ length: count }, (_, at) => each(at)).join(between)
}

/** One file under `src/` that starts with a client. */
export function source(text: string, name = 'hostile.ts'): Repository {
  return () => ({ [`src/${name}`]: `${CLIENT}${text}\n` })
}

/** `count` files, each of them made from its number. */
export function files(
  count: number,
  path: (at: number) => string,
  text: (at: number) => string,
): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [path(at), text(at)]))
}
