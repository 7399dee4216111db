import { count, type ItemResult, isBlocking, isShown, type Report, whereaboutsOf } from '../model'
import { renderFindings } from './console-findings'
import { createPalette, highlightCode, type Palette } from './palette'
import { defuseRunnerCommands, plainText } from './plain'
import { describePrometheus } from './prometheus'
import { describeScope } from './scope'
import { describeServers } from './servers'
import { renderSkipped } from './skipped'
import { groupFindings, loneBlockers, silencedFindings, summariseSource, tallyVerdicts } from './tally'
import { type Format, shownPath, usableWidth, type View } from './view'
import { displayWidth, padEnd, wrap } from './width'

const SKIPPED_SHOWN = 20
const SILENCED_SHOWN = 20
const BLOCKERS_SHOWN = 20

/** The report for a terminal: checklist, findings with code frames, what was not looked at, verdict and next steps. */
export const consoleFormat: Format = {
  render(report, view) {
    const palette = createPalette(view.color)
    const parts = [
      renderHeader(report, palette, usableWidth(view)),
      renderChecklist(report.checklist, palette, usableWidth(view)),
      ...(view.quiet ? [] : [...renderFindings(report, view, palette), renderAside(report, view)]),
      renderVerdict(report, view, palette),
    ]
    const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
    return defuseRunnerCommands(`${text.join('\n\n')}\n`)
  },
}

function renderHeader(report: Report, { colors }: Palette, width: number): string[] {
  const name = plainText(`${report.tool.name} ${report.tool.version}`, 200)
  const lines = [`source: ${summariseSource(report)}`, serverLine(report), ...prometheusLine(report)]
  return [colors.bold(name), ...lines.flatMap((line) => wrap(line, width)).map(colors.dim)]
}

function prometheusLine({ prometheus }: Report): string[] {
  return prometheus ? [`prometheus: ${plainText(describePrometheus(prometheus), 900)}`] : []
}

function serverLine({ readings }: Report): string {
  if (readings.status !== 'collected') return `server: not probed, ${plainText(readings.reason, 300)}`
  return `server: ${plainText(describeServers(readings.value), 900)}`
}

/** Columns that the evidence wants beside the title; with less it goes below. */
const EVIDENCE_WIDTH = 34
const LONGEST_TITLE = 44

function renderChecklist(checklist: readonly ItemResult[], palette: Palette, width: number): string[] {
  const titles = checklist.map((line) => plainText(line.title, 120))
  const words = checklist.map((line) => palette.verdicts[line.verdict].word.length)
  const wordWidth = Math.max(4, ...words)
  const room = width - wordWidth - 6
  const longest = Math.min(LONGEST_TITLE, Math.max(0, ...titles.map(displayWidth)))
  const isNarrow = room < longest + 2 + EVIDENCE_WIDTH
  const titleWidth = isNarrow ? room : longest
  return checklist.flatMap((line, index) => {
    const { symbol, word, paint } = palette.verdicts[line.verdict]
    const titleLines = wrap(titles[index] ?? '', titleWidth)
    const evidence = wrap(plainText(line.because, 1000), isNarrow ? room - 2 : room - titleWidth - 2)
    const body = isNarrow
      ? [...titleLines, ...paintEvidence(evidence, line, palette).map((text) => `  ${text}`)]
      : sideBySide(titleLines, paintEvidence(evidence, line, palette), titleWidth)
    const lead = paint(`${symbol} ${padEnd(word, wordWidth)}`)
    return body.map((text, row) => `  ${row === 0 ? lead : ' '.repeat(wordWidth + 2)}  ${text}`.trimEnd())
  })
}

function paintEvidence(lines: readonly string[], { verdict }: ItemResult, { colors }: Palette): string[] {
  return verdict === 'not-checked' ? lines.map((line) => colors.dim(line)) : highlightCode(lines, colors)
}

function sideBySide(left: readonly string[], right: readonly string[], leftWidth: number): string[] {
  const rows = Math.max(left.length, right.length)
  return Array.from({ length: rows }, (_, row) => `${padEnd(left[row] ?? '', leftWidth)}  ${right[row] ?? ''}`)
}

/** What is not shown above: suppressed findings, unsure ones, files that were not read. */
function renderAside(report: Report, view: View): string[] {
  const unsure = groupFindings(report).find((group) => group.kind === 'unsure')?.findings.length ?? 0
  const doubtful = `${count(unsure, 'finding')} unsure: the analyzer cannot prove them; they never block on their own`
  const scope = describeScope(report).map((sentence) => plainText(sentence))
  const hidden = report.findings.some((finding) => !isShown(finding))
  const notes = [...scope, ...(hidden ? ['--format json lists every finding'] : []), ...(unsure > 0 ? [doubtful] : [])]
  const lines = notes.flatMap((note) => wrap(note, usableWidth(view)))
  return [...lines, ...renderSilenced(report, view), ...renderSkipped(report.inventory.skipped, view, SKIPPED_SHOWN)]
}

