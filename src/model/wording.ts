/**
 * A number as people read it, with at most three decimals: `1,204`. The same on every machine, whatever its locale; asking
 * the runtime for a locale takes it more than 20 ms the first time.
 */
export function amount(number: number): string {
  const [whole = '', ...decimals] = String(Number(number.toFixed(3))).split('.')
  return [whole.replace(/\B(?=(?:\d{3}){1,7}$)/g, ','), ...decimals].join('.')
}

/** `1 error`, `3 errors`, `1,204 errors`. */
export function count(number: number, noun: string): string {
  return `${amount(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** A clause as the beginning of a sentence: its first letter is a capital one. */
export function capital(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1)
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** The first three of a list, then how many more: `a, b, c and 4 more`. */
export function listSome(words: readonly string[]): string {
  const shown = words.slice(0, 3)
  return list(words.length > shown.length ? [...shown, `${amount(words.length - shown.length)} more`] : shown)
}

/** Something that is said of one server; the name is empty where there is one only. */
export interface Told {
  readonly server: string
  readonly text: string
}

/** A text with the name of the server that it is about before it, where there are several. */
export function inServer(server: string, text: string): string {
  return server === '' ? text : `${server}: ${text}`
}

/** Each text once, with the servers that it is about: `cache and jobs: the policy is noeviction`. */
export function byServers(told: readonly Told[]): string[] {
  const servers = new Map<string, Set<string>>()
  for (const { server, text } of told) servers.set(text, (servers.get(text) ?? new Set()).add(server))
  return [...servers].map(([text, names]) => inServer(listSome([...names].filter((name) => name !== '')), text))
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']

/** Bytes for people: `512 bytes`, `1.5 GiB`. */
export function size(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${UNITS[power]}`
}

/** A message with its `{names}` filled in; a name without a value stays as it is. */
export function fill(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole))
}
