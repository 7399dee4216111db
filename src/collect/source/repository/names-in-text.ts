/**
 * The source of a pattern for one of several names as a whole word.
 *
 * @param names identifiers, at least one
 */
export function wholeName(names: readonly string[]): string {
  return `(?<![\\w$])(?:${names.join('|').replaceAll('$', '\\$')})(?![\\w$])`
}

/** Finds one of the names in a text; undefined where there is none to find. */
export function naming(names: readonly string[]): RegExp | undefined {
  return names.length > 0 ? new RegExp(wholeName(names)) : undefined
}

/** The source of a pattern for a text as it stands. */
export function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