function renderSilenced(report: Report, view: View): string[] {
  const findings = silencedFindings(report)
  const shown = findings.slice(0, SILENCED_SHOWN).flatMap((finding) => {
    const { place, rule, suppressed } = finding
    const where = place ? `${plainText(shownPath(place.path, view), 300)}:${place.line}` : whereaboutsOf(finding)
    const text = `${where}  ${plainText(rule, 80)}: ${plainText(suppressed.reason, 300)}`
    const [first = '', ...more] = wrap(text, usableWidth(view) - 4)
    return [`  – ${first}`, ...more.map((line) => `    ${line}`)]
  })
  const rest = findings.length - SILENCED_SHOWN
  return rest > 0 ? [...shown, `    and ${rest} more`] : shown
}

function renderVerdict(report: Report, view: View, palette: Palette): string[] {
  const { results, verdicts, colors } = palette
  const width = usableWidth(view)
  const { symbol, word, paint } = results[report.verdict]
  const tally = tallyVerdicts(report)
    .map(({ verdict, count: number }) => `${number} ${verdicts[verdict].word}`)
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(' · ')
  const indent = word.length + 4
  const [first = '', ...more] = wrap(tally, width - indent).map((line) => line.replaceAll('\u00a0', ' '))
  const lines = [colors.dim('─'.repeat(width)), `${paint(colors.bold(`${symbol} ${word}`))}  ${first}`.trimEnd()]
  lines.push(...more.map((line) => ' '.repeat(indent) + line), ...renderWeakened(report, width, palette))
  if (report.blockers.length > 0) {
    lines.push('', colors.bold('What blocks the deploy'))
    for (const { sentence } of report.blockers.slice(0, BLOCKERS_SHOWN))
      lines.push(...bullet(paint(symbol), sentence, width, colors))
    if (report.blockers.length > BLOCKERS_SHOWN) lines.push(`    and ${report.blockers.length - BLOCKERS_SHOWN} more`)
  }
  const next = nextSteps(report, view)
  if (next.length > 0) lines.push('', colors.bold('What to do next'))
  return [...lines, ...next.flatMap((step) => bullet('→', step, width, colors))]
}

function renderWeakened({ weakened }: Report, width: number, { colors }: Palette): string[] {
  if (weakened.length === 0) return []
  const heading = colors.yellow(colors.bold('This change loosens the gate itself'))
  return ['', heading, ...weakened.flatMap((sentence) => bullet(colors.yellow('!'), sentence, width, colors))]
}

function bullet(mark: string, text: string, width: number, colors: Palette['colors']): string[] {
  const lines = highlightCode(wrap(plainText(text, 1000), width - 4), colors)
  return lines.map((line, index) => (index === 0 ? `  ${mark} ${line}` : `    ${line}`))
}

function nextSteps(report: Report, view: View): string[] {
  if (report.verdict === 'not-applicable') return ['Nothing: no Redis client was found here, and no server was probed.']
  const blocking = report.findings.filter((finding) => isBlocking(finding, report.failOn))
  const steps: string[] = []
  const first = blocking.find((finding) => finding.place !== null) ?? blocking[0]
  if (first) {
    const where = first.place
      ? `${shownPath(first.place.path, view)}:${first.place.line}`
      : (first.server ?? `the ${whereaboutsOf(first)}`)
    const what = blocking.length === 1 ? 'finding that blocks' : `${count(blocking.length, 'finding')} that block`
    steps.push(
      `Mend the ${what} the deploy${blocking.length === 1 ? ':' : ', starting with'} ${first.rule} at ${where}.`,
    )
  }
  const lone = loneBlockers(report).flatMap(({ item }) => item ?? [])
  const topics = [...new Set([...blocking.map(({ rule }) => rule), ...lone])].slice(0, 4)
  if (topics.length > 0) {
    steps.push(`\`redis-preflight explain NAME\` says why it matters and what to write instead: ${topics.join(', ')}.`)
  }
  if (report.verdict === 'ready') steps.push(...openEnds(report))
  return steps
}

/** A ready report is not always a clean one: what was not looked at is said beside the verdict. */
function openEnds({ checklist }: Report): string[] {
  const unchecked = checklist.filter(({ verdict }) => verdict === 'not-checked').length
  const doubtful = checklist.filter(({ verdict }) => verdict === 'needs-a-look').length
  const failing = checklist.filter(({ verdict }) => verdict === 'fail').length
  return [
    ...(failing > 0
      ? [
          `${count(failing, 'item')} of the checklist ${failing === 1 ? 'fails' : 'fail'} for what this change does not touch.`,
        ]
      : []),
    ...(doubtful > 0
      ? [`Nothing blocks the deploy; ${count(doubtful, 'item')} of the checklist should get a look.`]
      : []),
    ...(unchecked > 0
      ? [
          `${count(unchecked, 'item')} of the checklist ${unchecked === 1 ? 'was' : 'were'} not checked: that is not a pass.`,
        ]
      : []),
    ...(doubtful + unchecked + failing === 0 ? ['Nothing: deploy.'] : []),
  ]
}
