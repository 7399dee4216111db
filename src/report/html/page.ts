import { count, type Report } from '../../model'
import { createPalette } from '../palette'
import { describePrometheus } from '../prometheus'
import { describeScope } from '../scope'
import { describeServers } from '../servers'
import { summariseSource, tallyVerdicts } from '../tally'
import type { Format, View } from '../view'
import { checklistSection } from './checklist'
import { asideSection, findingsSection } from './findings'
import { inventorySection, unreadSection } from './inventory'
import { type Html, html, prose, section } from './markup'
import { serversSection } from './servers'
import { STYLE } from './style'

/**
 * One HTML page that needs nothing else: no script, font or picture, and a policy that forbids the browser to fetch any.
 * Everything in it that comes from the repository or a server went through the escaping of `html`.
 */
export const htmlFormat: Format = {
  render(report, view) {
    const { symbol, word } = createPalette(false).results[report.verdict]
    const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${word} – ${report.tool.name}</title>
<style>
${{ html: STYLE }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header>
<p class="tool">${report.tool.name} ${report.tool.version}</p>
<h1 class="${report.verdict}"><span aria-hidden="true">${symbol}</span> ${word}</h1>
${tally(report)}
${looked(report)}
</header>
<main id="main" tabindex="-1">${content(report, view)}
</main>
<footer><p>Made by ${report.tool.name}. What was not looked at is never shown as fine; <code>--format json</code> has everything.</p></footer>
</body>
</html>
`
    return page.html
  },
}

function content(report: Report, view: View): (Html | undefined)[] {
  const first = [weakenedSection(report), blockersSection(report), checklistSection(report)]
  if (view.quiet) return first
  return [
    ...first,
    findingsSection(report, view),
    asideSection(report, view),
    serversSection(report),
    inventorySection(report, view),
    unreadSection(report, view),
  ]
}

function tally(report: Report): Html {
  const { verdicts } = createPalette(false)
  const parts = tallyVerdicts(report).map(({ verdict, count: number }) => {
    return html`<li class="badge ${verdict}">${number} ${verdicts[verdict].word}</li>`
  })
  return html`<ul class="tally" aria-label="Items by verdict">${parts}</ul>`
}

function looked(report: Report): Html {
  const { readings, prometheus } = report
  const server = readings.status === 'collected' ? describeServers(readings.value) : `not probed, ${readings.reason}`
  const facts: [string, string][] = [
    ['Source', summariseSource(report)],
    ['Server', server],
    ...(prometheus ? [['Prometheus', describePrometheus(prometheus)] as [string, string]] : []),
    ...describeScope(report).map((sentence): [string, string] => ['Scope', sentence]),
  ]
  return html`<dl class="facts">${facts.map(([name, text]) => html`<div><dt>${name}</dt><dd>${prose(text, 1000)}</dd></div>`)}</dl>`
}

function weakenedSection({ weakened }: Report): Html | undefined {
  if (weakened.length === 0) return undefined
  return section('weakened', 'This change loosens the gate itself', bullets(weakened))
}

function blockersSection({ blockers }: Report): Html | undefined {
  if (blockers.length === 0) return undefined
  const title = `${count(blockers.length, 'thing')} that ${blockers.length === 1 ? 'blocks' : 'block'} the deploy`
  return section('blockers', title, bullets(blockers.map(({ sentence }) => sentence)))
}

function bullets(sentences: readonly string[]): Html {
  return html`<ul>${sentences.map((sentence) => html`<li>${prose(sentence, 1000)}</li>`)}</ul>`
}
