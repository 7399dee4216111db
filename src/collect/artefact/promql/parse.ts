import { parser } from '@prometheus-io/lezer-promql'
import { Unreadable } from '../../files/failures'
import { numberOf } from './durations'
import { associate, type Operation } from './precedence'
import type { Expression, Matcher, Matching } from './syntax'
import { checkTypes } from './types'

/** The node of a lezer tree, as far as it is used here. */
type SyntaxNode = ReturnType<typeof parser.parse>['topNode']

/** Longer than any expression that a person wrote. */
const MAX_LENGTH = 20_000
const MAX_DEPTH = 100

/**
 * Parses a PromQL expression with the grammar of Prometheus' own web interface, and checks the types that the server
 * checks when it loads a rule.
 *
 * @throws Unreadable for what is not PromQL, and for what the server would refuse
 */
export function parsePromQl(text: string): Expression {
  if (text.trim() === '') throw new Unreadable('an empty expression')
  if (text.length > MAX_LENGTH) throw new Unreadable('a PromQL expression too long to be read')
  const tree = parser.parse(text)
  let broken: number | undefined
  tree.iterate({
    enter({ type, from }) {
      if (type.isError) broken ??= from
    },
  })
  if (broken !== undefined) throw notPromQl(text, broken)
  const root = tree.topNode.firstChild
  if (!root || tree.topNode.name !== 'PromQL') throw notPromQl(text, 0)
  const expression = new Builder(text).build(skipComments(root), 0)
  checkTypes(expression)
  return expression
}

function notPromQl(text: string, at: number): Unreadable {
  const rest = text
    .slice(at, at + 20)
    .replace(/\s+/g, ' ')
    .trim()
  return new Unreadable(`not valid PromQL ${rest ? `at "${rest}"` : 'at its end'}`)
}

function skipComments(node: SyntaxNode): SyntaxNode {
  let at = node
  while (at.name === 'LineComment' && at.nextSibling) at = at.nextSibling
  return at
}

/** What stands behind an operand. */
const BEHIND = new Set([
  'MatrixSelector',
  'SubqueryExpr',
  'OffsetExpr',
  'StepInvariantExpr',
  'AnchoredExpr',
  'SmoothedExpr',
])

class Builder {
  constructor(readonly text: string) {}

