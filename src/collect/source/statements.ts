import type { Place } from '../../model'
import { SYNTAX_ALONE, ts } from './compiler'

/** Lines, both ends inclusive and 1-based. */
interface Lines {
  readonly from: number
  readonly to: number
}

/**
 * Tells the lines of the innermost statement around a place, up to the function that it stands in: an option that is gone
 * from the end of a call touches the call. Files are parsed when they are asked for; undefined for one that is no source.
 */
export function statementFinder(textOf: (path: string) => string | undefined): (place: Place) => Lines | undefined {
  const files = new Map<string, ts.SourceFile>()
  return (place) => {
    const text = /\.[cm]?[jt]sx?$/.test(place.path) ? textOf(place.path) : undefined
    if (text === undefined) return undefined
    try {
      const file = files.get(place.path) ?? ts.createSourceFile(place.path, text, SYNTAX_ALONE, true)
      files.set(place.path, file)
      return linesAround(place, file)
    } catch {
      // Nested too deeply for the call stack: the lines of the place itself have to do.
      return undefined
    }
  }
}

function linesAround({ line, column }: Place, file: ts.SourceFile): Lines | undefined {
  const start = file.getLineStarts()[line - 1]
  return start === undefined ? undefined : linesOf(statementAround(file, start + column - 1), file)
}

function statementAround(file: ts.SourceFile, position: number): ts.Node {
  let statement: ts.Node = file
  const visit = (node: ts.Node): void => {
    if (position < node.getStart(file) || node.end <= position) return
    if (isBoundary(node)) statement = node
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(file, visit)
  return statement
}

/** What is changed as one: a statement that holds no others, a member of a class, the body of an arrow function. */
function isBoundary(node: ts.Node): boolean {
  if (ts.isBlock(node) || ts.isCaseBlock(node)) return false
  if (ts.isArrowFunction(node.parent) && node.parent.body === node) return true
  return ts.isStatement(node) || ts.isClassElement(node)
}

/** Of a statement that holds others (`if`, `for`, a method) its head alone. */
function linesOf(node: ts.Node, file: ts.SourceFile): Lines {
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1
  const block = ts.forEachChild(node, (child) => (ts.isBlock(child) || ts.isCaseBlock(child) ? child : undefined))
  return { from: lineOf(node.getStart(file)), to: lineOf(block ? block.getStart(file) : node.end) }
}
