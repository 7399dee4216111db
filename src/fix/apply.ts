import { lineStarts } from '../collect/files/lines'
import type { Edit, Fix, Place } from '../model'
import type { Change } from './source'

/** A text after some fixes. */
interface Applied<T> {
  readonly text: string
  readonly done: readonly T[]
  /** Those that would have changed what another one changed. */
  readonly left: readonly T[]
}

/**
 * Applies fixes to the text that they were made for, each as a whole or not at all. Of two that touch the same text the
 * first counts; what both want alike is done once. Everything else stays as it is, byte for byte.
 */
export function applyFixes<T extends { readonly fix: Fix }>(text: string, all: readonly T[]): Applied<T> {
  const starts = lineStarts(text)
  const accepted: Change[] = []
  const done: T[] = []
  const left: T[] = []
  for (const one of all) {
    const changes = one.fix.edits.map((edit) => changeOf(edit, starts))
    const added = changes.filter((change) => !accepted.some((other) => isSame(change, other)))
    if (added.some((change) => accepted.some((other) => isOver(change, other)))) left.push(one)
    else {
      done.push(one)
      accepted.push(...added)
    }
  }
  return { text: changed(text, accepted), done, left }
}

function changeOf({ place, text }: Edit, starts: readonly number[]): Change {
  const offset = (line: Place['line'], column: Place['column']) => (starts[line - 1] ?? 0) + column - 1
  return { start: offset(place.line, place.column), end: offset(place.endLine, place.endColumn), text }
}

/** From the end on, so that no change moves another; insertions at one spot come in the order in which they were accepted. */
function changed(text: string, changes: readonly Change[]): string {
  const inOrder = [...changes].sort((a, b) => a.start - b.start || a.end - b.end)
  return inOrder.reduceRight((before, { start, end, text: added }) => {
    return before.slice(0, start) + added + before.slice(end)
  }, text)
}

function isSame(one: Change, other: Change): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text
}

/** Two options may be inserted at the same spot, one after the other; anything else that meets is a conflict. */
function isOver(one: Change, other: Change): boolean {
  const isInsertion = (change: Change) => change.start === change.end
  if (one.start === other.start && isInsertion(one) && isInsertion(other)) {
    const [a, b] = [optionIn(one.text), optionIn(other.text)]
    return a === undefined || b === undefined || a === b
  }
  return one.start <= other.end && other.start <= one.end
}

/** `, connectTimeout: 2000` → `connectTimeout`. */
function optionIn(text: string): string | undefined {
  return /^[\s,]*(\w+): /.exec(text)?.[1]
}
