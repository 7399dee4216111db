import type { Collected } from '../../model'
import { Deadline } from '../files/deadline'
import type { SourcePart } from './part'
import type { Checkout } from './repository/checkout'
import { within } from './time-limit'

/**
 * How long things may take, as parts of the whole time, with the least that a slow machine needs. A question that takes
 * longer than its part is one that the compiler would take for ever over: the others take milliseconds.
 */
const QUESTION = { part: 1 / 20, leastMs: 1000 }
/** After this it is looked whether there is such a question. The largest repositories that people wrote take half of it. */
const FIRST_LOOK = { part: 1 / 5, leastMs: 10_000 }
/** How much longer than its deadline an analysis may take: it ends by itself, between two questions. */
const GRACE = { part: 1 / 10, leastMs: 60_000 }
/** Files that are given up on before all of them are. */
const MAX_GIVEN_UP = 3

/**
 * An analysis that comes to an end: types can be written so that the compiler would take years to tell what they are, and
 * nothing can stop it but the engine that runs it. The file about which it was asked is left out then, which is told, and
 * the analysis begins again.
 *
 * @param minutes what each attempt has, as {@link Deadline} has it
 * @param analyse may be stopped anywhere; what it gives must not depend on an attempt before
 */
export function analyseInTime(
  checkout: Checkout,
  minutes: number,
  analyse: (checkout: Checkout, deadline: Deadline) => SourcePart,
): Collected<SourcePart> {
  const ofTime = ({ part, leastMs }: typeof GRACE) => Math.max(part * minutes * 60_000, leastMs)
  const patience = minutes * 60_000 + ofTime(GRACE)
  const givenUp: string[] = []
  let limit = ofTime(FIRST_LOOK)
  for (;;) {
    const deadline = new Deadline(minutes)
    const done = within(limit, () => analyse(without(checkout, givenUp), deadline))
    if (done) return { status: 'collected', value: done.value }
    const stuck = stuckAt(deadline, ofTime(QUESTION))
    const isMany = stuck === undefined && limit < patience
    if (isMany) limit = patience
    else if (stuck === undefined || !checkout.sources.has(stuck) || givenUp.length >= MAX_GIVEN_UP) break
    else givenUp.push(stuck)
  }
  const named = givenUp.length > 0 ? ` (not even without ${givenUp.join(', ')})` : ''
  return { status: 'not-collected', reason: `the analysis does not come to an end${named}` }
}

/** The file that the last question was about, where that question has taken too long. */
function stuckAt({ subject }: Deadline, maxMs: number): string | undefined {
  return subject && performance.now() - subject.since > maxMs ? subject.path() : undefined
}

function without(checkout: Checkout, paths: readonly string[]): Checkout {
  if (paths.length === 0) return checkout
  const reason = 'the compiler does not come to an end with it'
  return {
    ...checkout,
    sources: new Map([...checkout.sources].filter(([path]) => !paths.includes(path))),
    skipped: [...checkout.skipped, ...paths.map((path) => ({ path, reason, kind: 'source' as const }))],
  }
}
