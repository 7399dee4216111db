/**
 * Credentials in anything that looks like a URL, up to the last `@` of the word: passwords may hold `@` and `/`. A single
 * slash is what is left of `//` where a URL was taken for a path.
 */
const URL_CREDENTIALS = /\b(?!https?:)([a-z][a-z0-9+.-]+:\/{1,2})[^\s'"`]*@/gi
/** Web addresses, which reports are full of, may well have an `@` in their path. */
const WEB_CREDENTIALS = /\b(https?:\/\/)[^\s/'"`]*@/gi

/**
 * A text without secrets: every URL loses its user and password, every given secret becomes `***`. The last line of
 * defence for messages that other people's code wrote; takes the secrets as they are typed.
 */
export function scrub(text: string, secrets: readonly (string | undefined)[] = []): string {
  return secrets
    .flatMap(spellings)
    .sort((a, b) => b.length - a.length)
    .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
    .replace(URL_CREDENTIALS, '$1***@')
    .replace(WEB_CREDENTIALS, '$1***@')
}

/** A secret as given, and the password inside it where it is a URL, encoded and decoded. */
function spellings(secret: string | undefined): string[] {
  if (!secret) return []
  if (!URL.canParse(secret)) return [secret]
  const { password } = new URL(secret)
  const decoded = /%[0-9a-f]{2}/i.test(password) ? decode(password) : password
  return [secret, password, decoded].filter((each) => each !== '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
