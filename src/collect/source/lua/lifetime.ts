import type { Lifetime, TimeUnit } from '../../../model'
import { excerptOf } from '../excerpt'
import { dividedBy, literal, named, plus, type Quantity, resolved, times, UNKNOWN } from '../quantities/quantity'
import { optionsFrom, positionalTtl, ttlAfter } from '../quantities/ttl-arguments'
import type { Program } from './program'
import type { Site } from './record'
import { argumentsOf, type Expression, isCall, rangeOf, stringValue } from './tree'
import type { Value, Values } from './value'
import { wordsOf } from './value'

/** The argument of a command that is a TTL. */
export interface LifetimeArgument {
  /** Its position after the command's name. */
  readonly at: number
  readonly takes: TimeUnit
  readonly option: string
  readonly value: Value
}

/** Finds the TTL among the arguments of a command. */
export function lifetimeArgument(name: string, { items }: Values): LifetimeArgument | undefined {
  const takes = positionalTtl(name)
  if (takes) return items[1] && { at: 1, takes, option: name, value: items[1] }
  const from = optionsFrom(name)
  if (from === undefined) return undefined
  for (const [index, item] of items.entries()) {
    const [word, ...others] = (index >= from && wordsOf(item)) || []
    const unit = word !== undefined && others.length === 0 ? ttlAfter(word) : undefined
    const value = items[index + 1]
    if (word !== undefined && unit && value) return { at: index + 1, takes: unit, option: word, value }
  }
  return undefined
}

/** What the script says about the TTL that a command gives; only where the call itself names command and TTL. */
export function lifetimesOf({ lifetime, call, name }: Site, program: Program): Lifetime[] {
  if (!lifetime) return []
  const [command, ...args] = argumentsOf(call)
  const node = args[lifetime.at]
  if (command?.type !== 'StringLiteral' || stringValue(command.raw).toUpperCase() !== name || !node) return []
  const { value, unit, because, doubt } = resolved(read(node, lifetime.value))
  const { takes, option } = lifetime
  // A variable that starts at zero is mostly given another value on the path that counts.
  const isKnown =
    value !== undefined && (value > 0 || node.type === 'NumericLiteral' || node.type === 'UnaryExpression')
  return [
    {
      takes,
      option,
      written: excerptOf(program.text.slice(...rangeOf(node))),
      ...(isKnown && { value }),
      ...(unit && { unit }),
      ...(because !== undefined && { because }),
      ...(doubt !== undefined && { doubt }),
    },
  ]
}

const OPERATIONS: Readonly<Record<string, (left: Quantity, right: Quantity) => Quantity>> = {
  '*': times,
  '/': dividedBy,
  '+': (left, right) => plus(left, right, 1),
  '-': (left, right) => plus(left, right, -1),
}
/** Give back the number that they are given. */
const KEEPERS = /^(?:tonumber|tostring|floor|ceil|abs)$/

/** Reads an expression; `value` is what following the script has found it to be. */
function read(node: Expression, value?: Value): Quantity {
  switch (node.type) {
    case 'NumericLiteral':
      return literal(node.value)
    case 'StringLiteral':
      return /^-?\d+$/.test(stringValue(node.raw)) ? literal(Number(stringValue(node.raw))) : UNKNOWN
    case 'UnaryExpression':
      return node.operator === '-' ? { ...times(read(node.argument), literal(-1)), factors: [] } : UNKNOWN
    case 'BinaryExpression':
      return OPERATIONS[node.operator]?.(read(node.left), read(node.right)) ?? UNKNOWN
    case 'Identifier':
      return named(value?.kind === 'number' ? literal(value.value) : UNKNOWN, node.name)
    default:
      return isCall(node) ? readCall(node) : UNKNOWN
  }
}

function readCall(node: Expression & Parameters<typeof argumentsOf>[0]): Quantity {
  const { base } = node
  const name = base.type === 'Identifier' ? base.name : base.type === 'MemberExpression' ? base.identifier.name : ''
  const [argument] = argumentsOf(node)
  return argument && KEEPERS.test(name) ? read(argument) : UNKNOWN
}
