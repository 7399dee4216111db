import { ChangeLog } from './changes'
import { resolve } from './scope'
import {
  type CallNode,
  type Chunk,
  childrenOf,
  type FunctionDeclaration,
  type Identifier,
  isCall,
  type Node,
  stringValue,
  walk,
} from './tree'

/** A branch of an `if`: its condition, or for `else` the last one, which does not hold there. */
export interface Guard {
  readonly branch: Node
  readonly condition: Node
  readonly isElse: boolean
}

/** A parsed script with its names resolved. */
export interface Program {
  readonly chunk: Chunk
  readonly text: string
  /** The variable an identifier stands for: `name@offset of its declaration`; absent for globals. */
  readonly bindings: ReadonlyMap<Identifier, string>
  readonly functions: readonly FunctionDeclaration[]
  /** Calls of `redis.call` and its kin that can be told without following values. */
  readonly commandCalls: readonly CallNode[]
  /** The innermost branch of an `if` around a call, for the report. */
  readonly guards: ReadonlyMap<CallNode, Guard>
  readonly changes: ChangeLog
}

/** Globals that scripts of BullMQ's kind take from a common first part, where this text is only a later one. */
const CUSTOMARY = /^(?:rcall|redis_?call)$/i
const REDIS = new Set(['redis', 'server'])

/** Resolves the names of a parsed script. */
export function programOf(chunk: Chunk, text: string): Program {
  const bindings = new Map<Identifier, string>()
  const functions: FunctionDeclaration[] = []
  const guards = new Map<CallNode, Guard>()
  resolve(chunk, undefined, { bindings, functions })
  guard(chunk, undefined, guards)
  return {
    chunk,
    text,
    bindings,
    functions,
    guards,
    commandCalls: commandCalls(chunk, bindings),
    changes: new ChangeLog({ bindings, functions }),
  }
}

function guard(node: Node, around: Guard | undefined, guards: Map<CallNode, Guard>): void {
  if (isCall(node) && around !== undefined) guards.set(node, around)
  if (node.type !== 'IfStatement') {
    for (const child of childrenOf(node)) guard(child, around, guards)
    return
  }
  let condition: Node = node
  for (const branch of node.clauses) {
    if (branch.type !== 'ElseClause') {
      guard(branch.condition, around, guards)
      condition = branch.condition
    }
    const inner = { branch, condition, isElse: branch.type === 'ElseClause' }
    for (const statement of branch.body) guard(statement, inner, guards)
  }
}

/** The constant member of an index or member expression: `call` of `redis.call` and `redis['call']`. */
function memberOf(node: Node): { base: Node; name: string } | undefined {
  if (node.type === 'MemberExpression') return { base: node.base, name: node.identifier.name }
  if (node.type === 'IndexExpression' && node.index.type === 'StringLiteral') {
    return { base: node.base, name: stringValue(node.index.raw) }
  }
  return undefined
}

/** What each variable is ever assigned, as far as it is an alias of `redis` or `redis.call`. */
function aliasesOf(chunk: Chunk, bindings: ReadonlyMap<Identifier, string>): Map<string, 'redis' | 'call'> {
  const aliases = new Map<string, 'redis' | 'call'>()
  walk(chunk, (node) => {
    if (node.type !== 'LocalStatement' && node.type !== 'AssignmentStatement') return undefined
    for (const [at, variable] of node.variables.entries()) {
      const value = node.init[at]
      if (variable.type !== 'Identifier' || value === undefined) continue
      const kind = aliasKind(value, aliases, bindings)
      if (kind !== undefined) aliases.set(bindings.get(variable) ?? variable.name, kind)
    }
    return undefined
  })
  return aliases
}

function aliasKind(
  node: Node,
  aliases: Map<string, 'redis' | 'call'>,
  bindings: ReadonlyMap<Identifier, string>,
): 'redis' | 'call' | undefined {
  if (node.type === 'Identifier') {
    const binding = bindings.get(node)
    if (binding === undefined && REDIS.has(node.name)) return 'redis'
    return (
      aliases.get(binding ?? node.name) ?? (binding === undefined && CUSTOMARY.test(node.name) ? 'call' : undefined)
    )
  }
  const member = memberOf(node)
  if (member === undefined || (member.name !== 'call' && member.name !== 'pcall')) return undefined
  return aliasKind(member.base, aliases, bindings) === 'redis' ? 'call' : undefined
}

function commandCalls(chunk: Chunk, bindings: ReadonlyMap<Identifier, string>): CallNode[] {
  const aliases = aliasesOf(chunk, bindings)
  const calls: CallNode[] = []
  walk(chunk, (node) => {
    if (isCall(node) && aliasKind(node.base, aliases, bindings) === 'call') calls.push(node)
    return undefined
  })
  return calls
}

/** Whether a global of this name is taken for `redis.call` although the text does not define it. */
export function isCustomaryAlias(name: string): boolean {
  return CUSTOMARY.test(name)
}
