import { amount, count, type Finding, isShown, isStanding, type Place, type Report, whereaboutsOf } from '../../model'
import { codeFrame } from '../frame'
import { plainText } from '../plain'
import { type FindingGroup, groupFindings } from '../tally'
import { addressOf, shownPath, type View } from '../view'
import { folded, type Html, html, link, prose, section, table } from './markup'

/** A page with more is slow to open, and nobody reads on. */
const SHOWN_PER_GROUP = 300
const FRAME_WIDTH = 110

/** Everything that has to be looked at, worst first, by rule. */
export function findingsSection(report: Report, view: View): Html {
  const groups = groupFindings(report)
  if (groups.length === 0) return section('findings', 'Findings', html`<p>Nothing was found that counts.</p>`)
  const written = groups.map((group) => groupOf(group, report, view))
  return section('findings', 'Findings', written)
}

function groupOf({ kind, findings, blocks }: FindingGroup, report: Report, view: View): Html {
  const total = findings.length
  const title =
    kind === 'unsure'
      ? `${amount(total)} unsure: cannot be proved, worth a look`
      : `${count(total, kind)}${blocks ? ', blocking' : ''}`
  const byRule = new Map<string, Finding[]>()
  for (const finding of findings.slice(0, SHOWN_PER_GROUP))
    byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding])
  const rules = [...byRule].map(([rule, list]) => ruleOf(rule, list, report, view))
  const more =
    total > SHOWN_PER_GROUP
      ? html`<p>${amount(total - SHOWN_PER_GROUP)} more: <code>--format json</code> has all.</p>`
      : undefined
  return html`
<div class="group ${kind}">
<h3>${title}</h3>
${rules}${more}
</div>`
}

function ruleOf(rule: string, findings: readonly Finding[], report: Report, view: View): Html {
  const meta = report.rules.find(({ id }) => id === rule)
  const items = findings.map((finding) => html`<li>${findingOf(finding, report, view)}</li>`)
  const name = html`<h4>${link(rule, findings[0]?.help)} ${findings.length > 1 ? html`<span class="number">× ${findings.length}</span>` : undefined}</h4>`
  return html`
<article>
${name}
${meta ? html`<p class="summary">${prose(meta.summary)}</p>` : undefined}
<ul class="findings">
${items}</ul>
</article>`
}

function findingOf(finding: Finding, report: Report, view: View): Html {
  const { place, message, related, outcome, severity } = finding
  const tag = outcome === 'unsure' ? html` <span class="tag">unsure ${severity}</span>` : undefined
  const others = related.map((other) => html`<li>${placeOf(other.place, view)} ${prose(other.message, 1000)}</li>`)
  return html`<p class="place">${place ? placeOf(place, view) : whereaboutsOf(finding)}${tag}</p>
<p>${prose(message)}</p>${place ? frameOf(place, report) : undefined}${others.length > 0 ? html`<ul class="related">${others}</ul>` : undefined}
`
}

function placeOf(place: Place, view: View): Html {
  return link(`${plainText(shownPath(place.path, view), 600)}:${place.line}:${place.column}`, addressOf(place, view))
}

/** Can be scrolled, so it can be reached with the keyboard. */
function frameOf(place: Place, report: Report): Html | undefined {
  const rows = codeFrame(report.excerpts.get(place.path), place, FRAME_WIDTH)
  if (rows.length === 0) return undefined
  const lines = rows.map(({ kind, gutter, text }, index) => {
    const end = index < rows.length - 1 ? '\n' : ''
    return html`<span class="${kind}"><span class="gutter">${gutter} </span>${text}</span>${{ html: end }}`
  })
  return html`
<pre tabindex="0" role="group" aria-label="Source around line ${place.line}"><code>${lines}</code></pre>`
}

/** What was found and does not count, and why. */
export function asideSection(report: Report, view: View): Html | undefined {
  const suppressed = report.findings.filter((finding) => !isStanding(finding))
  const outside = report.findings.filter((finding) => isStanding(finding) && !isShown(finding))
  if (suppressed.length + outside.length === 0) return undefined
  const lists = [
    listOf(`${count(suppressed.length, 'finding')} suppressed`, suppressed, view),
    listOf(`${count(outside.length, 'finding')} that the change does not touch`, outside, view),
  ]
  return section('aside', 'What does not count', lists)
}

function listOf(title: string, findings: readonly Finding[], view: View): Html | undefined {
  if (findings.length === 0) return undefined
  const rows = findings.slice(0, SHOWN_PER_GROUP).map((finding) => {
    const { place, rule, message, suppressed } = finding
    const why = suppressed ? html`${suppressed.kind}: ${prose(suppressed.reason, 600)}` : prose(message, 600)
    return [place ? placeOf(place, view) : whereaboutsOf(finding), html`<code>${rule}</code>`, why]
  })
  const more = findings.length - rows.length
  const rest = more > 0 ? html`<p>${amount(more)} more: <code>--format json</code> has all.</p>` : undefined
  return folded(title, html`${table(title, ['Place', 'Rule', 'Why'], rows)}${rest}`)
}
