/**
 * What a secret looks like, in one place: every report, error and code frame is blotted with this table. The texts come
 * from strangers, so each pattern is linear: what it repeats it also consumes, and what it may skip is bounded.
 */

/** Quoted text up to its end or the end of the line; also with escaped quotes, as in JSON within a string. */
const LITERAL = String.raw`(?:"(?:\\.|[^"\\\r\n])*"?|'(?:\\.|[^'\\\r\n])*'?|\`(?:\\.|[^\`\\\r\n])*\`?|\\["'\`][^"'\`\\\r\n]*(?:\\["'\`])?)`
const LITERALS = new RegExp(LITERAL, 'g')
/** Where a value may stand in an expression: first, or after an operator that chooses between values. */
const CHOSEN = new RegExp(String.raw`((?:^|\?\?|\|\||[?:=])\s{0,80})(${LITERAL})`, 'g')
/** One or two quoted arguments, in an array of their own or not. */
const ARGUMENTS = String.raw`\[?\s{0,80}${LITERAL}(?:\s{0,80},\s{0,80}${LITERAL})?`

/** The end of a name whose value is a secret; it may begin in any way. */
const NAME = String.raw`[\w$]*(?:passw(?:or)?d|passphrase|pwd|pass|pw|secret|token|api_?key|auth|requirepass)(?![\w$])`
/** `password`, `'password'` or `env["PASSWORD"]`, but not the beginning of a key such as `'token:' + id`. */
const NAMED = String.raw`(?:(?<quote>\\?["'\`])${NAME}\k<quote>\]?|(?<![\w$:\-"'\`}/])${NAME})`
const TYPED = String.raw`(?:[?!]?\s{0,8}:\s{0,8}string(?:\s{0,8}\|\s{0,8}(?:undefined|null))?\s{0,8}(?==))?`
const GIVEN = String.raw`\s{0,80}(?:[!=]==?|[:=]|\?\?=?|\|\|=?)\s{0,80}`
/** Names that only look like it. */
const HARMLESS_NAME = /(?:by|com|sur|tres|over|under)pass["'`\]]*\W*$/i

interface Pattern {
  /** Two named groups: what stays and what may hold the secret. */
  readonly spelling: RegExp
  /** Stars for the secret within the second group; nothing else changes, not even the length. */
  readonly blot: (given: string, kept: string) => string
}

const PATTERNS: readonly Pattern[] = [
  // password: 'x', "REDIS_PASSWORD": "x", token = isTest ? 'x' : 'y', env.AUTH ?? 'x', password: string = 'x'
  {
    spelling: new RegExp(`(?<kept>${NAMED}${TYPED}${GIVEN})(?<given>(?:[^,;{}\\r\\n"'\`\\\\]|${LITERAL})+)`, 'gi'),
    blot: (given, kept) =>
      HARMLESS_NAME.test(kept) ? given : given.replace(CHOSEN, (_, op, text) => op + inside(text)),
  },
  // redis.auth('x'), redis.auth('user', 'x')
  {
    spelling: new RegExp(String.raw`(?<kept>\.\s{0,80}auth\s{0,8}\(\s{0,80})(?<given>${ARGUMENTS})`, 'gi'),
    blot: allLiterals,
  },
  // call('AUTH', 'x'), sendCommand(['AUTH', 'user', 'x']), config('SET', 'requirepass', 'x'), Lua's redis.call alike
  {
    spelling: new RegExp(
      String.raw`(?<kept>(?<quote>["'\`])(?:auth2?|requirepass|masterauth|auth-pass)\k<quote>\s{0,80},\s{0,80})(?<given>${ARGUMENTS})`,
      'gi',
    ),
    blot: allLiterals,
  },
  // configSet({ masterauth: 'x' })
  { spelling: new RegExp(`(?<kept>\\bmasterauth["'\`]?${GIVEN})(?<given>${LITERAL})`, 'gi'), blot: allLiterals },
  // 'CONFIG SET requirepass x', 'AUTH x', 'AUTH user x'
  {
    spelling: /(?<kept>\bconfig\s{1,8}set\s{1,8}(?:requirepass|masterauth)\s{1,8})(?<given>[^\s"'`\\]+)/gi,
    blot: stars,
  },
  { spelling: /(?<kept>["'`]AUTH\s{1,8})(?<given>[^\s"'`\\]+(?: {1,8}[^\s"'`\\]+)?)/g, blot: stars },
  // acl('SETUSER', 'app', 'on', '>x'), 'ACL SETUSER app on >x'
  {
    spelling: /(?<kept>\bsetuser\b)(?<given>[^\r\n]{0,400})/gi,
    blot: (given) => given.replace(/(?<=[\s"'`][><#!])[^\s"'`]+/g, stars),
  },
  // redis-cli -a x, REDISCLI_AUTH=x
  { spelling: /(?<kept>\bredis-cli\b[^\n"'`]{0,200}?\s(?:-a|--pass)\s{1,8})(?<given>[^\s"'`]+)/g, blot: stars },
  // redis://host?password=x, REDISCLI_AUTH=x
  { spelling: /(?<kept>(?:[?&](?:password|auth|token|secret)|REDISCLI_AUTH)=)(?<given>[^\s&#"'`]+)/gi, blot: stars },
]

/** Texts without any of these hold none of the patterns: most of a report is spared the table. */
const WORTH_A_LOOK = /pass|pwd|pw|secret|token|key|auth|setuser|redis-cli|:\//i

/**
 * A text with stars for whatever looks like a secret in it: the password of a URL, a literal given to a name such as
 * `password`, to AUTH, or to CONFIG SET requirepass. The length stays, so that columns still fit; a variable stays
 * too, since a frame that hides what it is about is useless.
 */
export function blotSecrets(text: string): string {
  if (!WORTH_A_LOOK.test(text)) return text
  return PATTERNS.reduce(
    (clean, { spelling, blot }) =>
      clean.replace(spelling, (...found) => {
        const { kept, given } = found.at(-1) as { kept: string; given: string }
        return kept + blot(given, kept)
      }),
    replaceUserinfo(text, blottedUserinfo),
  )
}

/** True for names of client options whose literal value must not be shown. */
export function isSecretName(name: string): boolean {
  return /passw(or)?d|passphrase|secret|token|api_?key|auth|credential|^(key|cert|pfx)$/i.test(name)
}

/** A text whose URLs have `***` in place of user and password. */
export function hideUserinfo(text: string): string {
  return replaceUserinfo(text, () => '***')
}

/**
 * Replaces what stands before the last `@` of every URL: passwords may hold `@` and `/`. In a web address it ends with
 * the host, because paths may hold an `@`. A single slash is what is left of `//` where a URL was taken for a path.
 */
function replaceUserinfo(text: string, change: (userinfo: string) => string): string {
  if (!text.includes(':/') || !text.includes('@')) return text
  return text.replace(/[^\s'"`]+/g, (word) => {
    if (!word.includes('@')) return word
    let done = ''
    let from = 0
    for (let colon = word.indexOf(':/'); colon >= 0; colon = word.indexOf(':/', from)) {
      const start = colon + (word[colon + 2] === '/' ? 3 : 2)
      const end = endOfUserinfo(word, colon, start)
      const userinfo = word.slice(start, Math.max(start, end))
      done += word.slice(from, start) + (userinfo === '' || isPlaceholder(userinfo) ? userinfo : change(userinfo))
      from = start + userinfo.length
    }
    return done + word.slice(from)
  })
}

function endOfUserinfo(word: string, colon: number, start: number): number {
  const [scheme] = /[a-z][a-z0-9+.-]*$/i.exec(word.slice(Math.max(0, colon - 30), colon)) ?? []
  // `file:///x/@scope`: an empty host and a path.
  if (scheme === undefined || word[start] === '/') return -1
  if (!/^(?:.+\+)?(?:https?|wss?)$/i.test(scheme)) return word.lastIndexOf('@')
  const length = word.slice(start).search(/[/?#]/)
  return word.lastIndexOf('@', length < 0 ? word.length : start + length)
}

/** As documentation and our own messages spell it. */
function isPlaceholder(userinfo: string): boolean {
  return userinfo === 'user:password'
}

function blottedUserinfo(userinfo: string): string {
  const colon = userinfo.indexOf(':')
  if (colon >= 0) return userinfo.slice(0, colon + 1) + stars(userinfo.slice(colon + 1))
  // An access token may stand where the user does: `git+https://ghp_…@github.com`.
  const isName = userinfo.length < 20 || /[/$]/.test(userinfo)
  return isName ? userinfo : stars(userinfo)
}

function allLiterals(given: string): string {
  return given.replace(LITERALS, inside)
}

/** Stars between the quotes of a literal. */
function inside(literal: string): string {
  const opening = literal.startsWith('\\') ? 2 : 1
  const quote = literal.slice(0, opening)
  const isClosed = literal.length >= 2 * opening && literal.endsWith(quote)
  const text = literal.slice(opening, isClosed ? -opening : undefined)
  return quote + stars(text) + (isClosed ? quote : '')
}

/** A star for each character, variables of a template apart. */
function stars(text: string): string {
  return text.replace(/\$\{[^{}"'`]*\}|[\s\S]/g, (part) => (part.startsWith('${') ? part : '*'.repeat(part.length)))
}
