import { COMPARISONS, isComparison } from './comparisons'

/** Arithmetic over metrics, as the queries of monitors write it. */
export type Formula<Operand> =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'operand'; readonly operand: Operand }
  | { readonly kind: 'call'; readonly name: string; readonly items: readonly Formula<Operand>[] }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: Formula<Operand>
      readonly right: Formula<Operand>
    }

/** Reads one operand at an offset, and says where it ends; undefined where none stands there. */
export type OperandReader<Operand> = (
  text: string,
  at: number,
) => { readonly operand: Operand; readonly end: number } | undefined

const STRENGTH: Readonly<Record<string, number>> = {
  '||': 1,
  OR: 1,
  '&&': 2,
  AND: 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 7,
}

const OPERATOR = /\|\||&&|==|!=|<=|>=|[-+*/%^<>]|\b(?:AND|OR)\b/y
const NUMBER = /\d{1,20}(?:\.\d{0,20})?(?:[eE][+-]?\d{1,3})?|\.\d{1,20}/y
const CALLED = /([A-Za-z_]\w{0,60})[ \t\r\n]{0,20}\(/y
const BLANK = /\s{0,1000}/y

const MAX_DEPTH = 50
const MAX_TERMS = 500

/**
 * Reads a formula up to where it ends, and says where that is; undefined for what is none, too deep or too long.
 *
 * @param from where it starts
 */
export function readFormula<Operand>(
  text: string,
  operand: OperandReader<Operand>,
  from = 0,
): { readonly formula: Formula<Operand>; readonly end: number } | undefined {
  const reader = new FormulaReader(text, operand, from)
  const formula = reader.read(0, 0)
  return formula && { formula, end: reader.at }
}

class FormulaReader<Operand> {
  #terms = 0

  constructor(
    readonly text: string,
    readonly operand: OperandReader<Operand>,
    public at: number,
  ) {}

  read(weakest: number, depth: number): Formula<Operand> | undefined {
    if (depth > MAX_DEPTH) return undefined
    let left = this.#term(depth)
    while (left) {
      const before = this.at
      const operator = this.#match(OPERATOR)?.[0]
      const strength = operator === undefined ? 0 : (STRENGTH[operator] ?? 0)
      if (operator === undefined || strength <= weakest) {
        this.at = before
        return left
      }
      const right = this.read(strength, depth + 1)
      left = right && { kind: 'binary', operator, left, right }
    }
    return undefined
  }

  #term(depth: number): Formula<Operand> | undefined {
    this.#terms++
    if (this.#terms > MAX_TERMS) return undefined
    this.#match(BLANK)
    const read = this.operand(this.text, this.at)
    if (read) {
      this.at = read.end
      return { kind: 'operand', operand: read.operand }
    }
    const number = this.#match(NUMBER)?.[0]
    if (number !== undefined) return { kind: 'number', value: Number(number) }
    const name = this.#match(CALLED)?.[1]
    if (name !== undefined) return this.#call(name, depth)
    if (this.#takes('(')) return this.#closed(this.read(0, depth + 1), ')')
    if (this.#takes('[')) return this.#list(depth)
    if (!this.#takes('-')) return undefined
    const right = this.read(STRENGTH['*'] ?? 0, depth + 1)
    return right && { kind: 'binary', operator: '-', left: { kind: 'number', value: 0 }, right }
  }

  #call(name: string, depth: number): Formula<Operand> | undefined {
    const items: Formula<Operand>[] = []
    if (this.#takes(')')) return { kind: 'call', name, items }
    do {
      const item = this.#quoted() ?? this.read(0, depth + 1)
      if (!item) return undefined
      items.push(item)
    } while (this.#takes(','))
    return this.#closed({ kind: 'call', name, items }, ')')
  }

  /** `SUM([m1, m2])`: a list is a call without a name. */
  #list(depth: number): Formula<Operand> | undefined {
    const items: Formula<Operand>[] = []
    do {
      const item = this.read(0, depth + 1)
      if (!item) return undefined
      items.push(item)
    } while (this.#takes(','))
    return this.#closed({ kind: 'call', name: '', items }, ']')
  }

  /** Texts are options of functions: their wording decides nothing here. */
  #quoted(): Formula<Operand> | undefined {
    this.#match(BLANK)
    return this.#match(/(["'])[^"']{0,500}\1/y) && { kind: 'call', name: 'text', items: [] }
  }

  #closed(formula: Formula<Operand> | undefined, sign: string): Formula<Operand> | undefined {
    return this.#takes(sign) ? formula : undefined
  }

  #takes(sign: string): boolean {
    this.#match(BLANK)
    if (!this.text.startsWith(sign, this.at)) return false
    this.at += sign.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    if (pattern !== BLANK) this.#match(BLANK)
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at = match.index + match[0].length
    return match ?? undefined
  }
}

/** The operands of a formula, in their order. */
export function operandsOf<Operand>(formula: Formula<Operand>): Operand[] {
  if (formula.kind === 'operand') return [formula.operand]
  if (formula.kind === 'binary') return [...operandsOf(formula.left), ...operandsOf(formula.right)]
  return formula.kind === 'call' ? formula.items.flatMap(operandsOf) : []
}

/** What the functions of a query language make of their values; undefined for a value that cannot be told. */
export type Functions = Readonly<Record<string, (values: readonly number[]) => number | undefined>>

/** The value of a formula for given values of its operands; undefined where a function is not known. True is 1, false is 0. */
export function compute<Operand>(
  formula: Formula<Operand>,
  measured: (operand: Operand) => number | undefined,
  functions: Functions,
): number | undefined {
  if (formula.kind === 'number') return formula.value
  if (formula.kind === 'operand') return measured(formula.operand)
  if (formula.kind === 'call') return computeCall(formula, measured, functions)
  const left = compute(formula.left, measured, functions)
  const right = compute(formula.right, measured, functions)
  return left === undefined || right === undefined ? undefined : operate(formula.operator, left, right)
}

function computeCall<Operand>(
  { name, items }: Extract<Formula<Operand>, { kind: 'call' }>,
  measured: (operand: Operand) => number | undefined,
  functions: Functions,
): number | undefined {
  const flat = items.flatMap((item) => (item.kind === 'call' && item.name === '' ? item.items : [item]))
  const values = flat
    .filter((item) => item.kind !== 'call' || item.name !== 'text')
    .map((item) => compute(item, measured, functions))
  if (!Object.hasOwn(functions, name) || values.includes(undefined)) return undefined
  return functions[name]?.(values as number[])
}

/**
 * What an operator makes of two numbers; a comparison gives 1 where it holds and 0 where not. Undefined for an operator
 * that is none.
 */
export function operate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '%':
      return left % right
    case '^':
      return left ** right
    case '&&':
    case 'AND':
      return Number(left !== 0 && right !== 0)
    case '||':
    case 'OR':
      return Number(left !== 0 || right !== 0)
    default:
      return isComparison(operator) ? Number(COMPARISONS[operator](left, right)) : undefined
  }
}
