/*
 * Every repetition below is bounded, and a list ends at the next brace of either kind: these run over all files, and a
 * hostile one must not cost more than its length.
 */
const DECLARED =
  /\bexport\s{1,100}(?:default\s{1,100})?(?:declare\s{1,100})?(?:abstract\s{1,100})?(?:async\s{1,100})?(?:const|let|var|function\*?|class|interface|type|enum|namespace)\s{1,100}([A-Za-z_$][\w$]{0,200})/g
const LISTED = /\bexport\s{0,100}(?:type\s{0,100})?\{([^{}]{0,50000})\}/g
const PASSED_ON = /\bexport\s{0,100}(?:type\s{0,100})?\{[^{}]{0,50000}\}\s{0,100}from\b/
const STAR = /\bexport\s{0,100}\*/
const COMMONJS = /\bmodule\.exports\s{0,100}=|\bexports\.[A-Za-z_$][\w$]{0,200}\s{0,100}=/
/** `exports.connect =`, `module.exports.connect =`. */
const ASSIGNED = /\bexports\.([A-Za-z_$][\w$]{0,200})\s{0,100}=(?!=)/g
const ASSIGNED_TABLE = /\bmodule\.exports\s{0,100}=\s{0,100}\{([^{}]{0,50000})/g
const COMMENT = /\/\*[^*]{0,2000}\*\/|\/\/[^\n]{0,2000}/g

/** A barrel of barrels of barrels; deeper ones are circular. */
export const MAX_BARRELS = 6
/** Enough to tell importers apart; a file that exports more is generated. */
export const MAX_NAMES = 300

/** Names that a file exports, by its text. A default export has no name of its own and is not among them. */
export function exportedNames(text: string): string[] {
  return namesOf(text, () => true)
}

const OF_TYPES = /^export\s{0,100}type\b|\b(?:type|interface)\s{1,100}[\w$]+$/

/** Those of them that may be values: types alone hold no options and no lifetimes. */
export function exportedValues(text: string): string[] {
  return namesOf(text, (statement) => !OF_TYPES.test(statement))
}

function namesOf(text: string, isWanted: (statement: string) => boolean): string[] {
  const matching = (pattern: RegExp) => [...text.matchAll(pattern)].filter(([statement]) => isWanted(statement))
  const declared = matching(DECLARED).map((match) => match[1] as string)
  const listed = matching(LISTED).flatMap((match) => namesInList(match[1] as string))
  return [...new Set([...declared, ...listed, ...assignedNames(text)])]
}

/** `type Options as RedisOptions`: the last word is what importers see. Quoted and empty names have none. */
function namesInList(list: string): string[] {
  return list
    .replace(COMMENT, '')
    .split(',')
    .flatMap((part) => part.trim().split(/\s/).at(-1) ?? [])
    .filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default')
}

function assignedNames(text: string): string[] {
  const single = [...text.matchAll(ASSIGNED)].map((match) => match[1] as string)
  const tables = [...text.matchAll(ASSIGNED_TABLE)].flatMap((match) =>
    (match[1] as string).replace(COMMENT, '').split(','),
  )
  // `connect`, `connect: open`, `connect() `: the first word is what importers see.
  const first = (part: string) => /^\s{0,1000}(?:async\s{1,100})?([A-Za-z_$][\w$]{0,200})/.exec(part)?.[1] ?? []
  return [...single, ...tables.flatMap(first)]
}

/** Whether a file passes on what it imports: `export … from`, or a CommonJS module that assigns its exports. */
export function isBarrel(text: string): boolean {
  return STAR.test(text) || PASSED_ON.test(text) || COMMONJS.test(text)
}

/** `module.exports = require('./cache')`, `= { cache: require('./cache') }`, `{ ...require('./cache') }`. */
const COMMONJS_PASSED_ON = /\bmodule\.exports\s{0,100}=\s{0,100}(?:require\b|\{[^}]{0,50000}\brequire\b)/

/** Whether a file hands on what others export, under the same names. */
export function passesOn(text: string): boolean {
  return STAR.test(text) || PASSED_ON.test(text) || COMMONJS_PASSED_ON.test(text)
}

/** `{ a, b as c } from`, `{ a, b: c } = require(`, `= await import(`. */
const NAMED_IMPORTS =
  /\{([^{}]{0,50000})\}\s{0,100}(?:from\b|=\s{0,100}(?:await\s{1,100})?(?:require|import)\s{0,100}\()/g
const WHOLE_IMPORT = /\*\s{0,100}as\b|\w\s{0,100}=\s{0,100}(?:await\s{1,100})?(?:require|import)\s{0,100}\(/
const MEMBER = /\.\s{0,20}([A-Za-z_$][\w$]{0,200})/g

/** Names that a file may import from others, by its text: of a module that it imports whole, the members that it uses. */
export function importedNames(text: string): string[] {
  const names = new Set<string>()
  for (const match of text.matchAll(NAMED_IMPORTS)) {
    for (const part of (match[1] as string).replace(COMMENT, '').split(',')) {
      const name = /^\s{0,1000}(?:type\s{1,100})?([A-Za-z_$][\w$]*)/.exec(part)?.[1]
      if (name) names.add(name)
    }
  }
  if (WHOLE_IMPORT.test(text)) for (const match of text.matchAll(MEMBER)) names.add(match[1] as string)
  return [...names]
}
