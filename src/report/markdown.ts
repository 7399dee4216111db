import { amount, capital, count, type Finding, type Report, whereaboutsOf } from '../model'
import { keepWhatFits, type Section } from './fitting'
import { codeFrame } from './frame'
import { describeResult, renderBlockers, renderChecklist, renderTally, renderWeakened } from './markdown-head'
import { escapeMarkdown, fence, markdownCode, markdownText, pageLink, placeLink } from './markdown-text'
import { plainText } from './plain'
import { describePrometheus } from './prometheus'
import { describeScope } from './scope'
import { describeServers } from './servers'
import { countSkipped } from './skipped'
import { type FindingGroup, groupFindings, silencedFindings, summariseSource } from './tally'
import { type Format, shownPath, type View } from './view'

/** GitHub refuses a job summary over 1 MiB per step and then shows nothing (runner: FileCommandManager.cs). */
export const SUMMARY_LIMIT = 1024 * 1024

const CUT_NOTE_BYTES = 400

/** The report as GitHub Markdown, for a job summary. */
export const markdownFormat: Format = { render: (report, view) => renderMarkdown(report, view) }

/**
 * Markdown within a number of UTF-8 bytes. The verdict, the checklist and the counts always stay; findings that do not
 * fit are left out whole, from the least severe up, and a note says how many.
 */
export function renderMarkdown(report: Report, view: View, limitBytes = SUMMARY_LIMIT): string {
  const head = `${renderHead(report, view)}\n`
  const foot = `\n<sub>${escapeMarkdown(plainText(`${report.tool.name} ${report.tool.version}`, 100))}</sub>\n`
  if (view.quiet) return head + foot
  const sections = [
    ...groupFindings(report).map((group) => findingSection(group, report, view)),
    ...silenced(report, view),
    ...skipped(report, view),
  ]
  const { text, dropped } = keepWhatFits(sections, limitBytes - bytes(head) - bytes(foot) - CUT_NOTE_BYTES, bytes)
  return head + (dropped > 0 ? cutNote(dropped, limitBytes) : '') + text + foot
}

function cutNote(dropped: number, limitBytes: number): string {
  const entries = dropped === 1 ? '1 entry' : `${amount(dropped)} entries`
  return `\n> [!NOTE]\n> Cut at ${amount(limitBytes)} bytes: ${entries} not shown. \`--format json\` has all.\n`
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}

function renderHead(report: Report, { notes = [] }: View): string {
  const lines = [
    ...renderWeakened(report),
    `## ${describeResult(report)}`,
    '',
    renderTally(report),
    ...renderBlockers(report),
    '',
    ...renderChecklist(report),
    '',
  ]
  return [...lines, ...broken([...looked(report), ...notes.map((note) => markdownText(note, 600))])].join('\n')
}

function looked(report: Report): string[] {
  const { inventory, readings, prometheus } = report
  const server = readings.status === 'collected' ? describeServers(readings.value) : `not probed, ${readings.reason}`
  const source = [
    summariseSource(report),
    ...(inventory.skipped.length > 0 ? [`${countSkipped(inventory.skipped)} not readable`] : []),
  ]
  return [
    `Source: ${source.join(', ')}.`,
    `Server: ${markdownText(server, 600)}.`,
    ...(prometheus ? [`Prometheus: ${markdownText(describePrometheus(prometheus), 600)}.`] : []),
    ...describeScope(report).map((clause) => markdownText(`${capital(clause)}.`, 600)),
  ]
}

/** Each on a line of its own, in one paragraph. */
function broken(lines: readonly string[]): string[] {
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

function silenced(report: Report, view: View): Section[] {
  const findings = silencedFindings(report)
  if (findings.length === 0) return []
  const entries = findings.map((finding) => {
    const where = finding.place ? placeLink(finding.place, view) : whereaboutsOf(finding)
    return `- **${escapeMarkdown(plainText(finding.rule, 80))}** · ${where}: ${markdownText(finding.suppressed.reason, 400)}\n`
  })
  const title = `${count(findings.length, 'suppressed finding')}, with the reasons`
  return [{ open: `\n<details><summary>${title}</summary>\n\n`, entries, close: '\n</details>\n' }]
}

function skipped({ inventory }: Report, view: View): Section[] {
  if (inventory.skipped.length === 0) return []
  const entries = inventory.skipped.map(
    ({ path, reason }) => `- ${markdownCode(plainText(shownPath(path, view), 400))}: ${markdownText(reason, 400)}\n`,
  )
  const title = `${countSkipped(inventory.skipped)} not read: nothing is said about them`
  return [{ open: `\n<details><summary>${title}</summary>\n\n`, entries, close: '\n</details>\n' }]
}
