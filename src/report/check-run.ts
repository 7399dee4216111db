import { amount, type Finding, type Place, type Report, type ReportVerdict, type Severity } from '../model'
import { annotated, annotatedSeverity, annotatedText } from './annotated'
import { renderMarkdown } from './markdown'
import { renderTally } from './markdown-head'
import { cut, plainCode } from './plain'
import { shownPath, type View } from './view'

/** Characters of a summary, a title and a message (GitHub's OpenAPI description, "Create a check run"). */
const SUMMARY_CHARACTERS = 65_535
const TITLE_CHARACTERS = 255
const MESSAGE_CHARACTERS = 16_000
/** Fifty go with one request, one request a second. */
const ANNOTATIONS = 500

const CONCLUSIONS = { ready: 'success', 'not-ready': 'failure', 'not-applicable': 'neutral' } as const satisfies Record<
  ReportVerdict,
  string
>
const LEVELS = { error: 'failure', warning: 'warning', note: 'notice' } as const satisfies Record<Severity, string>

/** A report as a check run of GitHub, in the words of its API. */
export interface CheckRunContent {
  readonly conclusion: (typeof CONCLUSIONS)[ReportVerdict]
  readonly title: string
  readonly summary: string
  /** The worst first. */
  readonly annotations: readonly CheckAnnotation[]
}

/** One annotation in the words of GitHub's Checks API. */
export interface CheckAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: (typeof LEVELS)[Severity]
  readonly title: string
  readonly message: string
}

/** The report as a check run; what has no place in a file is told in its summary alone. */
export function renderCheckRun(report: Report, view: View): CheckRunContent {
  const all = annotated(report).flatMap((finding) => (finding.place ? [annotate(finding, finding.place, view)] : []))
  const annotations = all.slice(0, ANNOTATIONS)
  const notes =
    all.length > annotations.length
      ? [
          `${amount(annotations.length)} of ${amount(all.length)} annotations shown: the rest would take too many requests.`,
        ]
      : []
  return {
    conclusion: CONCLUSIONS[report.verdict],
    title: cut(renderTally(report), TITLE_CHARACTERS),
    // Never fewer bytes than characters.
    summary: renderMarkdown(report, { ...view, notes }, SUMMARY_CHARACTERS),
    annotations,
  }
}

function annotate(finding: Finding, place: Place, view: View): CheckAnnotation {
  const { line, endLine, column, endColumn } = place
  const lines = annotatedText(finding, view).split(/\r\n|\r|\n/)
  return {
    path: shownPath(place.path, view),
    start_line: line,
    end_line: endLine,
    // GitHub refuses columns on more than one line.
    ...(line === endLine && { start_column: column, end_column: endColumn }),
    annotation_level: LEVELS[annotatedSeverity(finding)],
    title: cut(plainCode(finding.rule), TITLE_CHARACTERS),
    message: cut(lines.map((text) => plainCode(text)).join('\n'), MESSAGE_CHARACTERS),
  }
}
