import type { Drill, FlushProcedure } from './artefact'
import type { Flush } from './flush'

/** What a procedure for emptying the cache has to say, each as a clause that goes after "it does not say". */
export const PROCEDURE_PARTS = {
  keys: 'which keys are deleted',
  how: 'how (SCAN and UNLINK, a version that is raised, or the function that does it)',
  who: 'who may do it',
  verification: 'how to verify it',
  drill: 'when it was last drilled',
} as const

/** One of {@link PROCEDURE_PARTS}. */
export type ProcedurePart = keyof typeof PROCEDURE_PARTS

/** A function of the source, or an operator's script, that the code of a document names; undefined where it names none. */
export function flushNamedIn({ names }: FlushProcedure, flushes: readonly Flush[]): Flush | undefined {
  return flushes.find(({ name, place, operator }) => {
    const file = place.path.split('/').at(-1) ?? place.path
    const words = [name, name.split('.').at(-1) ?? name, ...(operator ? [file] : [])]
    return words.some((word) => word.length > MIN_NAME && names.some((line) => holdsWord(line, word)))
  })
}

/** Shorter names (`run`, `main`) stand for anything. */
const MIN_NAME = 4

function holdsWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const around = [line[at - 1] ?? ' ', line[at + word.length] ?? ' ']
    if (around.every((one) => !/[\w$]/.test(one))) return true
  }
  return false
}

/** How old the last drill of a procedure is. */
export interface DrillAge {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly days: number
  /** The day and the age if a date such as `03/04/2026` is read the other way round, where that makes it older. */
  readonly atWorst?: { readonly day: string; readonly days: number }
}

const DAY_MS = 86_400_000

/** The last drill that is not ahead of today; undefined where there is none. */
export function lastDrill(drills: readonly Drill[], today: string): DrillAge | undefined {
  const readings = drills.map(({ day, otherwise = day }) => [day, otherwise].filter((one) => one <= today).sort())
  const days = readings.filter(([first]) => first !== undefined)
  const best = days.flat().sort().at(-1)
  if (best === undefined) return undefined
  const worst =
    days
      .map(([first = best]) => first)
      .sort()
      .at(-1) ?? best
  const age = (day: string) => ({ day, days: Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS) })
  return { ...age(best), ...(worst !== best && { atWorst: age(worst) }) }
}

/**
 * What a procedure does not say.
 *
 * @param flushes the functions of the source that empty the cache: naming one of them says how
 */
export function missingParts(
  procedure: FlushProcedure,
  flushes: readonly Flush[],
  today: string,
): readonly ProcedurePart[] {
  const { keys, recipes, tellsWho, tellsVerification, drills } = procedure
  const told: Readonly<Record<ProcedurePart, boolean>> = {
    keys: keys !== undefined,
    how: recipes.length > 0 || flushNamedIn(procedure, flushes) !== undefined,
    who: tellsWho,
    verification: tellsVerification,
    drill: lastDrill(drills, today) !== undefined,
  }
  const parts: readonly ProcedurePart[] = ['keys', 'how', 'who', 'verification', 'drill']
  return parts.filter((part) => !told[part])
}
