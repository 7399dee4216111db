import type { Chunk, Expression, FunctionDeclaration, Identifier, Node, Statement } from 'luaparse'

export type { Chunk, Expression, FunctionDeclaration, Identifier, Node, Statement }

/** A call in any of its three spellings: `f(x)`, `f{x}`, `f'x'`. */
export type CallNode = Extract<Node, { type: 'CallExpression' | 'TableCallExpression' | 'StringCallExpression' }>

/** Start and end of a node in the script, in UTF-16 units, end exclusive (luaparse option `ranges`). */
export function rangeOf(node: Node): readonly [number, number] {
  return (node as unknown as { range: [number, number] }).range
}

/** Whether a node is a call. */
export function isCall(node: Node): node is CallNode {
  return node.type === 'CallExpression' || node.type === 'TableCallExpression' || node.type === 'StringCallExpression'
}

/** A loop of any kind. */
export type LoopNode = Extract<
  Node,
  { type: 'WhileStatement' | 'RepeatStatement' | 'ForNumericStatement' | 'ForGenericStatement' }
>

/** Whether a node is a loop. */
export function isLoop(node: Node): node is LoopNode {
  return /^(?:While|Repeat|ForNumeric|ForGeneric)Statement$/.test(node.type)
}

/** The argument expressions of a call, however it is spelled. */
export function argumentsOf(call: CallNode): readonly Expression[] {
  if (call.type === 'CallExpression') return call.arguments
  return [call.type === 'TableCallExpression' ? call.arguments : call.argument]
}

/** The direct children of a node, in source order. */
export function childrenOf(node: Node): Node[] {
  const found: Node[] = []
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) found.push(item)
  }
  return found
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

/** Calls `visit` for the node and all below it. */
export function walk(node: Node, visit: (node: Node) => undefined): void {
  visit(node)
  for (const child of childrenOf(node)) walk(child, visit)
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', '\n': '\n' }

/**
 * The text of a Lua string literal from its source form. luaparse only decodes literals whose characters it can map
 * to bytes, and scripts inside JavaScript hold any character, so the decoding is done here.
 */
export function stringValue(raw: string): string {
  const long = /^\[(=*)\[\r?\n?([\s\S]*)\]\1\]$/.exec(raw)
  if (long) return long[2] ?? ''
  return raw.slice(1, -1).replace(/\\(\d{1,3}|x[0-9a-fA-F]{2}|[\s\S])/g, (_, code: string) => {
    if (/^\d/.test(code)) return String.fromCharCode(Number(code))
    if (/^x./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return ESCAPES[code] ?? code
  })
}
