import type { Finding, Place } from '../model'

/** `1 error`, `3 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Where findings are: up to three places, then how many more; the server once. The prefix goes before each path. */
export function places(findings: readonly Finding[], prefix: string): string {
  const all = [...new Set(findings.map(({ place }) => (place ? spot(place, prefix) : 'on the server')))]
  const shown = all.slice(0, 3)
  return list(all.length > shown.length ? [...shown, `${all.length - shown.length} more`] : shown)
}

/** The first sentence of a message, without its full stop. */
export function firstSentence(message: string): string {
  const [first = ''] = message.split(/(?<=[.!?])\s+(?=[A-Z`])/)
  return first.replace(/\.$/, '')
}

function spot({ path, line }: Place, prefix: string): string {
  return `${prefix === '' ? '' : `${prefix}/`}${path}:${line}`
}
