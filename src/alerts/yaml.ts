import { Document, type Node, Scalar, YAMLMap } from 'yaml'
import { commentLines } from './comment'

/** One item of a list, with the comment that stands above it. */
export interface YamlNode {
  readonly comment: string
  readonly value: object
}

/** The top of a file, whose first group gets the rules. */
interface Frame {
  readonly apiVersion?: number
  readonly groups: readonly [object]
}

/** A text that keeps its lines, as a block behind `|`. */
export function literal(text: string): Scalar<string> {
  const scalar = new Scalar(text)
  scalar.type = Scalar.BLOCK_LITERAL
  return scalar
}

/** A file with comments: paragraphs at its head, and one above each rule that is not the one before. */
export function toYaml(head: readonly string[], frame: Frame, rules: readonly YamlNode[]): string {
  const document = new Document(frame, { aliasDuplicateObjects: false })
  const nodes = rules.map(({ comment, value }, index) => {
    const node: Node = document.createNode(value)
    const isNews = comment !== rules[index - 1]?.comment
    if (isNews) node.commentBefore = commentOf(comment)
    node.spaceBefore = index > 0
    return node
  })
  const group = document.getIn(['groups', 0])
  if (group instanceof YAMLMap) group.set('rules', document.createNode(nodes))
  document.commentBefore = head.map(commentOf).join('\n')
  return document.toString({ lineWidth: 0 })
}

/** The printer puts `#` before each line, and nothing between them. */
function commentOf(paragraph: string): string {
  return commentLines(paragraph)
    .map((line) => ` ${line}`)
    .join('\n')
}
