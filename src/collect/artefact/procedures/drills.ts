import { daysIn, type NamedDay } from './dates'
import type { Title } from './outline'

/** A day on which the procedure was tried, at a line of the document. */
export interface FoundDrill extends NamedDay {
  readonly line: number
}

const FRONT_MATTER_KEY =
  /^(?:last[-_ ]?(?:flush[-_ ]?)?(?:drill(?:ed)?|tested|test|rehears(?:al|ed)|exercised?|practi[cs]ed|run)(?:[-_ ]?(?:on|at|date))?|(?:flush[-_ ]?)?drill(?:ed|s)?(?:[-_ ]?(?:on|at|date))?|tested[-_ ]?(?:on|at)?)$/i
const SAID =
  /\b(?:last|latest|most recent|previous)\s{1,4}(?:\w{1,20}\s{1,4}){0,2}(?:drill(?:ed)?|tested|test|tried|rehears(?:al|ed)|exercised?|practi[cs]ed|dry[- ]run)\b|\bdrill(?:ed|s)?\b|\b(?:tested|rehearsed|tried|exercised) (?:on|in|last)\b|\bgame ?day\b/i
/** A heading below which each date is one of a drill. */
const LOG = /\b(?:drills?|rehearsals?|game ?days?|drill log|exercises)\b/i

/** Days that the front matter names. What is no YAML says nothing. */
export function drillsInFrontMatter(frontMatter: string): FoundDrill[] {
  if (frontMatter === '') return []
  return frontMatter.split('\n').flatMap((line, at) => {
    const [, key = '', value = ''] = /^\s{0,12}["']?([\w -]{1,40}?)["']?\s{0,4}:\s{0,4}(.{1,200})$/.exec(line) ?? []
    return FRONT_MATTER_KEY.test(key) ? daysIn(value).map((day) => ({ ...day, line: at + 1 })) : []
  })
}

/** The title that the front matter gives the document. */
export function titleInFrontMatter(frontMatter: string): Title | undefined {
  for (const [at, line] of frontMatter.split('\n').entries()) {
    const [, text] = /^title\s{0,4}:\s{0,4}["']?(.{1,200}?)["']?\s{0,20}$/.exec(line) ?? []
    if (text !== undefined) return { text, line: at + 1 }
  }
  return undefined
}

/** Whether the front matter names somebody: `owner: platform team`. */
export function ownerInFrontMatter(frontMatter: string): boolean {
  return /^\s{0,12}["']?(?:owners?(?:[-_]\w{1,20})?|team|approvers?|responsible|contact|maintainers?|who)["']?\s{0,4}:\s{0,4}\S/im.test(
    frontMatter,
  )
}

/**
 * Days on which a text says that the procedure was tried: "Last drill: 1 August 2026", or a table below a heading about
 * drills.
 *
 * @param lines the prose, from the first line of the section on
 * @param from 0-based number of that line in the document
 * @param isLog whether the section is a log of drills
 */
export function drillsInText(lines: readonly string[], from: number, isLog: boolean): FoundDrill[] {
  return lines.flatMap((line, at) => {
    if (!isLog && !SAID.test(line)) return []
    // A sentence may go on in the next line of the paragraph.
    const own = daysIn(line)
    const said = own.length > 0 ? own : isLog ? [] : daysIn(lines[at + 1] ?? '').slice(0, 1)
    return said.map((day) => ({ ...day, line: from + at }))
  })
}

/** Whether a section is a log of drills, by its title. */
export function isDrillLog(title: string): boolean {
  return LOG.test(title)
}
