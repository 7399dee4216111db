import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { Unreadable } from '../../files/failures'
import { lineAt, lineStarts, type PlaceOf, placesIn } from '../../files/lines'
import { MAX_DEPTH, MAX_VALUES, Tree } from './tree'

/**
 * A JSON document; comments and trailing commas are let pass, as the tools that read such files do.
 *
 * @param placeOf where a range of offsets in the text is, for a text that is a part of a file
 * @throws Unreadable for what is not JSON, too deep or too much
 */
export function parseJson(path: string, text: string, placeOf: PlaceOf = placesIn(path, text)): Tree {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  const [error] = errors
  if (error) {
    const line = lineAt(lineStarts(text), error.offset)
    throw new Unreadable(`not valid JSON at line ${line} (${printParseErrorCode(error.error)})`)
  }
  if (!root) throw new Unreadable('an empty file')
  let values = 0
  const read = (node: Node, depth: number, from = node.offset): Tree => {
    values++
    if (values > MAX_VALUES) throw new Unreadable('more values than are looked through')
    if (depth > MAX_DEPTH) throw new Unreadable('nested too deeply')
    const place = placeOf(from, node.offset + node.length)
    const children = node.children ?? []
    if (node.type === 'array')
      return new Tree(
        children.map((child) => read(child, depth + 1)),
        place,
      )
    if (node.type !== 'object') return new Tree(node.value as string | number | boolean | null, place)
    return new Tree(new Map(children.flatMap(({ children: pair = [] }) => entry(pair, depth))), place)
  }
  const entry = ([name, value]: Node[], depth: number): [string, Tree][] => {
    return name && value ? [[String(name.value), read(value, depth + 1, name.offset)]] : []
  }
  return read(root, 0)
}
