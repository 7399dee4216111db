/** How many findings an excerpt shows; the demo shows them all. */
const SHOWN = 3

/**
 * What the README shows of a console report: the head with the checklist, the first findings and the end with the verdict,
 * with `…` for what was left out, and with fixed values for what differs from machine to machine.
 */
export function excerptOf(output: string): string {
  const text = output
    .replace(
      /^server: \S+ \S+ probed in \S+ s, PING takes \S+ ms from here$/m,
      'server: redis 7.0.15 probed in 1.2 s, PING takes 0.1 ms from here',
    )
    .replace(/\b\d+ seconds?\b/g, '1 second')
  const blocks = text.trim().split(/\n{2,}/)
  const end = blocks.findIndex((block) => /^─{20,}\n/.test(block))
  const isFinding = (block: string) => /^ {2}\S+ (error|warning|note) {2}/m.test(block)
  const third = blocks.map((block, index) => (isFinding(block) ? index : -1)).filter((index) => index >= 0)[SHOWN - 1]
  if (end < 0 || third === undefined) throw new Error(`This is not a whole report: ${output}`)
  return [...blocks.slice(0, third + 1), '…', ...blocks.slice(end)].join('\n\n')
}
