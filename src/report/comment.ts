import { capital, type Finding, list, type Report, whereaboutsOf } from '../model'
import { keepWhatFits, type Section } from './fitting'
import { describeResult, renderBlockers, renderChecklist, renderTally, renderWeakened } from './markdown-head'
import { escapeMarkdown, markdownText, pageLink, placeLink } from './markdown-text'
import { plainText } from './plain'
import { describeScope } from './scope'
import { type FindingGroup, groupFindings } from './tally'
import type { View } from './view'

const ITEMS_PAGE = 'https://github.com/redis-preflight/redis-preflight/blob/main/docs/checklist.md'
/** Errors that are seen without a click; a comment is read among others. */
const OPEN_ERRORS = 10
/** For the note that something was cut, and for what stands between the parts. */
const RESERVE = 600

/** What a comment says of the run that it tells of. */
export interface CommentOptions {
  /** Which of several services it is about; empty for the only one. */
  readonly service: string
  /** The commit as the pull request knows it. */
  readonly commit: string
  /** Page of the run, whose summary tells everything; absent where it has none. */
  readonly runUrl?: string
  /** UTF-16 units that it may have, never fewer than the characters that GitHub counts. */
  readonly limit: number
}

/**
 * The report as a comment on a pull request: shorter than the summary. The same report, commit and run give the same
 * text. Errors and warnings that do not fit are left out whole, and a note says how many.
 */
export function renderComment(report: Report, view: View, options: CommentOptions): string {
  const { limit } = options
  const rest = renderRest(report, options)
  const foot = renderFoot(report, options)
  const full = renderHead(report, options)
  // A change can make its own names long: the verdict must still be told.
  const head = full.length > limit / 2 ? `${renderTitle(report, options)}\n` : full
  const room = limit - head.length - rest.length - foot.length - RESERVE
  const { text, dropped } = keepWhatFits(findingSections(report, view), room, ({ length }) => length)
  const missing = [
    ...(head === full ? [] : ['the checklist']),
    ...(dropped > 0 ? [`${dropped} ${dropped === 1 ? 'finding' : 'findings'}`] : []),
  ]
  const note =
    missing.length > 0 ? `\n> [!NOTE]\n> Too long for a comment: ${list(missing)} left out. ${pointer(options)}\n` : ''
  return `${head}${note}${text}${rest}${foot}`
}

function renderHead(report: Report, options: CommentOptions): string {
  const lines = [
    ...renderWeakened(report),
    renderTitle(report, options),
    ...renderBlockers(report),
    '',
    ...renderChecklist(report, 250),
  ]
  return `${lines.join('\n')}\n`
}

function renderTitle(report: Report, { service }: CommentOptions): string {
  const name = service === '' ? '' : ` · ${escapeMarkdown(plainText(service, 200))}`
  return `### ${describeResult(report)}${name}\n\n${renderTally(report)}`
}

function findingSections(report: Report, view: View): Section[] {
  return groupFindings(report)
    .filter(isListed)
    .flatMap(({ kind, findings, blocks }): Section[] => {
      const entries = findings.map((finding) => renderFinding(finding, view))
      const open = kind === 'error' ? OPEN_ERRORS : 0
      const [first, others] = [entries.slice(0, open), entries.slice(open)]
      const noun = others.length === 1 ? kind : `${kind}s`
      const title = `${first.length > 0 ? `${others.length} more` : others.length} ${noun}${blocks ? ', blocking' : ''}`
      return [
        ...(first.length > 0 ? [{ open: '\n', entries: first, close: '' }] : []),
        ...(others.length > 0
          ? [
              {
                open: `\n<details><summary><b>${title}</b></summary>\n\n`,
                entries: others,
                close: '\n</details>\n',
              },
            ]
          : []),
      ]
    })
}

/** What a reviewer has to act upon; notes and guesses are told in numbers. */
function isListed({ kind, blocks }: FindingGroup): boolean {
  return blocks || kind === 'error' || kind === 'warning'
}

function renderFinding(finding: Finding, view: View): string {
  const where = finding.place ? placeLink(finding.place, view) : whereaboutsOf(finding)
  const rule = pageLink(plainText(finding.rule, 80), finding.help)
  return `- ${where} · **${rule}**: ${markdownText(finding.message, 400)}\n`
}

function renderRest(report: Report, options: CommentOptions): string {
  const others = groupFindings(report)
    .filter((group) => !isListed(group))
    .map(({ kind, findings: { length } }) => `${length} ${kind}${kind === 'note' && length > 1 ? 's' : ''}`)
  const sentences = [
    ...(others.length > 0 ? [`Also ${list(others)}. ${pointer(options)}`] : []),
    ...describeScope(report).map((clause) => markdownText(`${capital(clause)}.`, 400)),
  ]
  return sentences.length > 0 ? `\n${sentences.join('  \n')}\n` : ''
}

function pointer({ runUrl }: CommentOptions): string {
  return `Everything is in the ${runUrl ? pageLink("run's summary", runUrl) : 'summary of the run'}.`
}

/** The commit is written in full: GitHub makes a link of it. */
function renderFoot({ tool }: Report, { commit, runUrl }: CommentOptions): string {
  const parts = [
    ...(/^[0-9a-f]{7,64}$/i.test(commit) ? [`Commit ${commit}`] : []),
    ...(runUrl ? [pageLink('run', runUrl)] : []),
    escapeMarkdown(plainText(`${tool.name} ${tool.version}`, 100)),
    pageLink('what the items ask for', ITEMS_PAGE),
  ]
  return `\n<sub>${parts.join(' · ')}</sub>\n`
}
