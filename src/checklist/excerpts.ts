import type { Excerpts, Finding, Place, SourceEvidence } from '../model'

/** Lines shown before and after a place. */
const AROUND = 3
/** A place may span a whole class; only its beginning is worth showing. */
const MOST_OF_PLACE = 10

/** A password in a URL, unless a variable is filled in there; up to the last `@`, since passwords may hold one. */
const URL_PASSWORD = /(:\/\/[^\s:'"`@/]{0,200}:)([^\s'"`$]{1,500})(?=@)/g
/** A literal given to a property or variable whose name ends like a secret's, or to `.auth()`. */
const LITERAL =
  /((?:(?:^|[\s{,(.;])(['"`]?)(?:\w*(?:password|passwd|passphrase|pwd|secret|token)|auth)\2\s*[:=]|\.auth\()\s*)(['"`])((?:(?!\3|\$\{).)+)\3/gi

/**
 * The lines around findings and their related places, for code frames. Passwords that stand in the source are blotted
 * out, with the length kept so that columns still fit: a report goes further than the repository does.
 */
export function excerptsOf(findings: readonly Finding[], text: SourceEvidence['text'] = () => undefined): Excerpts {
  const places = findings.flatMap(({ place, related }) => [...(place ? [place] : []), ...related.map((at) => at.place)])
  const excerpts = new Map<string, ReadonlyMap<number, string>>()
  for (const [path, inFile] of groupByPath(places)) {
    const lines = text(path)?.split(/\r\n|\n|\r/)
    if (lines) excerpts.set(path, linesAround(inFile, lines))
  }
  return excerpts
}

function groupByPath(places: readonly Place[]): Map<string, Place[]> {
  const files = new Map<string, Place[]>()
  for (const place of places) files.set(place.path, [...(files.get(place.path) ?? []), place])
  return files
}

function linesAround(places: readonly Place[], lines: readonly string[]): Map<number, string> {
  const numbers = new Set<number>()
  for (const { line, endLine } of places) {
    const last = Math.min(lines.length, Math.min(endLine, line + MOST_OF_PLACE) + AROUND)
    for (let number = Math.max(1, line - AROUND); number <= last; number++) numbers.add(number)
  }
  return new Map([...numbers].sort((a, b) => a - b).map((number) => [number, blotted(lines[number - 1] ?? '')]))
}

function blotted(line: string): string {
  return line
    .replace(URL_PASSWORD, (_, before: string, secret: string) => before + '*'.repeat(secret.length))
    .replace(LITERAL, (_, before: string, _name: string, quote: string, secret: string) => {
      return before + quote + '*'.repeat(secret.length) + quote
    })
}
