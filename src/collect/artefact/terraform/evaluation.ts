import type { Expression } from '../documents/hcl/syntax'
import { Tree } from '../documents/tree'
import type { TerraformFile } from './file'
import { call } from './functions'
import { isKnown, joined, listOf, placed, plain, truth, unknown, writtenIn } from './values'

/** What the names in an expression stand for. */
export interface Scope {
  readonly file: TerraformFile
  /** `each`, `count` and the iterators of dynamic blocks. */
  readonly bindings: ReadonlyMap<string, Tree>
  /** `var.name`; undefined where nothing is known of it. */
  variable(name: string): Tree | undefined
  /** `local.name`. */
  local(name: string): Tree | undefined
}

/** The value of an expression as far as it can be worked out without running Terraform. */
export function evaluate(expression: Expression, scope: Scope): Tree {
  const place = scope.file.placeOf(expression)
  switch (expression.kind) {
    case 'literal':
      return plain(expression.value, place)
    case 'template':
      return templated(expression.parts, scope, expression)
    case 'list':
      return listOf(
        expression.items.map((item) => evaluate(item, scope)),
        place,
      )
    case 'object':
      return object(expression, scope)
    case 'name':
      return scope.bindings.get(expression.name) ?? unknown(expression.name, place)
    case 'member':
      return member(expression, scope)
    case 'index':
      return indexed(expression, scope)
    case 'call': {
      const values = expression.items.map((item) => evaluate(item, scope))
      return expression.name === 'try' || expression.items.every(({ kind }) => kind !== 'opaque')
        ? call(expression.name, values, place)
        : written(expression, scope)
    }
    case 'conditional':
      return conditional(expression, scope)
    case 'binary':
      return binary(expression, scope)
    case 'unary':
      return unary(expression, scope)
    case 'opaque':
      return written(expression, scope)
  }
}

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>

function written(expression: Expression, { file }: Scope): Tree {
  return unknown(file.textOf(expression), file.placeOf(expression))
}

/** A template of one part alone is that value, whatever its type: `"${var.threshold}"`. */
function templated(parts: readonly (string | Expression)[], scope: Scope, range: Expression): Tree {
  const place = scope.file.placeOf(range)
  const values = parts.map((part) => (typeof part === 'string' ? part : evaluate(part, scope)))
  const [only] = values
  if (values.length === 1 && typeof only === 'object') return placed(only, place)
  return joined(values, place)
}

function object({ entries, ...range }: Kind<'object'>, scope: Scope): Tree {
  const place = scope.file.placeOf(range)
  const named = entries.map(({ key, value }): [Tree, Tree] => {
    const tree = evaluate(value, scope)
    const whole = scope.file.placeOf({ start: key.start, end: value.end })
    return [evaluate(key, scope), placed(tree, whole)]
  })
  return new Tree(new Map(named.flatMap(([key, value]) => (key.text === undefined ? [] : [[key.text, value]]))), place)
}

function member({ of, name, ...range }: Kind<'member'>, scope: Scope): Tree {
  const place = scope.file.placeOf(range)
  if (of.kind === 'name' && !scope.bindings.has(of.name)) {
    const value = of.name === 'var' ? scope.variable(name) : of.name === 'local' ? scope.local(name) : undefined
    return value ? placed(value, place) : unknown(`${of.name}.${name}`, place)
  }
  return childOf(evaluate(of, scope), name, range, scope)
}

function indexed({ of, at, ...range }: Kind<'index'>, scope: Scope): Tree {
  const [whole, key] = [evaluate(of, scope), evaluate(at, scope)]
  const step = key.number ?? key.text
  if (step !== undefined && isKnown(key)) return childOf(whole, step, range, scope)
  return unknown(`${writtenIn(whole)}[]`, scope.file.placeOf(range))
}

function childOf(whole: Tree, step: string | number, range: { start: number; end: number }, scope: Scope): Tree {
  const place = scope.file.placeOf(range)
  const child = whole.at(step) ?? (typeof step === 'number' ? whole.at(String(step)) : undefined)
  if (child) return placed(child, place)
  const name = typeof step === 'number' ? `[${step}]` : `.${step}`
  return unknown(`${whole.unknown ?? scope.file.textOf(range)}${whole.unknown === undefined ? '' : name}`, place)
}

function conditional({ test, yes, no, ...range }: Kind<'conditional'>, scope: Scope): Tree {
  const holds = truth(evaluate(test, scope))
  if (holds !== undefined) return evaluate(holds ? yes : no, scope)
  const [one, other] = [evaluate(yes, scope), evaluate(no, scope)]
  if (one.text !== undefined && isKnown(one) && one.text === other.text) return one
  return unknown(`${writtenIn(one)} or ${writtenIn(other)}`, scope.file.placeOf(range))
}

function binary({ operator, left, right, ...range }: Kind<'binary'>, scope: Scope): Tree {
  const place = scope.file.placeOf(range)
  const [one, other] = [evaluate(left, scope), evaluate(right, scope)]
  if (operator === '&&' || operator === '||') {
    const [a, b] = [truth(one), truth(other)]
    const decides = operator === '||'
    if (a === decides || b === decides) return plain(decides, place)
    return a === undefined || b === undefined ? unknown(scope.file.textOf(range), place) : plain(!decides, place)
  }
  const result = isKnown(one) && isKnown(other) ? OPERATIONS[operator]?.(one, other) : undefined
  return result === undefined ? unknown(scope.file.textOf(range), place) : plain(result, place)
}

const OPERATIONS: Readonly<Record<string, (one: Tree, other: Tree) => number | boolean | undefined>> = {
  '==': isEqual,
  '!=': (one, other) => {
    const equal = isEqual(one, other)
    return equal === undefined ? undefined : !equal
  },
  '+': numeric((a, b) => a + b),
  '-': numeric((a, b) => a - b),
  '*': numeric((a, b) => a * b),
  '/': numeric((a, b) => (b === 0 ? undefined : a / b)),
  '%': numeric((a, b) => (b === 0 ? undefined : a % b)),
  '<': numeric((a, b) => a < b),
  '<=': numeric((a, b) => a <= b),
  '>': numeric((a, b) => a > b),
  '>=': numeric((a, b) => a >= b),
}

function numeric<T>(compute: (a: number, b: number) => T) {
  return ({ number: a }: Tree, { number: b }: Tree) => (a === undefined || b === undefined ? undefined : compute(a, b))
}

/** Whether plain values are equal; undefined for lists and mappings, but for empty lists. */
function isEqual(one: Tree, other: Tree): boolean | undefined {
  if (isPlain(one) && isPlain(other)) return one.content === other.content || one.text === (other.text ?? null)
  if (one.content === null || other.content === null) return false
  return undefined
}

function isPlain({ content }: Tree): boolean {
  return content === null || typeof content !== 'object'
}

function unary({ operator, operand, ...range }: Kind<'unary'>, scope: Scope): Tree {
  const place = scope.file.placeOf(range)
  const value = evaluate(operand, scope)
  if (operator === '!') {
    const holds = truth(value)
    return holds === undefined ? unknown(scope.file.textOf(range), place) : plain(!holds, place)
  }
  return value.number === undefined ? unknown(scope.file.textOf(range), place) : plain(-value.number, place)
}
