import type { Reconnection } from '../../../model'
import { ts } from '../compiler'
import { type FunctionNode, isFunctionNode } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { Arithmetic, type Value } from './arithmetic'

/** How the library calls a strategy: with the number of the attempt, from 0 or from 1, or with an object (node-redis 3). */
export interface StrategyCall {
  readonly first: 0 | 1
  readonly isObject: boolean
}

/** What one call comes to: a delay, the end, or something that leads out of this analysis. */
type Outcome = number | 'stops' | 'exits' | 'unknown'

const HOUR_MS = 3_600_000
const MAX_ATTEMPTS = 2000
const MAX_DEPTH = 4
const EXIT = /\bprocess\.(?:exit|kill|abort)\(/
/** What a server that is being restarted answers. */
const REFUSED: Value = { members: { code: 'ECONNREFUSED' } }

/** Plays an outage of an hour through: the delays that a strategy asks for, and whether it ends before. */
export function reconnectionOf(tracer: Tracer, strategy: ts.Node, how: StrategyCall): Reconnection | undefined {
  const functions = isFunctionNode(strategy)
    ? [strategy]
    : ts.isExpression(strategy)
      ? tracer.functionsOf(strategy)
      : []
  const [only] = functions
  if (!only || functions.length > 1 || only.asteriskToken) return undefined
  const delaysMs: number[] = []
  let total = 0
  while (total < HOUR_MS && delaysMs.length < MAX_ATTEMPTS) {
    const outcome = outcomeOf(tracer, only, argumentsAt(how, delaysMs.length, total), 0)
    if (outcome === 'stops') return { delaysMs, givesUp: true }
    if (outcome === 'exits') return { delaysMs, givesUp: false }
    if (outcome === 'unknown' || !(outcome >= 0)) return undefined
    delaysMs.push(outcome)
    total += outcome
  }
  return { delaysMs, givesUp: false }
}

function argumentsAt({ first, isObject }: StrategyCall, attempts: number, total: number): Value[] {
  const members = { attempt: attempts + 1, total_retry_time: total, times_connected: 1, error: REFUSED }
  return isObject ? [{ members }] : [attempts + first, REFUSED]
}

function outcomeOf(tracer: Tracer, strategy: FunctionNode, args: readonly Value[], depth: number): Outcome {
  const variables = new Map<ts.Symbol, Value>()
  for (const [at, parameter] of strategy.parameters.entries()) bind(tracer, variables, parameter.name, args[at])
  const call = (callee: ts.FunctionLikeDeclaration, given: readonly Value[]): Value => {
    const outcome =
      depth < MAX_DEPTH && isFunctionNode(callee) ? outcomeOf(tracer, callee, given, depth + 1) : 'unknown'
    return outcome === 'stops' ? 'nothing' : typeof outcome === 'number' ? outcome : undefined
  }
  const run = new Run(tracer, variables, new Arithmetic(tracer, variables, call))
  const { body } = strategy
  if (!body) return 'unknown'
  return ts.isBlock(body) ? (run.statements(body.statements) ?? 'stops') : run.outcome(body)
}

function bind(tracer: Tracer, variables: Map<ts.Symbol, Value>, name: ts.BindingName, value: Value): void {
  if (ts.isIdentifier(name)) {
    const symbol = tracer.symbolOf(name)
    if (symbol) variables.set(symbol, value)
    return
  }
  for (const element of name.elements) {
    if (!ts.isBindingElement(element)) continue
    const member = (element.propertyName ?? element.name).getText()
    bind(tracer, variables, element.name, typeof value === 'object' ? value.members[member] : undefined)
  }
}

/** One call of a strategy, statement by statement. */
class Run {
  constructor(
    readonly tracer: Tracer,
    readonly variables: Map<ts.Symbol, Value>,
    readonly arithmetic: Arithmetic,
  ) {}

  /** The outcome of the statement that ends the call; undefined where none does. */
  statements(all: readonly ts.Statement[]): Outcome | undefined {
    for (const statement of all) {
      const outcome = this.#statement(statement)
      if (outcome !== undefined) return outcome
    }
    return undefined
  }

  outcome(expression: ts.Expression): Outcome {
    const value = this.arithmetic.valueOf(expression)
    if (value === 'nothing') return 'stops'
    return typeof value === 'number' ? value : 'unknown'
  }

  #statement(node: ts.Statement): Outcome | undefined {
    if (ts.isReturnStatement(node)) return node.expression ? this.outcome(node.expression) : 'stops'
    if (ts.isBlock(node)) return this.statements(node.statements)
    if (ts.isIfStatement(node)) return this.#branch(node)
    if (ts.isVariableStatement(node)) return this.#declare(node)
    if (ts.isExpressionStatement(node)) return this.#expression(node.expression)
    if (ts.isThrowStatement(node)) return 'exits'
    return ts.isEmptyStatement(node) || ts.isFunctionDeclaration(node) ? undefined : 'unknown'
  }

  #branch({ expression, thenStatement, elseStatement }: ts.IfStatement): Outcome | undefined {
    const truth = this.arithmetic.truthOf(expression)
    if (truth === true) return this.#statement(thenStatement)
    if (truth === false) return elseStatement && this.#statement(elseStatement)
    // Not known: a branch that only logs changes nothing, one that answers decides what cannot be known.
    const branches = [thenStatement, ...(elseStatement ? [elseStatement] : [])].map((one) => this.#statement(one))
    return branches.every((one) => one === undefined) ? undefined : 'unknown'
  }

  #declare(node: ts.VariableStatement): undefined {
    for (const { name, initializer } of node.declarationList.declarations) {
      bind(this.tracer, this.variables, name, initializer && this.arithmetic.valueOf(initializer))
    }
  }

  #expression(node: ts.Expression): Outcome | undefined {
    if (EXIT.test(node.getText())) return 'exits'
    if (!ts.isBinaryExpression(node) || !ts.isIdentifier(node.left)) return undefined
    const symbol = this.tracer.symbolOf(node.left)
    const isPlain = node.operatorToken.kind === ts.SyntaxKind.EqualsToken
    if (symbol) this.variables.set(symbol, isPlain ? this.arithmetic.valueOf(node.right) : undefined)
    return undefined
  }
}
