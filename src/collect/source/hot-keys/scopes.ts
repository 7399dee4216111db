import { ts } from '../compiler'
import { isFunctionNode, memberName, nodesIn, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { ReadingFunctions } from '../usage/reading-functions'

/** More calls than a function that a person reads makes. */
const MAX_CALLS = 400

/** A function that reads from Redis, by itself or through a function that it calls. */
export class ReadScope {
  /** Its calls, in their order. */
  readonly calls: readonly ts.CallExpression[]
  /** Those that read from Redis. */
  readonly reads: readonly ts.CallExpression[]

  constructor(
    readonly scope: ts.Node,
    readonly tracer: Tracer,
    reading: ReadingFunctions,
  ) {
    this.calls = [...nodesIn(scope)].filter(ts.isCallExpression).slice(0, MAX_CALLS)
    this.reads = this.calls.filter((call) => reading.isRead(call))
  }

  /** Whether a read is about the same key as an expression. */
  readsKeyOf(key: ts.Expression): boolean {
    return this.readsOfKey(key).length > 0
  }

  /** The reads that are about the same key as an expression: they are made of the same variables, or are the same text. */
  readsOfKey(key: ts.Expression): readonly ts.CallExpression[] {
    const words = this.wordsOf(key)
    return this.reads.filter(({ arguments: given }) => {
      return given.some((one) => [...this.wordsOf(one)].some((word) => words.has(word)))
    })
  }

  /** The variables and texts that an expression is made of, those behind a variable of the function included. */
  wordsOf(expression: ts.Expression): ReadonlySet<string> {
    const words = new Set<string>()
    const open: ts.Node[] = [expression]
    for (let node = open.pop(), steps = 0; node && steps < MAX_WORDS; node = open.pop(), steps++) {
      for (const one of nodesIn(node)) {
        if (ts.isStringLiteralLike(one) && one.text !== '') words.add(`'${one.text}'`)
        if (!ts.isIdentifier(one) || isCallee(one) || words.has(one.text)) continue
        words.add(one.text)
        const value = this.#variable(one)
        if (value) open.push(value)
      }
    }
    return words
  }

  /** The value of a variable that the function declares. */
  #variable(name: ts.Identifier): ts.Expression | undefined {
    const declared = this.tracer.symbolOf(name)?.valueDeclaration
    const isOwn = declared !== undefined && ts.isVariableDeclaration(declared) && isWithinScope(declared, this.scope)
    const value = isOwn ? declared.initializer : undefined
    return value && !ts.isAwaitExpression(unwrap(value)) ? value : undefined
  }

  /** Whether something outlives a call of the function: it is not made in it. */
  outlives(origin: ts.Node): boolean {
    return !isWithinScope(origin, this.scope)
  }
}

const MAX_WORDS = 20

/** Names of functions and of the objects that they belong to say nothing of a key. */
function isCallee(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node || isCalled(parent)
  return isCalled(node)
}

function isCalled(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node
}

function isWithinScope(node: ts.Node, scope: ts.Node): boolean {
  return node.pos >= scope.pos && node.end <= scope.end && node.getSourceFile() === scope.getSourceFile()
}

/** Every function that reads, and those that call them by a name that is not too common, as far as they are wanted. */
export function readScopes(
  tracer: Tracer,
  reading: ReadingFunctions,
  isWanted: (scope: ts.Node) => boolean,
): ReadScope[] {
  const wanted = [...reading.scopes()].filter((scope) => isFunctionNode(scope) && isWanted(scope))
  return wanted.map((scope) => new ReadScope(scope, tracer, reading))
}

/** A method call as receiver, method and arguments; undefined for any other. */
export function methodCall(call: ts.CallExpression) {
  const callee = unwrap(call.expression)
  if (!ts.isPropertyAccessExpression(callee)) return undefined
  return { receiver: callee.expression, method: memberName(callee) ?? '', args: call.arguments }
}
