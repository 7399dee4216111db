import { operate } from '../../alarms/formula'
import { compared, difference, keep } from './labels'
import { isVector, type Notes, type Result, type Sample, type Span, samplesOf } from './samples'
import { COMPARISONS, type Expression, SET_OPERATORS } from './syntax'

type Binary = Extract<Expression, { kind: 'binary' }>

/** Does what a binary operator does with what its sides are at one moment. */
export function combine(node: Binary, left: Result, right: Result, notes: Notes): Result {
  if (SET_OPERATORS.has(node.operator)) return setOperation(node, samplesOf(left), samplesOf(right), notes)
  if (!isVector(left) && !isVector(right)) return numberOf(node, left, right, notes)
  if (!isVector(right)) return samplesOf(left).flatMap((sample) => pair(node, sample, sample.value, right, notes))
  if (!isVector(left)) return right.flatMap((sample) => pair(node, sample, left, sample.value, notes, true))
  return matched(node, left, right, notes)
}

function numberOf(node: Binary, left: number | undefined, right: number | undefined, notes: Notes): number | undefined {
  const [result] = pair({ ...node, isBool: true }, { labels: NOWHERE, value: 0, isCertain: true }, left, right, notes)
  return result?.value
}

const NOWHERE = { known: new Map<string, string>(), rest: new Set<string>(), dropped: new Set<string>() }

/** One sample of the result, or none where a comparison drops it. A comparison keeps the value of the series. */
function pair(
  node: Binary,
  sample: Sample,
  left: number | undefined,
  right: number | undefined,
  notes: Notes,
  keepsRight = false,
): Sample[] {
  if (!COMPARISONS.has(node.operator)) return [{ ...sample, value: computed(node.operator, left, right) }]
  if (left === undefined || right === undefined) return [{ ...sample, isCertain: false, value: undefined }]
  remember(notes.compared, node, left, right)
  const isTrue = operate(node.operator, left, right) === 1
  if (node.isBool) return [{ ...sample, value: isTrue ? 1 : 0 }]
  return isTrue ? [{ ...sample, value: keepsRight ? right : left }] : []
}

/** What is not known on one side is not known of both. */
function computed(operator: string, left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : operate(operator, left, right)
}

function remember(spans: Map<object, Span>, node: object, left: number, right: number): void {
  if (Number.isNaN(left) || Number.isNaN(right)) return
  const span = spans.get(node) ?? { left: [left, left], right: [right, right] }
  span.left[0] = Math.min(span.left[0], left)
  span.left[1] = Math.max(span.left[1], left)
  span.right[0] = Math.min(span.right[0], right)
  span.right[1] = Math.max(span.right[1], right)
  spans.set(node, span)
}

/** Every series of one side with the series of the other that has the same labels, as far as they are compared. */
function matched(node: Binary, left: readonly Sample[], right: readonly Sample[], notes: Notes): Sample[] {
  return left.flatMap((one) => {
    const partners = right.filter((other) => isSame(node, one, other, notes))
    if (partners.length > 1 && node.matching?.many !== 'right') notes.dead.add(MANY)
    return partners.flatMap((other) => {
      const kept = node.matching?.many === 'right' ? other.labels : one.labels
      const labels = node.matching?.on && !node.matching.many ? keep(kept, node.matching.labels) : kept
      const isCertain = one.isCertain && other.isCertain
      return pair(node, { labels, value: one.value, isCertain }, one.value, other.value, notes)
    })
  })
}

const MANY = 'finds several series on one side of an operator for one on the other, which Prometheus refuses'

function isSame(node: Binary, one: Sample, other: Sample, notes: Notes): boolean {
  const between = difference(compared(one.labels, node.matching), compared(other.labels, node.matching))
  if (!between) return true
  const sides = `the two sides of its \`${node.operator}\``
  if (between.isProven) notes.dead.add(`never yields anything, since ${sides} differ in the label \`${between.label}\``)
  else
    notes.doubts.add(
      `${sides} may differ in ${between.label.includes(' ') ? between.label : `the label \`${between.label}\``}`,
    )
  return !between.isProven
}

function setOperation(node: Binary, left: readonly Sample[], right: readonly Sample[], notes: Notes): Sample[] {
  const partnersOf = (one: Sample, others: readonly Sample[]) =>
    others.filter((other) => isSame(node, one, other, notes))
  if (node.operator === 'or') {
    const added = right.flatMap((one) => {
      const partners = partnersOf(one, left)
      if (partners.some(({ isCertain }) => isCertain)) return []
      return [{ ...one, isCertain: one.isCertain && partners.length === 0 }]
    })
    return [...left, ...added]
  }
  return left.flatMap((one) => {
    const partners = partnersOf(one, right)
    const isThere = partners.some(({ isCertain }) => isCertain)
    if (node.operator === 'and') {
      return partners.length > 0 ? [{ ...one, isCertain: one.isCertain && isThere }] : []
    }
    return isThere ? [] : [{ ...one, isCertain: one.isCertain && partners.length === 0 }]
  })
}
