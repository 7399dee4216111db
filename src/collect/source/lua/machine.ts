import { excerptOf } from '../excerpt'
import type { Program } from './program'
import type { Record } from './record'
import type { State } from './state'
import { type CallNode, type FunctionDeclaration, type Node, rangeOf } from './tree'
import type { Value, Values } from './value'

/**
 * What is assumed of the key in mind before the script: nothing is decided (survey), not there, there with a TTL; there
 * with a TTL, and the first command that takes elements out of it takes all (emptied).
 */
export type Assumption = 'survey' | 'absent' | 'present' | 'emptied'

/** A call of a function of the script that is being followed. */
export interface Frame {
  readonly node: FunctionDeclaration
  /** Absent for a function that nothing in the script calls. */
  readonly call: CallNode | undefined
  readonly rest: Values
}

/** Thrown where following a script costs more than it may. */
export class OutOfBudget extends Error {}

/** Calls of functions are followed to this depth. */
export const MAX_DEPTH = 12

/** One run through a script with one assumption. Expressions and statements reach each other through it. */
export abstract class Machine {
  readonly frames: Frame[] = []
  /** Elements of unrolled loops that are being followed. */
  readonly turns: number[] = []
  readonly entered = new Set<FunctionDeclaration>()
  /** Functions that Redis calls: given to `redis.register_function`. */
  readonly registered = new Set<FunctionDeclaration>()

  constructor(
    readonly program: Program,
    readonly record: Record,
    readonly assumption: Assumption,
    private readonly budget: { left: number },
  ) {}

  /** Follows a call of a function of the script. */
  abstract invoke(node: FunctionDeclaration, args: Values, call: CallNode, state: State): Values

  /** Ends a path: what is pending stays without TTL. */
  abstract finish(state: State): void

  spend(cost: number): void {
    this.budget.left -= cost
    if (this.budget.left < 0) throw new OutOfBudget()
  }

  /** A name for a node that is the same in every run, and differs between calls of the function it stands in. */
  siteOf(node: Node): string {
    const path = [...this.frames.map(({ call }) => (call ? rangeOf(call)[0] : '-')), ...this.turns]
    return path.length > 0 ? `${rangeOf(node)[0]}/${path.join('/')}` : String(rangeOf(node)[0])
  }

  nameOf(node: Node & { type: 'Identifier' }): string {
    return this.program.bindings.get(node) ?? node.name
  }

  textOf(node: Node): string {
    return excerptOf(this.program.text.slice(...rangeOf(node)))
  }
}

/** A value's first, or nil. */
export function firstOf(values: Values, otherwise: Value): Value {
  return values.items[0] ?? otherwise
}
