/**
 * Finds the module specifiers of a file without a parser: this runs over every file of the repository, and only files
 * that lead to Redis are parsed. It may find a specifier in a comment or a string; that costs a parse, never a verdict.
 * Every repetition is bounded, so that a hostile file costs no more than its length.
 */
const SPECIFIER =
  /(?:\bfrom|\bimport|\brequire)\s{0,100}(?:\(\s{0,100})?(?:\/\*[^*]{0,500}\*\/\s{0,100})?['"`]([^'"`\n]{1,300})['"`]/g

/** Module specifiers that a file imports, requires or re-exports, without repetition. */
export function importsOf(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(SPECIFIER)) found.add(match[1] as string)
  return [...found]
}
