import { amount, type ItemResult, type Report, type RuleSummary, type Verdict } from '../../model'
import { createPalette } from '../palette'
import { folded, type Html, html, prose, section, table } from './markup'

/** The ten items, each with its verdict as a word and a sign, and what each rule looked at. */
export function checklistSection({ checklist }: Report): Html {
  const rows = checklist.map((line) => [item(line), badge(line.verdict), because(line)])
  return section(
    'checklist',
    'Checklist',
    html`<div class="checklist">${table('The ten items of the checklist', ['Item', 'Verdict', 'Because'], rows)}</div>`,
  )
}

function item({ item, title }: ItemResult): Html {
  return html`<strong>${title}</strong> <code class="id">${item}</code>`
}

function badge(verdict: Verdict): Html {
  const { symbol, word } = createPalette(false).verdicts[verdict]
  return html`<span class="badge ${verdict}"><span aria-hidden="true">${symbol}</span> ${word}</span>`
}

function because({ because, rules }: ItemResult): Html {
  if (rules.length === 0) return prose(because, 1000)
  const told = rules.map((rule) => html`<li><code>${rule.rule}</code>: ${whatBecameOf(rule)}</li>`)
  const summary = rules.length === 1 ? 'the rule behind it' : `${rules.length} rules behind it`
  return html`${prose(because, 1000)}${folded(summary, html`<ul>${told}</ul>`)}`
}

function whatBecameOf({ looked, findings, skipped }: RuleSummary): Html {
  const numbers = `looked at ${amount(looked)}, found ${amount(findings)}`
  if (skipped === undefined) return html`${numbers}`
  return looked === 0
    ? html`did not look: ${prose(skipped, 600)}`
    : html`${numbers}; not everything: ${prose(skipped, 600)}`
}
