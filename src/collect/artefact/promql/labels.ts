import { hasPlaceholder } from '../documents/placeholder'
import type { Matcher, Matching } from './syntax'

/**
 * The labels of a series, as far as an expression tells: some with a known value, others only by name. `rest` are the
 * labels of the target: `all` but those in `dropped`, or only these names.
 */
export interface Labels {
  readonly known: ReadonlyMap<string, string>
  readonly rest: 'all' | ReadonlySet<string>
  readonly dropped: ReadonlySet<string>
}

/** Prometheus puts these on every series that it scrapes. */
const ALWAYS = ['job', 'instance']
const NONE: ReadonlySet<string> = new Set()

/** No label at all, as `vector(0)` and `sum(x)` yield. */
export const NO_LABELS: Labels = { known: new Map(), rest: NONE, dropped: NONE }

/** The labels of what a selector selects; undefined where its matchers contradict each other. */
export function labelsOf(matchers: readonly Matcher[]): Labels | undefined {
  const known = new Map<string, string>()
  for (const { label, operator, value } of matchers) {
    if (operator !== '=' || value === '' || isOpen(value)) continue
    if (known.has(label) && known.get(label) !== value) return undefined
    known.set(label, value)
  }
  const isMet = matchers.every((matcher) => fits(matcher, known.get(matcher.label)))
  return isMet ? { known, rest: 'all', dropped: NONE } : undefined
}

/** Only lists of plain words are looked into; any other pattern may fit. */
const WORDS = /^[\w./:-]{1,80}(?:\|[\w/:-]{1,80}){0,50}$/

/** A value that a template or the viewer of a dashboard gives. */
function isOpen(value: string): boolean {
  return hasPlaceholder(value) || /[${]/.test(value)
}

function fits({ operator, value }: Matcher, actual: string | undefined): boolean {
  if (actual === undefined || isOpen(value)) return true
  if (operator === '!=') return actual !== value
  if (operator === '=' || !WORDS.test(value) || value.includes('.')) return true
  return value.split('|').includes(actual) === (operator === '=~')
}

/** The same labels and these with a value. */
export function withKnown(labels: Labels, known: Iterable<readonly [string, string]>): Labels {
  return { ...labels, known: new Map([...labels.known, ...known]) }
}

/** What `by (…)` leaves. */
export function keep({ known, rest, dropped }: Labels, names: readonly string[]): Labels {
  const kept = names.filter((name) => !known.has(name) && (rest === 'all' ? !dropped.has(name) : rest.has(name)))
  return { known: new Map([...known].filter(([name]) => names.includes(name))), rest: new Set(kept), dropped: NONE }
}

/** What `without (…)` leaves. */
export function drop({ known, rest, dropped }: Labels, names: readonly string[]): Labels {
  return {
    known: new Map([...known].filter(([name]) => !names.includes(name))),
    rest: rest === 'all' ? 'all' : new Set([...rest].filter((name) => !names.includes(name))),
    dropped: rest === 'all' ? new Set([...dropped, ...names]) : NONE,
  }
}

/** Two label sets that are equal here are the same series. */
export function keyOf({ known, rest, dropped }: Labels): string {
  const values = [...known].map(([name, value]) => `${name}=${value}`).sort()
  return JSON.stringify([values, rest === 'all' ? '*' : [...rest].sort(), [...dropped].sort()])
}

/** What an operator compares of the labels of one side. */
export function compared(labels: Labels, matching: Matching | undefined): Labels {
  if (!matching) return labels
  return matching.on ? keep(labels, matching.labels) : drop(labels, matching.labels)
}

/** Why two label sets cannot be equal, or may not be; undefined where they are. */
export function difference(
  one: Labels,
  other: Labels,
): { readonly isProven: boolean; readonly label: string } | undefined {
  for (const [name, value] of one.known) {
    const there = other.known.get(name)
    if (there !== undefined && there !== value) return { isProven: true, label: name }
  }
  const lacking = [...lackingIn(one, other), ...lackingIn(other, one)]
  const proven = lacking.find(({ isProven }) => isProven)
  return proven ?? lacking[0]
}

/** Labels of the first that the second has not got. */
function lackingIn(one: Labels, other: Labels): { readonly isProven: boolean; readonly label: string }[] {
  const named = [...one.known.keys(), ...(one.rest === 'all' ? [] : one.rest)]
  const missing = named
    .filter((name) => !has(other, name))
    .map((label) => ({ isProven: one.known.has(label) || ALWAYS.includes(label), label }))
  if (one.rest !== 'all') return missing
  const always = ALWAYS.filter((name) => has(one, name) && !has(other, name)).map((label) => ({
    isProven: true,
    label,
  }))
  const open = other.rest === 'all' ? [...other.dropped].filter((name) => has(one, name)) : ['a further label']
  return [...missing, ...always, ...open.map((label) => ({ isProven: ALWAYS.includes(label), label }))]
}

function has({ known, rest, dropped }: Labels, name: string): boolean {
  return known.has(name) || (rest === 'all' ? !dropped.has(name) : rest.has(name))
}
