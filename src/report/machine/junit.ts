import {
  amount,
  type Blocker,
  count,
  type Finding,
  type ItemResult,
  isBlocking,
  isShown,
  isStanding,
  type Report,
  type RuleSummary,
} from '../../model'
import { plainText } from '../plain'
import { loneBlockers } from '../tally'
import { type Format, shownPath, type View } from '../view'
import { messageOf } from './anchor'
import { documentOf, element, textOf } from './xml'

/** What became of a rule, in the words that JUnit has. */
interface Outcome {
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped'
  /** One line for the overview. */
  readonly message: string
  /** What a dashboard shows when the case is opened. */
  readonly details: readonly string[]
  readonly output: readonly string[]
}

interface TestCase {
  readonly name: string
  readonly outcome: Outcome
}

/**
 * JUnit XML: a suite for each item of the checklist and a case for each rule, whose names stay from run to run, so that a
 * dashboard can tell since when one fails. JUnit knows no warning: a case fails when it blocks the deploy, and passes when
 * its rule looked at everything there is and found nothing. All that is between the two is skipped and says why.
 */
export const junitFormat: Format = {
  render(report, view) {
    const suites = report.checklist.map((item) => ({ item, cases: casesOf(item, report, view) }))
    const gate = gateCases(report)
    const written = suites.map(({ item, cases }) =>
      suite(item.item, cases, [`${item.title}: ${item.verdict}`, item.because]),
    )
    const all = [...gate, ...suites.flatMap(({ cases }) => cases)]
    const first = gate.length > 0 ? [suite('gate', gate, [`the deploy is ${report.verdict}`])] : []
    const name = `${report.tool.name} ${report.tool.version}`
    // Jenkins' own schema (junit-10.xsd) refuses the number of skipped cases here, though not on a suite.
    const { skipped: _, ...counts } = tally(all)
    return documentOf(element('testsuites', { name, ...counts }, ['\n', ...first, ...written]))
  },
}

function suite(name: string, cases: readonly TestCase[], output: readonly string[]): string {
  const lines = textOf(output.map((line) => plainText(line)))
  const written = cases.map((one) => `  ${testCase(name, one)}\n`)
  const content = ['\n', ...written, `  ${element('system-out', {}, [lines])}\n`]
  return `${element('testsuite', { name, ...tally(cases), time: 0 }, content)}\n`
}

function tally(cases: readonly TestCase[]) {
  const number = (kind: Outcome['kind']) => cases.filter(({ outcome }) => outcome.kind === kind).length
  return { tests: cases.length, failures: number('failure'), errors: number('error'), skipped: number('skipped') }
}

function testCase(suiteName: string, { name, outcome: { kind, message, details, output } }: TestCase): string {
  const body = details.length > 0 ? [textOf(details)] : []
  return element('testcase', { classname: `redis-preflight.${suiteName}`, name, time: 0 }, [
    ...(kind === 'passed' ? [] : [element(kind, { message, ...(kind !== 'skipped' && { type: name }) }, body)]),
    ...(output.length > 0 ? [element('system-out', {}, [textOf(output)])] : []),
  ])
}

/** What no rule stands for: that the source could not be read at all, and what the change does to the gate. */
function gateCases(report: Report): TestCase[] {
  const lone = loneBlockers(report).filter(({ item }) => item === undefined)
  const weakened = report.weakened.map((sentence) => `this change loosens the gate: ${sentence}`)
  return [
    ...lone.map(({ sentence, rule = 'run' }) => ({ name: rule, outcome: outcome('error', sentence) })),
    ...weakened.map((sentence, index) => ({ name: `loosened-${index + 1}`, outcome: outcome('skipped', sentence) })),
  ]
}

function casesOf(item: ItemResult, report: Report, view: View): TestCase[] {
  const lone = loneBlockers(report).filter((blocker) => blocker.item === item.item)
  const rules = item.rules.map((rule) => ({
    name: rule.rule,
    outcome: outcomeOf(rule, findingsOf(item, rule, report), lone, report, view),
  }))
  const own = lone.filter(({ rule }) => !rules.some(({ name }) => name === rule))
  const required = own.map(({ sentence }) => ({ name: 'required', outcome: outcome('failure', sentence) }))
  // A suite without a case is shown nowhere, and what nobody looked at must not vanish.
  const bare = rules.length + required.length === 0
  return [...rules, ...required, ...(bare ? [{ name: 'verdict', outcome: outcome('skipped', item.because) }] : [])]
}

function findingsOf({ item }: ItemResult, { rule }: RuleSummary, { findings }: Report): Finding[] {
  return findings.filter((finding) => finding.rule === rule && finding.item === item)
}

function outcomeOf(
  { rule, looked, skipped }: RuleSummary,
  findings: readonly Finding[],
  lone: readonly Blocker[],
  { failOn }: Report,
  view: View,
): Outcome {
  const crash = lone.find((blocker) => blocker.rule === rule)
  const shown = findings.filter(isShown)
  const blocking = shown.filter((finding) => isBlocking(finding, failOn))
  const unseen = skipped === undefined ? [] : [`not looked at everything: ${plainText(skipped)}`]
  const details = [...shown.map((finding) => lineOf(finding, view)), ...unseen]
  const output = aside(findings)
  if (crash) return { ...outcome('error', crash.sentence), details, output }
  if (blocking.length > 0)
    return { kind: 'failure', message: count(blocking.length, 'blocking finding'), details, output }
  // Not every dashboard shows what stands in a skipped case, but they all show the output.
  const aloud = [...details, ...output]
  if (shown.length > 0)
    return { ...outcome('skipped', `needs a look: ${count(shown.length, 'finding')}, not blocking`), output: aloud }
  if (skipped !== undefined) return { ...outcome('skipped', skipped), output }
  if (looked === 0) return { ...outcome('skipped', 'there was nothing to look at'), output }
  return { kind: 'passed', message: '', details: [], output: [`looked at ${amount(looked)}, found nothing`, ...output] }
}

function outcome(kind: Outcome['kind'], message: string): Outcome {
  return { kind, message: plainText(message, 1000), details: [], output: [] }
}

function lineOf(finding: Finding, view: View): string {
  const { place, severity } = finding
  const where = place ? `${plainText(shownPath(place.path, view), 600)}:${place.line}:${place.column}: ` : ''
  return `${where}${severity}: ${messageOf(finding)}`
}

/** Findings that do not count are numbers and reasons. */
function aside(findings: readonly Finding[]): string[] {
  const outside = findings.filter((finding) => isStanding(finding) && finding.isOutside).length
  return [
    ...(outside > 0 ? [`${count(outside, 'finding')} that the change does not touch`] : []),
    ...findings.flatMap(({ suppressed, place }) => {
      if (!suppressed) return []
      const where = place ? `${plainText(place.path, 600)}:${place.line}` : 'one'
      return [`suppressed by ${suppressed.kind}: ${where}: ${plainText(suppressed.reason, 600)}`]
    }),
  ]
}
