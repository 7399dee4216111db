import type { Evaluator } from './evaluate'
import type { Span } from './samples'
import { COMPARISONS, type Expression, within } from './syntax'

/** Why an expression fires whatever its metric says, as a clause that goes after "it". */
export function whyAlways(expression: Expression, { notes }: Evaluator, whatever: string): string {
  const comparisons = [...within(expression)].filter((part) => part.kind === 'binary' && COMPARISONS.has(part.operator))
  if (comparisons.length === 0) return 'compares its value with nothing, so it fires for as long as there are samples'
  if (comparisons.every((part) => part.kind === 'binary' && part.isBool)) {
    return 'compares with `bool`, which turns the outcome into a 0 or a 1 and drops nothing, so it fires for as long as there are samples'
  }
  return `fires ${whatever}${saying(notes.compared)}`
}

/** Why an expression never fires, each a clause that goes after "it". */
export function whyNever({ notes }: Evaluator, whatever: string): string[] {
  return notes.dead.size > 0 ? [...notes.dead] : [`never fires, ${whatever}${saying(notes.compared)}`]
}

/** What the comparison compared, where there is one alone. */
function saying(compared: ReadonlyMap<object, Span>): string {
  const [one, another] = compared.values()
  if (!one || another) return ''
  return `: it compares ${written(one.left)} with ${written(one.right)}`
}

function written([least, greatest]: readonly [number, number]): string {
  const [from, to] = [least, greatest].map((value) => String(Number(value.toPrecision(3))))
  return from === to ? String(from) : `a value between ${from} and ${to}`
}
