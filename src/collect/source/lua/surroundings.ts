import type { InScript } from '../../../model'
import type { Program } from './program'
import { argumentsOf, type CallNode, childrenOf, isLoop, type LoopNode, type Node, rangeOf, stringValue } from './tree'

/** Find the keys, or take them: neither says anything about what one of them holds. */
const ABOUT_KEYS = /^(?:SCAN|KEYS|DEL|UNLINK|EXISTS)$/

/** Where one command call stands in its script. A function may be called in a loop of whatever calls it. */
export function surroundingsOf(call: CallNode, program: Program): InScript {
  const around = pathTo(program.chunk, call)
  const isRepeated = around.some((node) => isLoop(node) || node.type === 'FunctionDeclaration')
  const loop = around.filter(isLoop).findLast(isOverList)
  return { isRepeated, isChosen: loop !== undefined && isChosenIn(loop, call, program) }
}

function isOverList({ type }: LoopNode): boolean {
  return type === 'ForGenericStatement' || type === 'ForNumericStatement'
}

/** Whether an `if` inside the loop, behind a command that may read the key, leads to the call. */
function isChosenIn(loop: LoopNode, call: CallNode, { guards, commandCalls }: Program): boolean {
  const guard = guards.get(call)
  if (!guard || !isInside(guard.branch, loop)) return false
  return commandCalls.some((other) => {
    const [start] = rangeOf(other)
    if (!isInside(other, loop) || start >= rangeOf(call)[0]) return false
    return !ABOUT_KEYS.test(nameIn(other))
  })
}

function nameIn(call: CallNode): string {
  const [name] = argumentsOf(call)
  return name?.type === 'StringLiteral' ? stringValue(name.raw).toUpperCase() : ''
}

function isInside(node: Node, around: Node): boolean {
  return rangeOf(node)[0] >= rangeOf(around)[0] && rangeOf(node)[1] <= rangeOf(around)[1]
}

/** The nodes around a node, outermost first. */
function pathTo(root: Node, node: Node): Node[] {
  const path: Node[] = []
  for (let at: Node | undefined = root; at && at !== node; ) {
    path.push(at)
    at = childrenOf(at).find((child) => isInside(node, child))
  }
  return path
}
