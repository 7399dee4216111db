import { parser } from '@prometheus-io/lezer-promql'
import { Unreadable } from '../../files/failures'
import { numberOf } from './durations'
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

class Builder {
  constructor(readonly text: string) {}

  build(node: SyntaxNode, depth: number): Expression {
    if (depth > MAX_DEPTH) throw new Unreadable('a PromQL expression nested too deeply')
    const parts = childrenOf(node)
    const first = () => this.build(parts[0] ?? node, depth + 1)
    switch (node.name) {
      case 'ParenExpr':
      case 'StepInvariantExpr':
      case 'AnchoredExpr':
      case 'SmoothedExpr':
        return first()
      case 'NumberDurationLiteral':
        return { kind: 'number', value: numberOf(this.#slice(node)) }
      case 'StringLiteral':
        return { kind: 'string', value: this.#string(node) }
      case 'VectorSelector':
        return this.#selector(parts)
      case 'MatrixSelector':
      case 'SubqueryExpr':
        return this.#range(node, parts, depth)
      case 'OffsetExpr':
        return this.#offset(parts, depth)
      case 'UnaryExpr': {
        const of = this.build(parts.at(-1) ?? node, depth + 1)
        return this.#slice(parts[0] ?? node) === '-' ? { kind: 'negative', of } : of
      }
      case 'FunctionCall':
        return { kind: 'call', name: this.#slice(parts[0] ?? node), args: this.#args(parts[1], depth) }
      case 'AggregateExpr':
        return this.#aggregate(parts, depth)
      case 'BinaryExpr':
        return this.#binary(parts, depth)
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

  #range(node: SyntaxNode, parts: readonly SyntaxNode[], depth: number): Expression {
    const seconds = numberOr(this.#slice(parts[1] ?? node), null)
    const isSubquery = node.name === 'SubqueryExpr'
    return this.#behind(parts[0] ?? node, depth, (of) => ({ kind: 'range', of, seconds, isSubquery }))
  }

  #offset(parts: readonly SyntaxNode[], depth: number): Expression {
    const [of, last] = [parts[0], parts.at(-1)]
    if (!of || !last) throw new Unreadable('not valid PromQL')
    const seconds = numberOr(this.#slice(last), 0)
    return this.#behind(of, depth, (inner) => ({ kind: 'offset', of: inner, seconds }))
  }

  /**
   * What stands behind an operand belongs to it alone: in `a - b offset 1h` to `b`. The grammar may take the whole
   * operation for the operand.
   */
  #behind(node: SyntaxNode, depth: number, put: (of: Expression) => Expression): Expression {
    const inner = this.build(node, depth + 1)
    const isOpen = node.name === 'BinaryExpr' || node.name === 'UnaryExpr'
    const last = childrenOf(node).at(-1)
    if (!isOpen || !last) return put(inner)
    if (inner.kind === 'binary') return { ...inner, right: this.#behind(last, depth + 1, put) }
    return inner.kind === 'negative' ? { ...inner, of: this.#behind(last, depth + 1, put) } : put(inner)
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

  #binary(parts: readonly SyntaxNode[], depth: number): Expression {
    const [left, operator] = parts
    const right = parts.at(-1)
    if (!left || !operator || !right) throw new Unreadable('not valid PromQL')
    const clause = parts.find(({ name }) => name === 'MatchingModifierClause')
    return {
      kind: 'binary',
      operator: this.#slice(operator).toLowerCase(),
      left: this.build(left, depth + 1),
      right: this.build(right, depth + 1),
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
