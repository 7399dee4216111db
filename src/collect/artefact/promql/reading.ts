import type { Subject } from '../../../model'
import { reasonOf, TooManySteps } from '../../files/failures'
import { Evaluator, type Surroundings } from './evaluate'
import { judgeEvictions } from './evictions'
import { dependsOn, type Judged, judgeHitRatio } from './hit-ratio'
import { parsePromQl } from './parse'
import { metricsIn, subjectsIn } from './subjects'
import type { Expression } from './syntax'

/** What the expression of an alert says. */
export interface AlertReading extends Judged {
  /** Null: it is not about Redis. */
  readonly subject: Subject | null
}

/** No recording rules and no counters of the service. */
export const NO_SURROUNDINGS: Surroundings = { recordings: new Map(), counters: new Set() }

/**
 * Reads the expression of an alert: what of Redis it is about, when it fires, and why it would not. It is not matched
 * against known spellings but evaluated, as Prometheus would, in imagined worlds of every hit ratio and every rate of
 * evictions; so it does not matter how it is written.
 *
 * @throws Unreadable for what is not PromQL or what the server would refuse to load
 */
export function readAlertExpression(text: string, surroundings: Surroundings = NO_SURROUNDINGS): AlertReading {
  const expression = parsePromQl(text)
  const subjects = subjectsIn(expression, surroundings)
  const judged = subjects.slice(0, 2).flatMap((subject) => {
    if (subject !== 'hit-ratio' && subject !== 'evictions') return []
    return [{ subject, ...judge(expression, subject, surroundings) }]
  })
  // Of an alert on both, the one decides that makes a difference.
  return judged.find(({ trigger }) => trigger) ?? judged[0] ?? { subject: subjects[0] ?? null, flaws: [], doubts: [] }
}

function judge(expression: Expression, subject: 'hit-ratio' | 'evictions', surroundings: Surroundings): Judged {
  try {
    const evaluator = new Evaluator(surroundings, expression)
    if (subject === 'evictions') return withNotes(judgeEvictions(expression, evaluator), evaluator)
    const judged = withNotes(judgeHitRatio(expression, evaluator, 1), evaluator)
    if (judged.trigger && judged.flaws.length === 0) return judged
    if (!isWholeOpen(expression, surroundings)) return judged
    const again = new Evaluator(surroundings, expression)
    const other = withNotes(judgeHitRatio(expression, again, 100), again)
    return other.trigger ? other : judged
  } catch (error) {
    if (error instanceof TooManySteps) return { flaws: [], doubts: [reasonOf(error)] }
    throw error
  }
}

/** Whether it is built on a ratio whose name does not tell whether it goes to 1 or to 100. */
function isWholeOpen(expression: Expression, surroundings: Surroundings): boolean {
  return metricsIn(expression, surroundings).some(
    ({ part, whole }) => /-ratio$/.test(part ?? '') && whole === undefined,
  )
}

function withNotes(judged: Judged, evaluator: Evaluator): Judged {
  const { notes } = evaluator
  // What a few moments show of a deviation or a number of changes proves nothing.
  if (notes.isRough && judged.flaws.length > 0) return { flaws: [], doubts: dependsOn(evaluator) }
  return { ...judged, doubts: [...new Set([...judged.doubts, ...notes.doubts])] }
}
