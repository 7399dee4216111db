import { type PlaceOf, placesIn } from '../../files/lines'
import { parseJson } from './json'
import type { Tree } from './tree'
import { parseYaml } from './yaml'

/** `data: |`, `rules.yml: |-2 # comment`: what follows is a text, line by line. */
const BLOCK = /[:-][ \t]{1,20}\|[-+0-9]{0,3}[ \t]{0,20}(?:#.{0,200})?$/

/**
 * The documents that stand as a text within a value: a rule file in a ConfigMap. The places are those of the lines of
 * the file where the text is a block of lines, else the place of the value. None where the text is not YAML or JSON.
 */
export function documentsWithin(value: Tree, lines: readonly string[]): Tree[] {
  const { content, place } = value
  if (typeof content !== 'string') return []
  const isBlock = BLOCK.test(lines[place.line - 1] ?? '')
  // A block goes on to the end of its last line, which is where the next name begins.
  const end = place.endColumn === 1 ? place.endLine - 1 : place.endLine
  const text = isBlock ? lines.slice(place.line, end).join('\n') : content
  const placeOf: PlaceOf = isBlock ? placesIn(place.path, text, place.line) : () => place
  try {
    return /^\s{0,1000}[[{]/.test(content)
      ? [parseJson(place.path, isBlock ? text : content.replace(/\n/g, ' '), placeOf)]
      : parseYaml(place.path, text, placeOf)
  } catch {
    return []
  }
}