  build(node: SyntaxNode, depth: number): Expression {
    if (depth > MAX_DEPTH) throw new Unreadable('a PromQL expression nested too deeply')
    const parts = childrenOf(node)
    const first = () => this.build(parts[0] ?? node, depth + 1)
    switch (node.name) {
      case 'ParenExpr':
        return first()
      case 'NumberDurationLiteral':
        return { kind: 'number', value: numberOf(this.#slice(node)) }
      case 'StringLiteral':
        return { kind: 'string', value: this.#string(node) }
      case 'VectorSelector':
        return this.#selector(parts)
      case 'UnaryExpr': {
        const of = this.build(parts.at(-1) ?? node, depth + 1)
        return this.#slice(parts[0] ?? node) === '-' ? { kind: 'negative', of } : of
      }
      case 'FunctionCall':
        return { kind: 'call', name: this.#slice(parts[0] ?? node), args: this.#args(parts[1], depth) }
      case 'AggregateExpr':
        return this.#aggregate(parts, depth)
      case 'BinaryExpr':
      case 'MatrixSelector':
      case 'SubqueryExpr':
      case 'OffsetExpr':
      case 'StepInvariantExpr':
      case 'AnchoredExpr':
      case 'SmoothedExpr':
        return this.#operation(node, depth)
      default:
        throw new Unreadable(`PromQL that is not read here: ${this.#slice(node).slice(0, 40)}`)
    }
  }

  #slice({ from, to }: SyntaxNode): string {
    return this.text.slice(from, to)
  }

  /** The grammar lets pass a string that is never closed. */
  #string(node: SyntaxNode): string {
    const written = this.#slice(node)
    if (written.length < 2 || written.at(-1) !== written[0]) throw notPromQl(this.text, node.from)
    const inner = written.slice(1, -1)
    return written[0] === '`' ? inner : inner.replace(/\\(.)/gs, (_, one: string) => (one === 'n' ? '\n' : one))
  }

  #selector(parts: readonly SyntaxNode[]): Expression {
    const matchers: Matcher[] = []
    let name = ''
    for (const part of parts) {
      if (part.name === 'Identifier') name = this.#slice(part)
      else for (const matcher of childrenOf(part)) matchers.push(this.#matcher(matcher))
    }
    const named = matchers.find(({ label, operator }) => label === '__name__' && operator === '=')
    return {
      kind: 'selector',
      name: name || (named?.value ?? ''),
      matchers: matchers.filter((matcher) => matcher !== named),
    }
  }

  /** `{"metric.with.dots", job="x"}` holds a name instead of a first matcher. */
  #matcher(node: SyntaxNode): Matcher {
    const [label, operator, value] = childrenOf(node)
    if (label && !operator)
      return { label: '__name__', operator: '=', value: this.#string(childrenOf(node)[0] ?? label) }
    if (!label || !operator || !value) throw notPromQl(this.text, node.from)
    const name = label.name === 'QuotedLabelName' ? this.#string(childrenOf(label)[0] ?? label) : this.#slice(label)
    return { label: name, operator: this.#slice(operator) as Matcher['operator'], value: this.#string(value) }
  }

  /** What stands behind an operand: a range, an offset, a moment. */
  #behind(node: SyntaxNode, of: Expression): Expression {
    const last = this.#slice(childrenOf(node)[node.name === 'OffsetExpr' ? childrenOf(node).length - 1 : 1] ?? node)
    switch (node.name) {
      case 'OffsetExpr':
        return { kind: 'offset', of, seconds: numberOr(last, 0) }
      case 'MatrixSelector':
      case 'SubqueryExpr':
        return { kind: 'range', of, seconds: numberOr(last, null), isSubquery: node.name === 'SubqueryExpr' }
      default:
        return of
    }
  }

  #args(body: SyntaxNode | undefined, depth: number): Expression[] {
    return body ? childrenOf(body).map((arg) => this.build(arg, depth + 1)) : []
  }

  #aggregate(parts: readonly SyntaxNode[], depth: number): Expression {
    const modifier = parts.find(({ name }) => name === 'AggregateModifier')
    const words = modifier ? childrenOf(modifier) : []
    return {
      kind: 'aggregate',
      name: this.#slice(parts[0] as SyntaxNode).toLowerCase(),
      args: this.#args(
        parts.find(({ name }) => name === 'FunctionCallBody'),
        depth,
      ),
      grouping: { without: words[0]?.name === 'Without', labels: this.#labels(words[1]) },
    }
  }

  #labels(node: SyntaxNode | undefined): string[] {
    const labels = node ? childrenOf(node) : []
    return labels.map((label) => this.#slice(label).replace(/^["'`](.*)["'`]$/s, '$1'))
  }

  /**
   * What stands behind an operand belongs to it alone: `offset 1h` in `a > b offset 1h + 1` to `b`. The grammar takes all
   * that is before it for the operand, so operations are put together anew.
   */
  #operation(node: SyntaxNode, depth: number): Expression {
    const operands: Expression[] = []
    const operations: Operation[] = []
    const flatten = (at: SyntaxNode, level: number): void => {
      if (level > MAX_DEPTH) throw new Unreadable('a PromQL expression nested too deeply')
      const parts = childrenOf(at)
      const [left, right] = [parts[0], parts.at(-1)]
      if (at.name === 'BinaryExpr' && left && right) {
        flatten(left, level + 1)
        operations.push(this.#operator(parts))
        flatten(right, level + 1)
      } else if (BEHIND.has(at.name) && left) {
        flatten(left, level + 1)
        operands.push(this.#behind(at, operands.pop() as Expression))
      } else operands.push(this.build(at, level + 1))
    }
    flatten(node, depth)
    return associate(operands, operations)
  }

  #operator(parts: readonly SyntaxNode[]): Operation {
    const clause = parts.find(({ name }) => name === 'MatchingModifierClause')
    return {
      operator: this.#slice(parts[1] as SyntaxNode).toLowerCase(),
      isBool: parts.some(({ name }) => name === 'BoolModifier'),
      ...(clause && { matching: this.#matching(clause) }),
    }
  }

  #matching(clause: SyntaxNode): Matching {
    const words = childrenOf(clause)
    const many = words.find(({ name }) => name === 'GroupLeft' || name === 'GroupRight')
    return {
      on: words[0]?.name === 'On',
      labels: this.#labels(words[1]),
      ...(many && { many: many.name === 'GroupLeft' ? ('left' as const) : ('right' as const) }),
    }
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child)
  }
  return children
}

function numberOr<T>(written: string, otherwise: T): number | T {
  const number = numberOf(written.trim())
  return Number.isFinite(number) ? number : otherwise
}
