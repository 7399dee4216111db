import { hideUserinfo } from './secrets'

/** Secrets as they were handed over: a URL that may hold a password, a password or token beside it, PEM texts. */
export interface Credentials {
  readonly url?: string | undefined
  readonly password?: string | undefined
  readonly token?: string | undefined
  readonly tls?: { readonly cert?: string | undefined; readonly key?: string | undefined } | undefined
  readonly sentinel?: { readonly password?: string | undefined } | undefined
}

/**
 * Every text that would give the credentials away: the passwords, the URL, the password within the URL, each as it is
 * written, without spaces around it, decoded, percent-encoded, and as JSON spells it; of a PEM text each line, which is
 * how it would appear. Longest first.
 */
export function spellingsOf({ url = '', password = '', token = '', tls = {}, sentinel = {} }: Credentials): string[] {
  const passwords = [password, token, sentinel.password ?? '', ...passwordsIn(url)].flatMap((text) => [
    text,
    text.trim(),
  ])
  const lines = [tls.cert ?? '', tls.key ?? ''].flatMap(linesOf)
  const written = [url, url.trim(), ...passwords, ...passwords.map(encoded), ...lines]
  const all = written.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
  return [...new Set(all)].filter((text) => text !== '').sort(byLength)
}

/**
 * False for what may well be an ordinary word of a report, or an address without credentials: taking those out would
 * spoil the text and hide nothing.
 */
export function isUnmistakable(spelling: string): boolean {
  if (/^[\w+]+:\/\/[^@]*$/.test(spelling)) return false
  return spelling.length >= 8 || (spelling.length >= 4 && /[a-z]/i.test(spelling) && /[^a-z\s]/i.test(spelling))
}

/**
 * A text without secrets: every spelling becomes `***`, every URL loses user and password. The last line of defence for
 * messages that other people's code wrote.
 */
export function scrub(text: string, spellings: readonly string[] = []): string {
  const clean = [...spellings].sort(byLength).reduce((rest, spelling) => rest.replaceAll(spelling, '***'), text)
  return hideUserinfo(clean)
}

/** By hand and not with `new URL`, which refuses or misreads just the passwords that were not percent-encoded. */
function passwordsIn(url: string): string[] {
  const [, userinfo = ''] = /:\/\/(.*)@/s.exec(url) ?? []
  const [, query = ''] = /\?(.*)$/s.exec(url) ?? []
  const colon = userinfo.indexOf(':')
  const found = colon >= 0 ? [userinfo.slice(colon + 1)] : []
  // Without a colon it is a user name to Redis, and often a password to the person who wrote it.
  if (colon < 0 && !['default', 'redis'].includes(userinfo)) found.push(userinfo)
  // ioredis also takes options from the query: redis://host?password=...
  for (const [, value = ''] of query.matchAll(/(?:^|&)password=([^&#]*)/gi)) found.push(value)
  return found.flatMap((text) => [text, decoded(text)])
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Half a surrogate pair has no encoding. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return text
  }
}

/** The lines of a PEM text that are not the same in all of them, nor so short that they may be anything. */
function linesOf(pem: string): string[] {
  return pem.split(/[\r\n]+/).filter((line) => line.length >= 16 && !line.startsWith('-----'))
}

/** One secret may hold another: the longer goes first. */
function byLength(a: string, b: string): number {
  return b.length - a.length
}
