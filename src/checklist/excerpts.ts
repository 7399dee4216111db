import { blotSecrets, type Excerpts, type Finding, type Place, type SourceEvidence } from '../model'
import { groupBy } from './groups'

/** Lines shown before and after a place. */
const AROUND = 3
/** A place may span a whole class; only its beginning is worth showing. */
const MOST_OF_PLACE = 10

/**
 * The lines around findings and their related places, for code frames. Passwords that stand in the source are blotted
 * out, with the length kept so that columns still fit: a report goes further than the repository does.
 */
export function excerptsOf(findings: readonly Finding[], text: SourceEvidence['text'] = () => undefined): Excerpts {
  const places = findings.flatMap(({ place, related }) => [...(place ? [place] : []), ...related.map((at) => at.place)])
  const excerpts = new Map<string, ReadonlyMap<number, string>>()
  for (const [path, inFile] of groupBy(places, ({ path }) => path)) {
    const whole = text(path)
    // All of it, and not line by line: a literal may stand below the name that makes it a secret.
    if (whole !== undefined) excerpts.set(path, linesAround(inFile, blotSecrets(whole).split(/\r\n|\n|\r/)))
  }
  return excerpts
}

function linesAround(places: readonly Place[], lines: readonly string[]): Map<number, string> {
  const numbers = new Set<number>()
  for (const { line, endLine } of places) {
    const last = Math.min(lines.length, Math.min(endLine, line + MOST_OF_PLACE) + AROUND)
    for (let number = Math.max(1, line - AROUND); number <= last; number++) numbers.add(number)
  }
  return new Map([...numbers].sort((a, b) => a - b).map((number) => [number, lines[number - 1] ?? '']))
}
