import type { Library, Place, Via } from '../../../model'
import { lineStarts, placeIn } from '../../files/lines'
import { ts } from '../compiler'
import { repositoryPath } from '../program'
import type { CommandFacts } from '../vocabulary'

/** One command in the source, before its key and TTL are worked out. */
export interface Site {
  readonly facts: CommandFacts
  /** Where it is reported: the callee's name, the word of a raw command. */
  readonly at: ts.Node
  /** The expression that sends it; its position in the control flow decides about conditional TTLs. */
  readonly sender: ts.Node
  /** The call within a helper that is handed the command's words, where `sender` is the call of that helper. */
  readonly within?: ts.CallExpression
  /** Arguments after the command's name; undefined where they are not known here. */
  readonly args: readonly ts.Expression[] | undefined
  /** The client or pipeline; undefined for a command built without one. */
  readonly receiver: ts.Expression | undefined
  readonly library: Library
  readonly via: Via
  readonly unsure?: string
}

/** The key that a command is sent with; undefined where it is not known, or one of several that are spread. */
export function keyOf({ args, facts }: Site): ts.Expression | undefined {
  const key = args?.[facts.keyAt]
  return key && !ts.isSpreadElement(key) ? key : undefined
}

/** The place of a node; for a property access, of the member's name. */
export function placeOf(node: ts.Node): Place {
  return placeOfRange(node.getSourceFile(), node.getStart(), node.getEnd())
}

const lines = new WeakMap<ts.SourceFile, readonly number[]>()

/** The place of a range of offsets in a file. */
export function placeOfRange(file: ts.SourceFile, start: number, end: number): Place {
  const starts = lines.get(file) ?? lineStarts(file.text)
  lines.set(file, starts)
  return placeIn(repositoryPath(file), starts, start, end)
}
