import type { Found } from './scope'
import { argumentsOf, childrenOf, type Identifier, isCall, isLoop, type Node, rangeOf, walk } from './tree'

/** What a loop or a function changes beyond itself: variables it assigns, and variables whose table it fills. */
export interface Changes {
  readonly assigned: ReadonlySet<string>
  readonly filled: ReadonlySet<string>
}

/** Tells what the code below a node changes; a function of the script that it may call changes what it can. */
export class ChangeLog {
  private readonly known = new Map<Node, Changes>()
  private readonly functions: { readonly changes: Collector; done: boolean }

  constructor(private readonly found: Found) {
    this.functions = { changes: new Collector(found), done: false }
  }

  of(node: Node): Changes {
    const known = this.known.get(node)
    if (known !== undefined) return known
    const changes = new Collector(this.found)
    this.collect(node, node, changes)
    if (changes.callsOut) changes.add(this.ofFunctions())
    this.known.set(node, changes)
    return changes
  }

  /** A loop in a loop is asked by itself, and once: loops nest as deep as a machine likes. */
  private collect(node: Node, below: Node, changes: Collector): void {
    if (below !== node && isLoop(below)) changes.add(this.of(below))
    else {
      changes.note(below)
      for (const child of childrenOf(below)) this.collect(node, child, changes)
    }
  }

  private ofFunctions(): Changes {
    const { changes, done } = this.functions
    if (!done) {
      // Outer functions come first, and walking one covers those inside it.
      let end = -1
      for (const node of this.found.functions) {
        if (rangeOf(node)[0] < end) continue
        end = rangeOf(node)[1]
        walk(node, (below) => changes.note(below))
      }
      this.functions.done = true
    }
    return changes
  }
}

class Collector implements Changes {
  readonly assigned = new Set<string>()
  readonly filled = new Set<string>()
  callsOut = false

  constructor(private readonly found: Found) {}

  add(other: Changes): void {
    for (const name of other.assigned) this.assigned.add(name)
    for (const name of other.filled) this.filled.add(name)
  }

  note(node: Node): undefined {
    if (node.type === 'AssignmentStatement') for (const target of node.variables) this.target(target)
    if (isCall(node)) this.call(node.base, argumentsOf(node)[0])
  }

  private target(node: Node): void {
    if (node.type === 'Identifier') this.assigned.add(this.nameOf(node))
    else if ('base' in node && node.base.type === 'Identifier') this.filled.add(this.nameOf(node.base))
  }

  /** `table.insert(list, …)` fills its first argument, under whatever local name. */
  private call(callee: Node, first: Node | undefined): void {
    const name =
      callee.type === 'MemberExpression' ? callee.identifier.name : callee.type === 'Identifier' ? callee.name : ''
    if (callee.type === 'Identifier') this.callsOut = true
    if (first?.type === 'Identifier' && /insert|remove|push/i.test(name)) this.filled.add(this.nameOf(first))
  }

  private nameOf(identifier: Identifier): string {
    return this.found.bindings.get(identifier) ?? identifier.name
  }
}
