import {
  type Finding,
  type ItemId,
  isAtLeast,
  type Report,
  SEVERITIES,
  type Severity,
  VERDICTS,
  type Verdict,
} from '../model'

/** Findings of one kind, in the order in which they are told. */
export interface FindingGroup {
  readonly kind: Severity | 'unsure'
  readonly findings: readonly Finding[]
  /** Whether findings of this kind keep the deploy from going on. */
  readonly blocks: boolean
}

/** Findings that nobody suppressed: errors, warnings, notes, and last those the analyzer cannot prove. */
export function groupFindings(report: Report): FindingGroup[] {
  const standing = report.findings.filter((finding) => finding.suppressed === undefined)
  const groups: FindingGroup[] = SEVERITIES.map((severity) => ({
    kind: severity,
    findings: standing.filter((finding) => finding.outcome === 'fail' && finding.severity === severity),
    blocks: isAtLeast(severity, report.failOn),
  }))
  const unsure = standing.filter((finding) => finding.outcome === 'unsure').sort(bySeverity)
  return [...groups, { kind: 'unsure' as const, findings: unsure, blocks: false }].filter((g) => g.findings.length > 0)
}

/** How many findings a suppression silences. */
export function countSuppressed(report: Report): number {
  return report.findings.filter((finding) => finding.suppressed !== undefined).length
}

/** True for a finding that by itself keeps the deploy from going on. */
export function isBlocking(finding: Finding, report: Report): boolean {
  return finding.suppressed === undefined && finding.outcome === 'fail' && isAtLeast(finding.severity, report.failOn)
}

/** How many items have each verdict, worst first, verdicts that no item has left out. */
export function tallyVerdicts(report: Report): { verdict: Verdict; count: number }[] {
  const order: Verdict[] = ['fail', 'needs-a-look', 'not-checked', 'pass', 'attested', 'not-applicable']
  return order
    .filter((verdict) => VERDICTS.includes(verdict))
    .map((verdict) => ({ verdict, count: report.checklist.filter((line) => line.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
}

/** A blocker that no finding stands for: a required item that was not checked, a rule that could not run. */
export interface LoneBlocker {
  readonly sentence: string
  /** The item that the sentence is about, where it starts with one. */
  readonly item?: ItemId
}

/**
 * Blockers that would be lost in a view that shows findings alone. A sentence that starts with an item is told by the
 * blocking findings of that item, any other by those of a rule that it names; when in doubt it is lone.
 */
export function loneBlockers(report: Report): LoneBlocker[] {
  const blocking = report.findings.filter((finding) => isBlocking(finding, report))
  return report.blockers.flatMap((sentence): LoneBlocker[] => {
    const about = report.checklist.find(
      ({ item, title }) => startsWithName(sentence, item) || sentence.startsWith(title),
    )
    if (!about) return blocking.some(({ rule }) => names(sentence).has(rule)) ? [] : [{ sentence }]
    // Some rules are named like their item; `no-flush could not run` is about the rule.
    const isRule = about.rules.some(({ rule }) => rule === about.item)
    const isTold = blocking.some(({ item, rule }) => item === about.item && (!isRule || rule === about.item))
    return isTold ? [] : [{ sentence, item: about.item }]
  })
}

function startsWithName(sentence: string, name: string): boolean {
  return sentence.startsWith(name) && !/[\w-]/.test(sentence.charAt(name.length))
}

function names(sentence: string): Set<string> {
  return new Set(sentence.match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)*/g))
}

/** `38 of 412 files analysed, 3 clients, 120 commands`. */
export function summariseSource({ inventory: { files, clients, commands } }: Report): string {
  const looked = `${files.analysed} of ${count(files.listed, 'file')} analysed`
  return [looked, count(clients.length, 'client'), count(commands.length, 'command')].join(', ')
}

/** `1 error`, `3 errors`, `1,204 errors`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
}

function bySeverity(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
}
