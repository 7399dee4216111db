// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are pieces of sources
// What is done to a source, each by itself and in any order. A mutation takes the source and answers another; `others`
// are the sources of the same case, from which it may take something.

const TOKENS = /[A-Za-z_$][\w$]*|\d[\w.]*|'[^'\n]*'|"[^"\n]*"|`[^`]*`|\s+|[\s\S]/g
const NAME = /^[A-Za-z_$]/
/** Names that every object has, and names that mean something to the analyzer. */
const NAMES = `constructor __proto__ toString hasOwnProperty valueOf prototype length then default arguments this super
  redis Redis client createClient keys set expire pipeline multi exec call sendCommand eval error host length`.split(
  /\s+/,
)
const NUMBERS = ['1e999', '-1', '0', '-0', 'NaN', '0x', '1n', '9007199254740993', '.5e-324', '1_0', '0b12', '08', '1..']
const ODD = [
  ...[
    '\ufeff',
    '\0',
    '\ud800',
    '\udfff',
    '\u2028',
    '\r',
    '\r\n',
    '\v',
    '\u202e',
    '\u{10ffff}',
    '\\',
    '`',
    '${',
    '*/',
    '/*',
  ],
  ...[
    '&a ',
    '*a',
    '{{ ',
    ' }}',
    '{{- if .Values.a }}',
    '%{ if ',
    '<<-EOT\n',
    '|\n',
    '!Ref ',
    '- ',
    ': ',
    '---\n',
    '\t',
    '```\n',
  ],
  ...["'", '"', '#', '@', '<', '</', '=>', '...', '?.', '!', '--[[', ']]', '\\u{110000}', '\\x', '\ufffe', 'é'],
]
const NESTINGS = [
  ...[
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
    ['{ a: ', ' }'],
    ['f(', ')'],
    ['() => ', ''],
    ['!', ''],
    ['a ? ', ' : b'],
  ],
  ...[
    ['`${', '}`'],
    ['new ', ''],
    ['await ', ''],
    ['if (a) ', ''],
    ['do ', ' end'],
    ['...', ''],
    ['a.', ''],
    ['x = ', ''],
    ['- ', ''],
    ['a { ', ' }'],
    ['{{ if a }}', '{{ end }}'],
  ],
]
const DEPTHS = [5, 50, 300, 2000]
const LENGTHS = [1000, 100_000, 1_000_000]

const linesOf = (text) => text.split(/(?<=\n)/)
const tokensOf = (text) => text.match(TOKENS) ?? []

/** Replaces one part that `fits`, where there is one. */
function replaceOne(parts, random, fits, instead) {
  const places = [...parts.keys()].filter((at) => fits(parts[at]))
  if (places.length > 0) parts[random.pick(places)] = instead
  return parts.join('')
}

function remove(parts, random) {
  const [start, end] = random.range(parts.length, 8)
  parts.splice(start, end - start)
  return parts.join('')
}

function repeat(parts, random) {
  const [start, end] = random.range(parts.length, 8)
  const times = random.pick([1, 1, 1, 20, 300])
  parts.splice(end, 0, parts.slice(start, end).join('').repeat(times))
  return parts.join('')
}

function swap(parts, random) {
  const [one, other] = [random.below(parts.length), random.below(parts.length)]
  ;[parts[one], parts[other]] = [parts[other], parts[one]]
  return parts.join('')
}

function insert(text, random, what) {
  const at = random.below(text.length + 1)
  return text.slice(0, at) + what + text.slice(at)
}

function renameEverywhere(text, random) {
  const names = tokensOf(text).filter((token) => NAME.test(token))
  const [from, to] = [random.pick(names), random.pick(NAMES)]
  return replaceOneOrAll(tokensOf(text), random, from, to)
}

function replaceOneOrAll(tokens, random, from, to) {
  if (random.once(2)) return replaceOne(tokens, random, (token) => token === from, to)
  return tokens.map((token) => (token === from ? to : token)).join('')
}

function borrowName(text, random, others) {
  const names = (source) => tokensOf(source).filter((token) => NAME.test(token))
  const [from, to] = [random.pick(names(text)), random.pick(names(random.pick(others)))]
  return to === undefined ? text : replaceOneOrAll(tokensOf(text), random, from, to)
}

function borrowLines(text, random, others) {
  const [mine, theirs] = [linesOf(text), linesOf(random.pick(others))]
  const [start, end] = random.range(theirs.length, 20)
  mine.splice(random.below(mine.length + 1), 0, ...theirs.slice(start, end))
  return mine.join('')
}

function unbracket(text, random) {
  return replaceOne(tokensOf(text), random, (token) => /^[()[\]{}<>]$/.test(token), '')
}

function inflate(text, random) {
  const quote = random.pick(["'", '"', '`'])
  const long = `${quote}${random.pick(['x', 'k:', '${a}', '\\n', 'a+']).repeat(random.pick(LENGTHS) / 4)}${quote}`
  return replaceOne(tokensOf(text), random, (token) => /^['"`]./.test(token), long)
}

function nest(text, random) {
  const tokens = tokensOf(text)
  const [start, end] = random.range(tokens.length, 12)
  const [open, close] = random.pick(NESTINGS)
  const depth = random.pick(DEPTHS)
  const inner = tokens.slice(start, end).join('')
  tokens.splice(start, end - start, `${open.repeat(depth)}${inner}${close.repeat(depth)}`)
  return tokens.join('')
}

/** Chains that each step doubles or prolongs: `.set('a', 1).set('a', 1)`, `a + a + a`. */
function prolong(text, random) {
  const tokens = tokensOf(text)
  const [start, end] = random.range(tokens.length, 6)
  const between = random.pick(['', '.', ' + ', ', ', ' || ', '; ', ' .. ', '\n', '()', ' extends '])
  const run = tokens.slice(start, end).join('')
  tokens.splice(start, end - start, Array(random.pick(DEPTHS)).fill(run).join(between))
  return tokens.join('')
}

/** Every mutation of a text, by name. */
export const MUTATIONS = {
  truncate: (text, random) => text.slice(0, random.below(text.length + 1)),
  behead: (text, random) => text.slice(random.below(text.length + 1)),
  'remove lines': (text, random) => remove(linesOf(text), random),
  'remove tokens': (text, random) => remove(tokensOf(text), random),
  'repeat lines': (text, random) => repeat(linesOf(text), random),
  'repeat tokens': (text, random) => repeat(tokensOf(text), random),
  'swap lines': (text, random) => swap(linesOf(text), random),
  'swap tokens': (text, random) => swap(tokensOf(text), random),
  rename: renameEverywhere,
  'borrow a name': borrowName,
  'borrow lines': borrowLines,
  'remove a bracket': unbracket,
  'insert something odd': (text, random) => insert(text, random, random.pick(ODD)),
  'another number': (text, random) =>
    replaceOne(tokensOf(text), random, (token) => /^\d/.test(token), random.pick(NUMBERS)),
  'a huge text': inflate,
  nest,
  prolong,
  'only carriage returns': (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r'])),
}

/** How a text becomes bytes; most often as UTF-8. */
export const ENCODINGS = [
  ...Array(12).fill((text) => Buffer.from(text)),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`.slice(0, text.length & ~1), 'utf16le').swap16(),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.concat([Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from([0x41])]),
]
