import { childrenOf, type FunctionDeclaration, type Identifier, type Node, rangeOf } from './tree'

interface Scope {
  readonly names: Map<string, string>
  readonly outer: Scope | undefined
}
/** What resolving fills: the variable of each identifier, and all functions. */
export interface Found {
  readonly bindings: Map<Identifier, string>
  readonly functions: FunctionDeclaration[]
}

function lookUp(scope: Scope | undefined, name: string): string | undefined {
  for (let at = scope; at !== undefined; at = at.outer) {
    const binding = at.names.get(name)
    if (binding !== undefined) return binding
  }
  return undefined
}

function declare(scope: Scope, identifier: Identifier, found: Found): void {
  const binding = `${identifier.name}@${rangeOf(identifier)[0]}`
  scope.names.set(identifier.name, binding)
  found.bindings.set(identifier, binding)
}

/** Binds every identifier below a node; `scope` is the one around it. */
export function resolve(node: Node, scope: Scope | undefined, found: Found): void {
  if (node.type === 'Identifier') {
    const binding = lookUp(scope, node.name)
    if (binding !== undefined) found.bindings.set(node, binding)
  } else if (node.type === 'FunctionDeclaration') resolveFunction(node, scope, found)
  else if (node.type === 'LocalStatement') {
    resolveAll(node.init, scope, found)
    for (const variable of node.variables) if (scope) declare(scope, variable, found)
  } else {
    const { outside, declared, inside } = partsOf(node)
    resolveAll(outside, scope, found)
    const inner: Scope = { names: new Map(), outer: scope }
    for (const variable of declared) declare(inner, variable, found)
    resolveAll(inside, inside.length > 0 ? inner : scope, found)
  }
}

interface Parts {
  /** What belongs to the scope around the node. */
  readonly outside: readonly Node[]
  /** Variables that the node declares for its inside. */
  readonly declared: readonly Identifier[]
  readonly inside: readonly Node[]
}

function partsOf(node: Node): Parts {
  const none = { outside: [], declared: [], inside: [] }
  switch (node.type) {
    case 'MemberExpression':
      return { ...none, outside: [node.base] }
    case 'TableKeyString':
      return { ...none, outside: [node.value] }
    case 'ForNumericStatement':
      return {
        outside: [node.start, node.end, ...(node.step ? [node.step] : [])],
        declared: [node.variable],
        inside: node.body,
      }
    case 'ForGenericStatement':
      return { outside: node.iterators, declared: node.variables, inside: node.body }
    case 'RepeatStatement':
      return { ...none, inside: [...node.body, node.condition] }
    case 'IfClause':
    case 'ElseifClause':
    case 'WhileStatement':
      return { ...none, outside: [node.condition], inside: node.body }
    case 'Chunk':
    case 'DoStatement':
    case 'ElseClause':
      return { ...none, inside: node.body }
    default:
      return { ...none, outside: childrenOf(node) }
  }
}

function resolveAll(nodes: readonly Node[], scope: Scope | undefined, found: Found): void {
  for (const node of nodes) resolve(node, scope, found)
}

function resolveFunction(node: FunctionDeclaration, scope: Scope | undefined, found: Found): void {
  found.functions.push(node)
  if (node.identifier?.type === 'Identifier' && node.isLocal && scope) declare(scope, node.identifier, found)
  else if (node.identifier) resolve(node.identifier, scope, found)
  const inner: Scope = { names: new Map(), outer: scope }
  for (const parameter of node.parameters) if (parameter.type === 'Identifier') declare(inner, parameter, found)
  resolveAll(node.body, inner, found)
}
