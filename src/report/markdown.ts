import { count, type Finding, type Report, type ReportVerdict, type Verdict, whereaboutsOf } from '../model'
import { codeFrame } from './frame'
import { escapeMarkdown, fence, markdownCode, markdownText, pageLink, placeLink } from './markdown-text'
import { plainText } from './plain'
import { describePrometheus } from './prometheus'
import { describeScope } from './scope'
import { describeServers } from './servers'
import { countSkipped } from './skipped'
import { type FindingGroup, groupFindings, summariseSource, tallyVerdicts } from './tally'
import { type Format, shownPath, type View } from './view'

/** GitHub refuses a job summary over 1 MiB per step and then shows nothing (runner: FileCommandManager.cs). */
export const SUMMARY_LIMIT = 1024 * 1024

const BLOCKERS_SHOWN = 20
const CUT_NOTE_BYTES = 400

const RESULTS: Readonly<Record<ReportVerdict, string>> = {
  ready: '✅ Ready to deploy',
  'not-ready': '❌ Not ready to deploy',
  'not-applicable': '➖ Not applicable: no Redis here',
}

const ICONS: Readonly<Record<Verdict, string>> = {
  pass: '✅',
  fail: '❌',
  'needs-a-look': '⚠️',
  'not-checked': '⬜',
  attested: '🖊️',
  'not-applicable': '➖',
}

/** A part of the report that can be cut between its entries. */
interface Section {
  readonly open: string
  readonly entries: readonly string[]
  readonly close: string
}

/** The report as GitHub Markdown, for a job summary. */
export const markdownFormat: Format = { render: (report, view) => renderMarkdown(report, view) }

/**
 * Markdown within a number of UTF-8 bytes. The verdict, the checklist and the counts always stay; findings that do not
 * fit are left out whole, from the least severe up, and a note says how many.
 */
export function renderMarkdown(report: Report, view: View, limitBytes = SUMMARY_LIMIT): string {
  const head = `${renderHead(report)}\n`
  const foot = `\n<sub>${escapeMarkdown(plainText(`${report.tool.name} ${report.tool.version}`, 100))}</sub>\n`
  if (view.quiet) return head + foot
  const sections = [
    ...groupFindings(report).map((group) => findingSection(group, report, view)),
    ...skipped(report, view),
  ]
  const { text, dropped } = keepWhatFits(sections, limitBytes - bytes(head) - bytes(foot) - CUT_NOTE_BYTES)
  return head + (dropped > 0 ? cutNote(dropped, limitBytes) : '') + text + foot
}

function keepWhatFits(sections: readonly Section[], budget: number): { text: string; dropped: number } {
  let left = budget
  let dropped = 0
  const kept: string[] = []
  for (const { open, entries, close } of sections) {
    left -= bytes(open) + bytes(close)
    const sizes = entries.map(bytes)
    let used = 0
    let number = 0
    while (dropped === 0 && number < entries.length && used + (sizes[number] ?? 0) <= left) used += sizes[number++] ?? 0
    dropped += entries.length - number
    left -= used
    if (number > 0) kept.push(open, ...entries.slice(0, number), close)
  }
  return { text: kept.join(''), dropped }
}

function cutNote(dropped: number, limitBytes: number): string {
  const entries = dropped === 1 ? '1 entry' : `${dropped.toLocaleString('en-US')} entries`
  return `\n> [!NOTE]\n> Cut at ${limitBytes.toLocaleString('en-US')} bytes: ${entries} not shown. \`--format json\` has all.\n`
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}

function renderHead(report: Report): string {
  const tally = tallyVerdicts(report).map(({ verdict, count: number }) => `${number} ${verdict.replaceAll('-', ' ')}`)
  const lines = [...weakened(report), `## ${RESULTS[report.verdict]}`, '', tally.join(' · ')]
  if (report.blockers.length > 0) {
    lines.push('', '**What blocks the deploy**', '')
    lines.push(...report.blockers.slice(0, BLOCKERS_SHOWN).map(({ sentence }) => `- ${markdownText(sentence, 300)}`))
    if (report.blockers.length > BLOCKERS_SHOWN) lines.push(`- and ${report.blockers.length - BLOCKERS_SHOWN} more`)
  }
  lines.push('', '| | Item | Verdict | Because |', '|-|-|-|-|')
  for (const { item, title, verdict, because } of report.checklist) {
    const name = `${markdownText(title, 120)}<br><sub>${markdownCode(item)}</sub>`
    lines.push(`| ${ICONS[verdict]} | ${name} | ${verdict.replaceAll('-', ' ')} | ${markdownText(because, 400)} |`)
  }
  return [...lines, '', ...looked(report)].join('\n')
}

