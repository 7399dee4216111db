import { ts } from '../compiler'
import { memberName, nodesIn, withoutAwait } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { endsWithExit } from '../usage/flow'
import { variableFor } from './positions'
import { truthFor } from './truths'

/** Where a read has found something, or nothing. */
type Finding = 'hit' | 'miss'

/** Deeper ones are handed through functions of functions, and no longer the value. */
const MAX_STEPS = 40
const MAX_DERIVED = 200

/**
 * What one function does with the answer of a read, or of a call that gives it: which variables hold it, and what runs where
 * there is an answer and where there is none.
 */
export class FoundValue {
  readonly #same = new Set<ts.Symbol>()
  readonly #derived = new Set<ts.Symbol>()

  constructor(
    readonly tracer: Tracer,
    readonly read: ts.Node,
    /** The function that it is worked with in. */
    readonly scope: ts.Node,
  ) {
    const held = keeperOf(read, scope)
    if (held) this.#name(held.name, held.isSame ? this.#same : undefined)
    for (const node of this.after()) {
      if (ts.isVariableDeclaration(node) && node.initializer && this.isMadeOf(node.initializer)) {
        this.#name(node.name, this.#isSame(node.initializer) ? this.#same : undefined)
      }
      if (this.#derived.size > MAX_DERIVED) break
    }
  }

  /** The nodes of the function that stand behind the read. */
  *after(): Generator<ts.Node> {
    for (const node of nodesIn(this.scope)) if (node.pos >= this.read.end) yield node
  }

  /** Whether an expression contains what was read, or something that was made of it. */
  isMadeOf(expression: ts.Node): boolean {
    for (const node of nodesIn(expression)) {
      if (node === this.read || (ts.isIdentifier(node) && this.#holds(node, this.#derived))) return true
    }
    return false
  }

  /** Whether the function gives on what it has found, and that it has found nothing: not one that throws then. */
  get isGivenOn(): boolean {
    return (
      givesSomething(this.scope) && ![...this.after()].some((node) => ts.isThrowStatement(node) && this.#ends(node))
    )
  }

  /** Whether a throw surely ends the function after a miss, and asks for nothing else. */
  #ends(node: ts.ThrowStatement): boolean {
    for (let at: ts.Node = node; at !== this.scope; at = at.parent) {
      const { parent } = at
      const isPlain = ts.isBlock(parent) || parent === this.scope
      if (!isPlain && !(ts.isIfStatement(parent) && this.isMadeOf(parent.expression))) return false
    }
    return this.runsAfter('miss', node) === true
  }

  /** Whether a node runs after a hit, or after a miss, as far as its conditions ask for that; undefined where one cannot be told. */
  runsAfter(finding: Finding, node: ts.Node): boolean | undefined {
    const answers = this.#exits(node, finding)
    for (let at = node; at !== this.scope && at.parent; at = at.parent) answers.push(this.#enters(at, finding))
    if (answers.includes(false)) return false
    return answers.includes(undefined) ? undefined : true
  }

  /** Whether a node runs after a miss and not after every hit: after none, or after one that is stale or empty. */
  isForMiss(node: ts.Node): boolean {
    const onMiss = this.runsAfter('miss', node)
    if (onMiss === false) return false
    const onHit = this.runsAfter('hit', node)
    return onHit === false || (onHit === undefined && onMiss === true)
  }

  /** Whether what stands around a node leads into it. */
  #enters(at: ts.Node, finding: Finding): boolean | undefined {
    const { parent } = at
    if (ts.isIfStatement(parent) && at !== parent.expression) {
      return this.#is(parent.expression, at === parent.thenStatement, finding)
    }
    if (ts.isConditionalExpression(parent) && at !== parent.condition) {
      return this.#is(parent.condition, at === parent.whenTrue, finding)
    }
    if (!ts.isBinaryExpression(parent) || at !== parent.right) return true
    const { kind } = parent.operatorToken
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return this.#is(parent.left, true, finding)
    const isElse = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken
    return isElse ? this.#is(parent.left, false, finding) : true
  }

  /** Whether the statements between the read and a node let it be reached, those of every block around one of them. */
  #exits(node: ts.Node, finding: Finding): (boolean | undefined)[] {
    const blocks = new Set([...blocksAround(this.read, this.scope), ...blocksAround(node, this.scope)])
    const between = [...blocks].flatMap(({ statements }) => {
      return statements.filter(({ pos, end }) => end > this.read.pos && end <= node.pos && pos < node.pos)
    })
    return between
      .filter(ts.isIfStatement)
      .flatMap(({ expression, thenStatement, elseStatement }) => [
        leaves(thenStatement, finding) ? this.#is(expression, false, finding) : true,
        elseStatement && leaves(elseStatement, finding) ? this.#is(expression, true, finding) : true,
      ])
  }

  /** Whether a condition has a certain truth; one that asks for something else is taken to have it. */
  #is(condition: ts.Expression, truth: boolean, finding: Finding): boolean | undefined {
    const isValue = (node: ts.Expression) =>
      node === this.read || (ts.isIdentifier(node) && this.#holds(node, this.#same))
    const found = truthFor(condition, isValue, finding === 'hit')
    if (found !== undefined) return found === truth
    return this.isMadeOf(condition) ? undefined : true
  }

  /** Whether a name stands for what was read, and not for what has been put in its place since. */
  #holds(name: ts.Identifier, symbols: ReadonlySet<ts.Symbol>): boolean {
    const symbol = this.tracer.checker.getSymbolAtLocation(name)
    if (!symbol || !symbols.has(symbol)) return false
    const assigned = this.tracer.names.assignments.get(name.text) ?? []
    return !assigned.some(({ left, pos, end }) => {
      return (
        pos > this.read.end &&
        end < name.pos &&
        left.getSourceFile() === name.getSourceFile() &&
        this.tracer.checker.getSymbolAtLocation(left) === symbol
      )
    })
  }

  #name(name: ts.BindingName, same: Set<ts.Symbol> | undefined): void {
    for (const node of nodesIn(name)) {
      const symbol = ts.isIdentifier(node) ? this.tracer.checker.getSymbolAtLocation(node) : undefined
      if (!symbol) continue
      this.#derived.add(symbol)
      if (node === name) same?.add(symbol)
    }
  }

