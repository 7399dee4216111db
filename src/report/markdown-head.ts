import type { Report, ReportVerdict, Verdict } from '../model'
import { markdownCode, markdownText } from './markdown-text'
import { tallyVerdicts } from './tally'

const LINES_SHOWN = 20

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

/** The verdict in a few words: `✅ Ready to deploy`. */
export function describeResult({ verdict }: Report): string {
  return RESULTS[verdict]
}

/** `2 fail · 8 pass`. */
export function renderTally(report: Report): string {
  return tallyVerdicts(report)
    .map(({ verdict, count: number }) => `${number} ${verdict.replaceAll('-', ' ')}`)
    .join(' · ')
}

/** What blocks the deploy, as lines that begin with an empty one; none where nothing does. */
export function renderBlockers({ blockers }: Report): string[] {
  if (blockers.length === 0) return []
  const sentences = blockers.slice(0, LINES_SHOWN).map(({ sentence }) => `- ${markdownText(sentence, 300)}`)
  const rest = blockers.length - sentences.length
  return ['', '**What blocks the deploy**', '', ...sentences, ...(rest > 0 ? [`- and ${rest} more`] : [])]
}

/** The checklist as a table, worded within `limit` characters for each item. */
export function renderChecklist({ checklist }: Report, limit = 400): string[] {
  const rows = checklist.map(({ item, title, verdict, because }) => {
    const name = `${markdownText(title, 120)}<br><sub>${markdownCode(item)}</sub>`
    return `| ${ICONS[verdict]} | ${name} | ${verdict.replaceAll('-', ' ')} | ${markdownText(because, limit)} |`
  })
  return ['| | Item | Verdict | Because |', '|-|-|-|-|', ...rows]
}

/** First of all: whoever reviews the change has to know that it judges itself more mildly. */
export function renderWeakened({ weakened: sentences }: Report): string[] {
  if (sentences.length === 0) return []
  const shown = sentences.slice(0, LINES_SHOWN).map((sentence) => `> - ${markdownText(sentence, 300)}`)
  const rest = sentences.length - shown.length
  return [
    '> [!WARNING]',
    '> This change loosens the gate itself:',
    ...shown,
    ...(rest > 0 ? [`> - and ${rest} more`] : []),
    '',
  ]
}