/** First of all: whoever reviews the change has to know that it judges itself more mildly. */
function weakened({ weakened: sentences }: Report): string[] {
  if (sentences.length === 0) return []
  const shown = sentences.slice(0, BLOCKERS_SHOWN).map((sentence) => `> - ${markdownText(sentence, 300)}`)
  const rest = sentences.length - shown.length
  return [
    '> [!WARNING]',
    '> This change loosens the gate itself:',
    ...shown,
    ...(rest > 0 ? [`> - and ${rest} more`] : []),
    '',
  ]
}

function looked(report: Report): string[] {
  const { inventory, readings, prometheus } = report
  const server = readings.status === 'collected' ? describeServers(readings.value) : `not probed, ${readings.reason}`
  const source = [
    summariseSource(report),
    ...(inventory.skipped.length > 0 ? [`${countSkipped(inventory.skipped)} not readable`] : []),
  ]
  const lines = [
    `Source: ${source.join(', ')}.`,
    `Server: ${markdownText(server, 600)}.`,
    ...(prometheus ? [`Prometheus: ${markdownText(describePrometheus(prometheus), 600)}.`] : []),
    ...describeScope(report).map((sentence) =>
      markdownText(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`, 600),
    ),
  ]
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}  ` : line))
}

function findingSection(group: FindingGroup, report: Report, view: View): Section {
  const { kind, findings, blocks } = group
  const title =
    kind === 'unsure'
      ? `${findings.length} unsure (never block on their own)`
      : `${count(findings.length, kind)}${blocks ? ', blocking' : ''}`
  const entries = findings.map((finding) => renderFinding(finding, report, view, kind === 'error'))
  if (kind === 'error') return { open: `\n### ${title}\n\n`, entries, close: '' }
  return { open: `\n<details><summary><b>${title}</b></summary>\n\n`, entries, close: '\n</details>\n' }
}

function renderFinding(finding: Finding, report: Report, view: View, withCode: boolean): string {
  const where = finding.place ? placeLink(finding.place, view) : whereaboutsOf(finding)
  const tag = finding.outcome === 'unsure' ? ` · unsure ${finding.severity}` : ''
  const lines = [
    `- **${pageLink(plainText(finding.rule, 80), finding.help)}** · ${where}${tag}  `,
    markdownText(finding.message),
  ]
  const code = withCode ? excerpt(finding, report) : []
  if (code.length > 0) lines.push('', ...fence(code.join('\n'), 'text').split('\n'), '')
  for (const { place, message } of finding.related.slice(0, 20)) {
    lines.push(`- ${placeLink(place, view)}: ${markdownText(message, 500)}`)
  }
  return `${lines.join('\n  ').replace(/^ +$/gm, '')}\n`
}

function excerpt({ place }: Finding, report: Report): string[] {
  if (place === null) return []
  const rows = codeFrame(report.excerpts.get(place.path), place, 120)
  return rows.filter(({ kind }) => kind !== 'context').map(({ gutter, text }) => `${gutter} | ${text}`)
}

function skipped({ inventory }: Report, view: View): Section[] {
  if (inventory.skipped.length === 0) return []
  const entries = inventory.skipped.map(
    ({ path, reason }) => `- ${markdownCode(plainText(shownPath(path, view), 400))}: ${markdownText(reason, 400)}\n`,
  )
  const title = `${countSkipped(inventory.skipped)} not read: nothing is said about them`
  return [{ open: `\n<details><summary>${title}</summary>\n\n`, entries, close: '\n</details>\n' }]
}
