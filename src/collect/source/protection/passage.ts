import type { Breaker } from '../../../model'
import { ts } from '../compiler'
import { cached } from '../repository/cached'
import type { FunctionNode } from '../trace/syntax'

/** What has become of a failure on its way up. */
export interface Fate {
  /** What answers in its stead: from here on nothing fails. */
  readonly guard?: ts.Node
  /** What catches it and throws again. */
  readonly caught?: ts.Node
  /** What makes a failed request of it. */
  readonly failed?: ts.Node
  readonly breaker?: Breaker
  /** The expressions whose promise nobody waits for: all of them, where ways that are alike were put together. */
  readonly dropped?: readonly ts.Node[]
  /** True where nobody waits for what has become of it: a side effect of what runs meanwhile. */
  readonly isAside?: true
  /** What it was handed to, which is not in sight: that may answer in its stead. */
  readonly through?: ts.Node
  /** True of a function that nobody has called yet. */
  readonly isUncalled?: true
  /** True where it is put away, or handed to something that is not in sight. */
  readonly isLost?: boolean
}

/** A failure at the edge of the function, or the file, in which it was followed. */
export interface Passage {
  readonly fate: Fate
  readonly leaves: FunctionNode | ts.SourceFile
}

/** Nothing has happened to it yet. */
export const OPEN: Fate = {}
/** Of a function: nothing fails before it is called. */
export const UNCALLED: Fate = { isUncalled: true }

/** What was a function is the promise that it gives. */
export function called({ isUncalled: _, ...fate }: Fate): Fate {
  return fate
}

/** Nobody waits for it; which is no harm to a function, nor certain to be one to what a call out of sight gives back. */
export function droppedAt(dropped: readonly ts.Node[], fate: Fate): Fate {
  return fate.isUncalled || fate.through ? { ...fate, isLost: true } : { ...fate, dropped }
}

/** What is left of a failure further up, of which this has already become something below. */
export function joined(inner: Fate, outer: Fate): Fate {
  const breaker = inner.breaker ?? outer.breaker
  const withBreaker = breaker ? { breaker } : {}
  if (isSettled(inner)) return { ...inner, ...withBreaker, ...(outer.isAside && { isAside: true }) }
  const through = inner.through ?? outer.through
  const later = { ...outer, ...(inner.caught && { caught: inner.caught }), ...(through && { through }), ...withBreaker }
  if (!outer.dropped || !(inner.through || inner.isUncalled)) return later
  const { dropped, ...rest } = later
  return droppedAt(dropped ?? outer.dropped, { ...rest, ...(inner.isUncalled && UNCALLED) })
}

/** Whether nothing further up can make a difference any more. */
export function isSettled({ guard, failed, dropped, isLost }: Fate): boolean {
  return Boolean(guard ?? failed ?? dropped) || isLost === true
}

/** How bad a fate is, for whoever waits: the worst of several paths decides. */
export function badness({ guard, failed, caught, breaker, through, isLost, isAside }: Fate): number {
  if (isAside) return guard ? 0 : 1.5
  if (guard) return breaker ? 0 : 2
  if (isLost) return 1
  if (through) return 2.5
  return failed || caught ? 3 : 4
}

/** No promise is dropped at more places than calls of a function are followed; nobody reads on so far. */
const MAX_DROPPED = 200

/**
 * The first of each kind that its fate comes to, with what is dropped by all of the kind: each of these has to be mended by
 * itself.
 */
export function alike<T extends { readonly fate: Fate }>(
  all: readonly T[],
  nameOf: (one: T) => string = () => '',
): T[] {
  const kinds = new Map<string, { readonly first: T; readonly dropped: Set<ts.Node> }>()
  for (const one of all) {
    const kind = `${nameOf(one)},${kindOf(one.fate)}`
    const { dropped } = cached(kinds, kind, () => ({ first: one, dropped: new Set() }))
    for (const node of one.fate.dropped ?? []) if (dropped.size < MAX_DROPPED) dropped.add(node)
  }
  return [...kinds.values()].map(({ first, dropped }) => {
    return dropped.size > 1 ? { ...first, fate: { ...first.fate, dropped: [...dropped] } } : first
  })
}

function kindOf({ guard, failed, caught, dropped, breaker, through, isLost, isAside }: Fate): string {
  return [guard, failed, caught, dropped, breaker, through, isLost, isAside].map(Boolean).join()
}

/** The function around a node whose body it is in, or the file. */
export function ownerOf(node: ts.Node): FunctionNode | ts.SourceFile {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isFunctionLike(at) && 'body' in at) return at as FunctionNode
    if (ts.isSourceFile(at)) return at
  }
  return node.getSourceFile()
}
