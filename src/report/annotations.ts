import { amount, blotSecrets, count, type Finding, list, type Report, type Severity } from '../model'
import { annotated, annotatedSeverity, annotatedText } from './annotated'
import { cut, plainCode } from './plain'
import { loneBlockers } from './tally'
import { type Format, shownPath, type View } from './view'

/** GitHub keeps ten annotations of each level per step (toolkit: docs/problem-matchers.md). */
const PER_LEVEL = 10
/** The runner cuts a message there (ExecutionContext.cs). */
const MESSAGE_LIMIT = 4096

type Level = 'error' | 'warning' | 'notice'

const LEVELS: readonly Level[] = ['error', 'warning', 'notice']
const LEVEL_OF: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', note: 'notice' }

interface Annotation {
  readonly level: Level
  readonly properties: Readonly<Record<string, string | number>>
  readonly message: string
}

/** Workflow commands that put the findings on the lines of a pull request; what is over the cap is told in a line. */
export const annotationsFormat: Format = {
  render(report, view) {
    const byLevel = sortByLevel(report, view)
    const lines = byLevel.flatMap((list) => list.slice(0, PER_LEVEL).map(writeCommand))
    const told = byLevel.flatMap(({ length }, index) => {
      return length > PER_LEVEL ? [`${PER_LEVEL} of ${count(length, LEVELS[index] ?? '')}`] : []
    })
    if (told.length > 0) {
      lines.push(
        `redis-preflight: annotations for ${list(told)}, since GitHub shows ${PER_LEVEL} of each level per step; the report has all.`,
      )
    }
    return lines.map((line) => `${line}\n`).join('')
  },
}

/** What a reader of the annotations alone would not know: that there are more. Nothing where there are not. */
export function describeAnnotations(report: Report, view: View): string[] {
  const sizes = sortByLevel(report, view).map(({ length }) => length)
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  const [shown, total] = [sum(sizes.map((size) => Math.min(size, PER_LEVEL))), sum(sizes)]
  if (shown === total) return []
  return [`${amount(shown)} of ${amount(total)} annotations shown: GitHub keeps ${PER_LEVEL} of each level per step.`]
}

function sortByLevel(report: Report, view: View): Annotation[][] {
  const all = annotations(report, view)
  return LEVELS.map((level) => all.filter((annotation) => annotation.level === level))
}

function annotations(report: Report, view: View): Annotation[] {
  const lone = loneBlockers(report).map(({ sentence }): Annotation => {
    return { level: 'error', properties: { title: report.tool.name }, message: sentence }
  })
  return [...lone, ...annotated(report).map((finding) => annotate(finding, view))]
}

function annotate(finding: Finding, view: View): Annotation {
  return {
    level: LEVEL_OF[annotatedSeverity(finding)],
    properties: { ...location(finding, view), title: finding.rule },
    message: annotatedText(finding, view),
  }
}

/** Columns only within one line: the runner drops them otherwise (ActionCommandManager.cs). */
function location({ place }: Finding, view: View): Record<string, string | number> {
  if (place === null) return {}
  const { line, endLine, column, endColumn } = place
  const file = shownPath(place.path, view)
  if (line !== endLine) return { file, line, endLine }
  return { file, line, col: column, endLine, endColumn }
}

function writeCommand({ level, properties, message }: Annotation): string {
  const pairs = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${level} ${pairs.join(',')}::${escapeData(cut(blotSecrets(message), MESSAGE_LIMIT))}`
}

/** GitHub's own escaping (toolkit: packages/core/src/command.ts); other control characters become visible ones. */
function escapeData(text: string): string {
  const lines = text.split(/\r\n|\r|\n/)
  return lines.map((line) => plainCode(line).replaceAll('%', '%25')).join('%0A')
}

/** A path is a name: its line breaks stay, escaped, so that the annotation is still of that file. */
function escapeProperty(text: string): string {
  const safe = text
    .split(/([\r\n])/)
    .map((part) => (/[\r\n]/.test(part) ? part : plainCode(part)))
    .join('')
  const escapes: Readonly<Record<string, string>> = { '%': '%25', '\r': '%0D', '\n': '%0A', ':': '%3A', ',': '%2C' }
  return safe.replace(/[%\r\n:,]/g, (character) => escapes[character] ?? character)
}
