import { capital, count, type Finding, type Report, whereaboutsOf } from '../model'
import { codeFrame } from './frame'
import { highlightCode, type Palette } from './palette'
import { plainText } from './plain'
import { type FindingGroup, groupFindings } from './tally'
import { shownPath, usableWidth, type View } from './view'
import { truncateStart, wrap } from './width'

/** Warnings, notes and unsure findings of one rule that are shown before the rest becomes a count by file. */
const SHOWN_PER_RULE = 50
const FILES_COUNTED = 12

/** Findings as blocks of lines: errors, warnings, notes, unsure ones; within each the server's, then file by file. */
export function renderFindings(report: Report, view: View, palette: Palette): string[][] {
  const explained = new Set<string>()
  return groupFindings(report).flatMap((group) => {
    const { shown, rest } = collapse(group)
    const blocks = byFile(shown, view).map(([name, findings]) => [
      fileHeading(name, findings.length, view, palette),
      ...findings.flatMap((finding, index) => [
        ...(index > 0 ? [''] : []),
        ...renderFinding(finding, report, view, palette, explained),
      ]),
    ])
    const collapsed = [...rest].map(([rule, findings]) => renderRest(rule, findings, view))
    return [[groupHeading(group, palette)], ...blocks, ...collapsed]
  })
}

function groupHeading({ kind, findings, blocks }: FindingGroup, { colors, severities }: Palette): string {
  const total = findings.length
  if (kind === 'unsure')
    return colors.magenta(colors.bold(`${total} UNSURE`)) + colors.dim('  cannot be proved, worth a look')
  const { word, paint } = severities[kind]
  const heading = count(total, word).toUpperCase()
  return paint(colors.bold(heading)) + colors.dim(blocks ? `  ${total === 1 ? 'blocks' : 'block'} the deploy` : '')
}

function collapse({ kind, findings }: FindingGroup): { shown: Finding[]; rest: Map<string, Finding[]> } {
  const seen = new Map<string, number>()
  const shown: Finding[] = []
  const rest = new Map<string, Finding[]>()
  for (const finding of findings) {
    const number = (seen.get(finding.rule) ?? 0) + 1
    seen.set(finding.rule, number)
    if (kind === 'error' || number <= SHOWN_PER_RULE) shown.push(finding)
    else if (number === SHOWN_PER_RULE + 1) rest.set(finding.rule, [finding])
    else rest.get(finding.rule)?.push(finding)
  }
  return { shown, rest }
}

/** Findings by the name of their file; those on the server and of the repository as a whole come first. */
function byFile(findings: readonly Finding[], view: View): [string, Finding[]][] {
  const files = new Map<string, Finding[]>()
  const placeless = new Map<string, Finding[]>()
  for (const finding of findings) {
    const { place } = finding
    const name = place ? plainText(shownPath(place.path, view), 600) : capital(whereaboutsOf(finding))
    const group = place ? files : placeless
    const list = group.get(name)
    if (list) list.push(finding)
    else group.set(name, [finding])
  }
  return [...placeless, ...files]
}

function fileHeading(name: string, total: number, view: View, { colors }: Palette): string {
  const width = usableWidth(view)
  const more = total > 1 ? ` (${total})` : ''
  return `${colors.dim('──')} ${colors.bold(truncateStart(name, width - 4 - more.length))}${more && colors.dim(more)}`
}

function renderFinding(
  finding: Finding,
  report: Report,
  view: View,
  palette: Palette,
  explained: Set<string>,
): string[] {
  const { colors, severities } = palette
  const { symbol, word, paint } = severities[finding.severity]
  const room = usableWidth(view) - 6
  const level = finding.outcome === 'unsure' ? colors.magenta(`? unsure ${word}`) : paint(`${symbol} ${word}`)
  const rule = plainText(finding.rule, 80)
  const lines = [
    `  ${level}  ${colors.bold(rule)}${finding.place ? `  ${colors.dim(position(finding.place, view))}` : ''}`,
  ]
  lines.push(...highlightCode(wrap(plainText(finding.message), room), colors).map((line) => `    ${line}`))
  lines.push(...frameLines(finding, report, view, palette))
  for (const { place, message } of finding.related) {
    const [first = '', ...more] = wrap(`${position(place, view)}  ${plainText(message, 1000)}`, room - 2)
    lines.push(`    ${colors.cyan('↳')} ${first}`, ...more.map((line) => `      ${line}`))
  }
  lines.push(...fixLines(finding, room - 2, colors))
  if (!explained.has(finding.rule) && finding.help !== '')
    lines.push(`    ${colors.dim(`help ${plainText(finding.help, 400)}`)}`)
  explained.add(finding.rule)
  return lines
}

/** What the command would do about it, and with which option. */
function fixLines({ fix }: Finding, width: number, colors: Palette['colors']): string[] {
  if (!fix) return []
  const option = fix.isSafe ? '--fix' : '--fix --fix-suggestions'
  const [first = '', ...more] = highlightCode(wrap(`\`${option}\`: ${plainText(fix.title, 300)}`, width), colors)
  return [`    ${colors.green('✎')} ${first}`, ...more.map((line) => `      ${line}`)]
}

function position(place: { path: string; line: number; column: number }, view: View): string {
  return `${plainText(shownPath(place.path, view), 600)}:${place.line}:${place.column}`
}

function frameLines(
  { place, severity, outcome }: Finding,
  report: Report,
  view: View,
  { colors, severities }: Palette,
): string[] {
  // A remark is told, not shown: the frames are for what has to be mended.
  if (place === null || severity === 'note') return []
  const paint = outcome === 'unsure' ? colors.magenta : severities[severity].paint
  const rows = codeFrame(report.excerpts.get(place.path), place, usableWidth(view) - 6)
  return rows.map(({ kind, gutter, text }) => {
    const code = kind === 'mark' ? paint(text) : kind === 'context' ? colors.dim(text) : text
    const number = kind === 'focus' ? colors.bold(gutter) : colors.dim(gutter)
    return `    ${kind === 'focus' ? paint('›') : ' '} ${number} ${colors.dim('│')} ${code}`.trimEnd()
  })
}

function renderRest(rule: string, findings: readonly Finding[], view: View): string[] {
  const files = byFile(findings, view).sort(([, a], [, b]) => b.length - a.length)
  const lines = files.slice(0, FILES_COUNTED).map(([name, list]) => {
    return `    ${String(list.length).padStart(5)}  ${truncateStart(name, usableWidth(view) - 11)}`
  })
  const others = files.slice(FILES_COUNTED)
  if (others.length > 0) {
    const sum = others.reduce((total, [, list]) => total + list.length, 0)
    lines.push(`    ${String(sum).padStart(5)}  in ${count(others.length, 'other file')}`)
  }
  return [`  … and ${findings.length} more of ${plainText(rule, 80)} (--format json has all):`, ...lines]
}
