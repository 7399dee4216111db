import { tallyOf } from './command-call'
import { evaluate, evaluateAll } from './evaluate'
import { type Flow, follow, type Run } from './loops'
import { MAX_DEPTH, Machine } from './machine'
import { assume, merge, type State, settle, truthOf } from './state'
import { type CallNode, type FunctionDeclaration, isCall, rangeOf, type Statement } from './tree'
import { either, NIL, symbol, TRUE, type Value, type Values } from './value'
import { assign, declare } from './variables'

/** Runs a script along all of its paths, merging those that stand alike. */
export class Interpreter extends Machine implements Run {
  /**
   * The main part, then each function that nothing in the script calls: Redis or another text calls it.
   *
   * @param uncalled these functions as the survey found them; absent in the survey itself
   * @returns them
   */
  runAll(start: State, uncalled?: readonly FunctionDeclaration[]): FunctionDeclaration[] {
    const ran: FunctionDeclaration[] = []
    const flow = this.block(this.program.chunk.body, [start])
    const ends = [...flow.next, ...flow.breaks, ...flow.returns.map(({ state }) => state)]
    for (const end of ends) this.finish(end)
    const [after] = settle(ends.length > 0 ? ends : [start], 'end', 1)
    for (const node of uncalled ?? this.program.functions) {
      if (uncalled === undefined && this.entered.has(node)) continue
      ran.push(node)
      this.runFunction(node, start, after ?? start)
    }
    return ran
  }

  private runFunction(node: FunctionDeclaration, start: State, after: State): void {
    const state = after.copy()
    state.key = start.key
    state.status = start.status
    state.pending.clear()
    state.content = null
    state.touchedBy = null
    state.leak = null
    for (const end of this.body(node, undefined, { items: [], open: true }, state)) this.finish(end.state)
  }

  finish(state: State): void {
    for (const site of state.pending) {
      const tally = tallyOf(this, site)
      tally.bad = true
      tally.leak ??= state.leak
      if (this.assumption === 'emptied') site.emptied.by ??= state.touchedBy
    }
  }

  /** Follows a call; where its paths end differently, what they leave is merged. */
  invoke(node: FunctionDeclaration, args: Values, call: CallNode, state: State): Values {
    const site = this.siteOf(call)
    const isRunning = this.frames.some((frame) => frame.node === node)
    if (isRunning || this.frames.length >= MAX_DEPTH) return { items: [symbol(`call@${site}`, site)], open: true }
    this.spend(state.size)
    const ends = this.body(node, call, args, state.copy())
    const [first, ...others] = ends.filter((end) => !end.state.dead)
    if (first === undefined) {
      state.dead = true
      return { items: [], open: false }
    }
    let values = first.values
    for (const other of others) {
      this.spend(first.state.size)
      merge(first.state, other.state, site)
      values = eitherAll(values, other.values, `call@${site}`)
    }
    // Variables of the function are gone; keeping them would make every later copy dearer.
    for (const name of first.state.env.keys()) if (!state.env.has(name)) first.state.env.delete(name)
    state.become(first.state)
    return values
  }

  private body(node: FunctionDeclaration, call: CallNode | undefined, args: Values, state: State): Flow['returns'] {
    this.entered.add(node)
    const named = node.parameters.filter((parameter) => parameter.type === 'Identifier')
    this.frames.push({ node, call, rest: { ...args, items: args.items.slice(named.length) } })
    const site = this.siteOf(node)
    for (const [at, parameter] of named.entries()) {
      const origin = this.registered.has(node) ? '' : 'parameter:'
      const unknown = symbol(`${origin}${this.nameOf(parameter)}${call ? site : ''}`, site)
      state.env.set(this.nameOf(parameter), args.items[at] ?? (args.open ? unknown : NIL))
    }
    const { next, breaks, returns } = this.block(node.body, [state])
    this.frames.pop()
    return [...returns, ...[...next, ...breaks].map((end) => ({ state: end, values: { items: [], open: false } }))]
  }

  block(statements: readonly Statement[], states: readonly State[]): Flow {
    const flow: Flow = { next: [...states], breaks: [], returns: [] }
    for (const statement of statements) {
      const before = flow.next.splice(0)
      if (before.length === 0) break
      for (const state of before) {
        join(flow, this.statement(statement, state))
      }
      for (const state of flow.next) this.spend(flow.next.length > 1 ? state.size : 1)
      flow.next.splice(0, flow.next.length, ...settle(flow.next, String(rangeOf(statement)[0])))
    }
    return flow
  }

  private statement(node: Statement, state: State): Flow {
    const flow: Flow = { next: [state], breaks: [], returns: [] }
    switch (node.type) {
      case 'LocalStatement':
        declare(this, node, state)
        return flow
      case 'AssignmentStatement':
        assign(this, node, state)
        return flow
      case 'CallStatement':
        if (isCall(node.expression)) evaluateAll(this, [node.expression], state)
        return flow
      case 'FunctionDeclaration':
        if (node.identifier?.type === 'Identifier')
          state.env.set(this.nameOf(node.identifier), { kind: 'function', node })
        else if (node.identifier) assign(this, { variables: [node.identifier], init: [node] }, state)
        return flow
      case 'ReturnStatement': {
        const values = evaluateAll(this, node.arguments, state)
        return { next: [], breaks: [], returns: state.dead ? [] : [{ state, values }] }
      }
      case 'BreakStatement':
        return { next: [], breaks: [state], returns: [] }
      case 'DoStatement':
        return this.block(node.body, [state])
      case 'IfStatement':
        return this.branches(node, state)
      case 'WhileStatement':
      case 'RepeatStatement':
      case 'ForNumericStatement':
      case 'ForGenericStatement':
        return follow(this, node, state)
      default:
        return flow
    }
  }

  private branches(node: Statement & { type: 'IfStatement' }, state: State): Flow {
    const flow: Flow = { next: [], breaks: [], returns: [] }
    for (const clause of node.clauses) {
      const condition = clause.type === 'ElseClause' ? TRUE : evaluate(this, clause.condition, state)
      if (state.dead) return flow
      const truth = clause.type === 'ElseClause' || this.decide(condition, state)
      if (truth === false) continue
      const taken = truth === true ? state : state.copy()
      assume(taken, condition, true)
      this.spend(taken.size)
      join(flow, this.block(clause.body, [taken]))
      if (truth === true) return flow
      assume(state, condition, false)
    }
    flow.next.push(state)
    return flow
  }

  /** A survey looks into every branch that a run with an assumption may decide against. */
  decide(condition: Value, state: State): boolean | undefined {
    const truth = truthOf(condition, state)
    return this.assumption === 'survey' ? undefined : truth
  }
}

function join(flow: Flow, more: Flow): void {
  flow.next.push(...more.next)
  flow.breaks.push(...more.breaks)
  flow.returns.push(...more.returns)
}

function eitherAll(left: Values, right: Values, id: string): Values {
  const count = Math.max(left.items.length, right.items.length)
  const items = Array.from({ length: count }, (_, at) =>
    either(left.items[at] ?? NIL, right.items[at] ?? NIL, `${id}:${at}`),
  )
  return { items, open: left.open || right.open }
}
