import {
  amount,
  type Blocker,
  count,
  type FileCounts,
  type Finding,
  isAtLeast,
  isBlocking,
  isShown,
  list,
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

/** Findings to look at one by one: errors, warnings, notes, and last those the analyzer cannot prove. */
export function groupFindings(report: Report): FindingGroup[] {
  const standing = report.findings.filter(isShown)
  const groups: FindingGroup[] = SEVERITIES.map((severity) => ({
    kind: severity,
    findings: standing.filter((finding) => finding.outcome === 'fail' && finding.severity === severity),
    blocks: isAtLeast(severity, report.failOn),
  }))
  const unsure = standing.filter((finding) => finding.outcome === 'unsure').sort(bySeverity)
  return [...groups, { kind: 'unsure' as const, findings: unsure, blocks: false }].filter((g) => g.findings.length > 0)
}

/** How many findings are suppressed in one of the ways. */
export function countSuppressed(report: Report, kind: NonNullable<Finding['suppressed']>['kind']): number {
  return report.findings.filter(({ suppressed }) => suppressed?.kind === kind).length
}

/** What comments and the config silence, each with its reason; what a baseline accepts is told in numbers alone. */
export function silencedFindings(report: Report): (Finding & Required<Pick<Finding, 'suppressed'>>)[] {
  return report.findings.flatMap((finding) => {
    const { suppressed } = finding
    return suppressed && suppressed.kind !== 'baseline' ? [{ ...finding, suppressed }] : []
  })
}

/** How many items have each verdict, worst first, verdicts that no item has left out. */
export function tallyVerdicts(report: Report): { verdict: Verdict; count: number }[] {
  const order: Verdict[] = ['fail', 'needs-a-look', 'not-checked', 'pass', 'attested', 'not-applicable']
  return order
    .filter((verdict) => VERDICTS.includes(verdict))
    .map((verdict) => ({ verdict, count: report.checklist.filter((line) => line.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
}

/**
 * Blockers that would be lost in a view that shows findings alone: a required item that was not checked, an attestation
 * that ran out, a rule that could not run.
 */
export function loneBlockers(report: Report): Blocker[] {
  const blocking = report.findings.filter((finding) => isBlocking(finding, report.failOn))
  return report.blockers.filter(({ rule, item }) => {
    if (rule !== undefined) return !blocking.some((finding) => finding.rule === rule)
    return !blocking.some((finding) => finding.item === item)
  })
}

/** `38 of 1,412 source files analysed; 310 test and 12 generated files left out`. */
export function summariseFiles({ analysed, listed, leftOut }: FileCounts): string {
  const looked = `${amount(analysed)} of ${count(listed, 'source file')} analysed`
  const { tests = 0, generated = 0, ignored = 0 } = leftOut ?? {}
  const kinds = [
    ...(tests > 0 ? [`${amount(tests)} test`] : []),
    ...(generated > 0 ? [`${amount(generated)} generated`] : []),
    ...(ignored > 0 ? [`${amount(ignored)} ignored`] : []),
  ]
  const files = tests + generated + ignored === 1 ? 'file' : 'files'
  return kinds.length > 0 ? `${looked}; ${list(kinds)} ${files} left out` : looked
}

/** `38 of 412 source files analysed, 3 clients, 120 commands`; semicolons where files were left out. */
export function summariseSource({ inventory: { files, clients, commands, unexamined } }: Report): string {
  if (unexamined !== undefined) return unexamined
  const looked = summariseFiles(files)
  const found = `${count(clients.length, 'client')}, ${count(commands.length, 'command')}`
  return `${looked}${looked.includes(';') ? ';' : ','} ${found}`
}

function bySeverity(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
}
