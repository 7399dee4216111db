import { type Node, type ParseError, parseTree } from 'jsonc-parser'
import { Unreadable } from '../../../files/failures'
import { lineAt, lineStarts } from '../../../files/lines'
import { MAX_DEPTH, MAX_VALUES } from '../tree'
import { ExpressionReader } from './expressions'
import { Scanner } from './scanner'
import type { Attribute, Block, Body, Expression, ObjectEntry } from './syntax'
import { bare } from './templates'

/** The blocks of Terraform and how many labels each has (Terraform, "JSON configuration syntax"). */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
}

/**
 * The blocks of a file in the JSON syntax of Terraform; strings are templates. Blocks within blocks stay attributes with
 * objects or lists of them, which is how they are looked at in the native syntax as well.
 *
 * @param isVariables for a file of variables (`.tfvars.json`), which holds attributes alone
 * @throws Unreadable for what is not JSON, too deep or too much
 */
export function parseHclJson(text: string, isVariables: boolean): Body {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  const [error] = errors
  if (error || root?.type !== 'object') {
    throw new Unreadable(`not valid JSON at line ${lineAt(lineStarts(text), error?.offset ?? 0)}`)
  }
  const reader = new JsonReader()
  if (isVariables) return { attributes: reader.attributes(root, 0), blocks: [] }
  return {
    attributes: [],
    blocks: pairsOf(root).flatMap(([type, value]) => reader.blocks(type, value, LABELS[type] ?? 0, [])),
  }
}

class JsonReader {
  #values = 0

  /** One block for each object below as many names as the block has labels. */
  blocks(type: string, node: Node, labels: number, named: readonly string[]): Block[] {
    if (node.type === 'array') return (node.children ?? []).flatMap((one) => this.blocks(type, one, labels, named))
    if (node.type !== 'object') return []
    if (labels > 0)
      return pairsOf(node).flatMap(([name, value]) => this.blocks(type, value, labels - 1, [...named, name]))
    const body = { attributes: this.attributes(node, 0), blocks: [] }
    return [{ type, labels: named, body, start: node.offset, end: node.offset + 1 }]
  }

  attributes(node: Node, depth: number): Attribute[] {
    return pairsOf(node).map(([name, value, start]) => {
      return { name, value: this.#expression(value, depth + 1), start, end: value.offset + value.length }
    })
  }

  #expression(node: Node, depth: number): Expression {
    this.#values++
    if (this.#values > MAX_VALUES) throw new Unreadable('more values than are looked through')
    if (depth > MAX_DEPTH) throw new Unreadable('nested too deeply')
    const range = { start: node.offset, end: node.offset + node.length }
    if (node.type === 'array') {
      return { kind: 'list', items: (node.children ?? []).map((one) => this.#expression(one, depth + 1)), ...range }
    }
    if (node.type === 'object') {
      const entries = pairsOf(node).map(([name, value]): ObjectEntry => {
        return { key: { kind: 'literal', value: name, ...range }, value: this.#expression(value, depth + 1) }
      })
      return { kind: 'object', entries, ...range }
    }
    if (typeof node.value !== 'string') {
      return { kind: 'literal', value: node.value as number | boolean | null, ...range }
    }
    return templateOf(node.value, range)
  }
}

/** Offsets within a template of a JSON string are not those of the file: every part gets the place of the whole string. */
function templateOf(text: string, range: { readonly start: number; readonly end: number }): Expression {
  if (!/[$%]\{/.test(text)) return { kind: 'literal', value: text, ...range }
  try {
    const scanner = new Scanner(text)
    const reader = new ExpressionReader(scanner)
    const parts = bare(scanner, (from) => reader.interpolation(from))
    return {
      kind: 'template',
      parts: parts.map((part) => (typeof part === 'string' ? part : moved(part, range))),
      ...range,
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { kind: 'opaque', ...range }
  }
}

/** The same expression at another place. */
function moved(expression: Expression, range: { readonly start: number; readonly end: number }): Expression {
  return JSON.parse(JSON.stringify(expression), (name, value: unknown) => {
    if (name === 'start') return range.start
    return name === 'end' ? range.end : value
  }) as Expression
}

/** The names of an object with their values and the offsets at which they start. */
function pairsOf(node: Node): [string, Node, number][] {
  return (node.children ?? []).flatMap(({ children: [name, value] = [] }): [string, Node, number][] => {
    return name && value ? [[String(name.value), value, name.offset]] : []
  })
}