  /** `value ? JSON.parse(value) : null`, `value && parse(value)`: there is one of these where there is the other. */
  #isSame(initializer: ts.Expression): boolean {
    const node = withoutAwait(initializer)
    if (ts.isConditionalExpression(node)) {
      const truth = truthFor(node.condition, (one) => this.#isValue(one), true)
      const other = truth === true ? node.whenFalse : truth === false ? node.whenTrue : undefined
      return other !== undefined && isNothing(other)
    }
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken
      if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return this.#isValue(withoutAwait(node.left))
      return kind === ts.SyntaxKind.QuestionQuestionToken && isNothing(node.right) && this.#isSame(node.left)
    }
    const [first] = ts.isCallExpression(node) ? node.arguments : []
    if (first && memberName((node as ts.CallExpression).expression) === 'parse') return this.#isSame(first)
    return this.#isValue(node)
  }

  #isValue(node: ts.Expression): boolean {
    return node === this.read || (ts.isIdentifier(node) && this.#holds(node, this.#same))
  }
}

/** What an answer is put into, and whether that is the answer itself rather than something with it in it. */
interface Held {
  readonly name: ts.BindingName
  readonly isSame: boolean
}

/** Follows an answer out of the expression that it stands in, to the names that it is put into. */
function keeperOf(read: ts.Node, scope: ts.Node): Held | undefined {
  let isSame = true
  let element: number | undefined
  let at = read
  for (let step = 0; step < MAX_STEPS && at !== scope && at.parent; step++) {
    const { parent } = at
    const name = nameFor(at, element)
    if (name) return { name, isSame }
    if (ts.isArrayLiteralExpression(parent)) element = parent.elements.indexOf(at as ts.Expression)
    if (ts.isObjectLiteralExpression(parent) || ts.isTemplateSpan(parent)) isSame = false
    at = parent
  }
  return undefined
}

/** The name that a node is put into where it stands; of a list the one for an element. */
function nameFor(at: ts.Node, element: number | undefined): ts.BindingName | undefined {
  const { parent } = at
  if (!ts.isVariableDeclaration(parent)) return variableFor(at)
  const { name } = parent
  if (element === undefined || !ts.isArrayBindingPattern(name)) return name
  const one = name.elements[element]
  return one && ts.isBindingElement(one) ? one.name : undefined
}

function blocksAround(node: ts.Node, scope: ts.Node): ts.Block[] {
  const found: ts.Block[] = []
  for (let at = node; at !== scope && at.parent; at = at.parent) if (ts.isBlock(at.parent)) found.push(at.parent)
  return found
}

/** Whether a branch may end the function: after a hit any `return` in it will do. */
function leaves(branch: ts.Statement, finding: Finding): boolean {
  return endsWithExit(branch) || (finding === 'hit' && returns(branch))
}

function returns(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return true
  return !ts.isFunctionLike(node) && (ts.forEachChild(node, returns) ?? false)
}

function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || /^(?:undefined|void 0|\[\]|\{\}|''|"")$/.test(node.getText())
}

function givesSomething(scope: ts.Node): boolean {
  if (ts.isArrowFunction(scope) && !ts.isBlock(scope.body)) return true
  const visit = (node: ts.Node): boolean => {
    if (ts.isReturnStatement(node)) return node.expression !== undefined
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false
  }
  return visit(scope)
}
