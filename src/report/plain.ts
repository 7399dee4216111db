/**
 * Text from the checked repository (file names, keys, source, messages that quote them) is hostile until it went
 * through here: it can hold terminal escapes, bidirectional overrides, commands for the CI runner, and passwords.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g
// Bidirectional marks, line and paragraph separators, invisible spaces, tag characters, lone surrogates.
const DECEPTIVE =
  /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|\p{Cs}|[\ufff9-\ufffb]/gu

/**
 * One line of text without anything a terminal or a CI runner acts upon. Each unsafe character becomes a visible one
 * of the same UTF-16 length, so columns still fit. Tabs stay when `keepTabs` is set (the code frame expands them).
 */
export function plainCode(text: string, keepTabs = false): string {
  const visible = text
    .replace(CONTROL, (character) => (keepTabs && character === '\t' ? character : controlPicture(character)))
    .replace(DECEPTIVE, (character) => '\ufffd'.repeat(character.length))
  return redact(visible)
}

/** A message on one line: white space collapsed, escapes made visible, secrets masked, cut at `limit` characters. */
export function plainText(text: string, limit = 4000): string {
  const head = text.length > limit * 2 ? text.slice(0, limit * 2) : text
  return cut(plainCode(head.replace(/[\s\u2028\u2029]+/g, ' ').trim()), limit)
}

/** Cuts at a number of UTF-16 units, never inside a character, and says so with an ellipsis. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function controlPicture(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}

const URL_USER = /(\b[a-z][a-z0-9+.-]{1,30}:\/\/)([^\s/@'"`<>]{1,400})(?=@)/gi
const SECRET_WORD = '\\w{0,40}(?:passw(?:or)?d|passphrase|secret|token|api_?key|auth_?pass)'
/** `password: '…'`, `"password": "…"`, `PASSWORD ?? '…'`, but not the key `'token:'` that is being put together. */
const SECRET_OPTION = new RegExp(
  `((?:(["'])${SECRET_WORD}\\2|(?<![\\w:\\-"'\`}/])${SECRET_WORD})\\s{0,8}(?:[:=]|\\?\\?|\\|\\|)\\s{0,8})(["'\`])((?:(?!\\3).){1,2000})`,
  'gi',
)

/** Masks what looks like a secret, the user part of an URL or a literal after `password:`, keeping the length. */
export function redact(text: string): string {
  return text
    .replace(URL_USER, (_whole, scheme: string, user: string) => scheme + mask(user))
    .replace(
      SECRET_OPTION,
      (_whole, name: string, _nameQuote, quote: string, value: string) => name + quote + '*'.repeat(value.length),
    )
}

function mask(user: string): string {
  const colon = user.indexOf(':')
  // An access token may stand where the user does: `git+https://ghp_…@github.com`.
  if (colon < 0) return user.length < 20 || user.includes('${') ? user : '*'.repeat(user.length)
  // `redis://${user}:${password}@host` names variables and tells no secret.
  const secret = user.slice(colon + 1)
  return /^\$\{[^}]*\}$/.test(secret) ? user : user.slice(0, colon + 1) + '*'.repeat(secret.length)
}

/** True for option names whose literal value must not be shown. */
export function isSecretName(name: string): boolean {
  return /passw(or)?d|passphrase|secret|token|api_?key|auth|credential|^(key|cert|pfx)$/i.test(name)
}

/**
 * Output for a log that a CI runner reads: GitHub acts on lines that start with `::` and, like Azure Pipelines and
 * TeamCity, on `##[…]` anywhere (runner: ActionCommand.cs). Both get a look-alike character.
 */
export function defuseRunnerCommands(text: string): string {
  return text.replace(/##(\w{0,20})\[/g, '##$1❲').replace(/^(\s*)::/gm, '$1∷')
}
