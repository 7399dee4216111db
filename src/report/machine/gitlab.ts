import { type Finding, isStanding, type Severity } from '../../model'
import { writeJson } from '../json-text'
import type { Format } from '../view'
import { type Entry, entriesOf } from './entries'

const SEVERITY_OF: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', note: 'minor' }

/**
 * GitLab's code quality report. GitLab itself compares it with the one of the target branch, by fingerprints: so what a
 * change does not touch is in it, or it would be taken for mended. Suppressed findings are not.
 */
export const gitlabFormat: Format = {
  render(report, view) {
    return writeJson(entriesOf(report, view, isStanding).map(issueOf))
  },
}

function issueOf({ rule, message, path, line, severity, blocks, fingerprint, finding }: Entry) {
  return {
    description: message,
    check_name: rule,
    fingerprint,
    // `blocker` is what it says: such an entry alone keeps the deploy from going on.
    severity: blocks ? 'blocker' : isDoubtfulRemark(finding) ? 'info' : SEVERITY_OF[severity],
    location: { path, lines: { begin: line } },
  }
}

function isDoubtfulRemark(finding: Finding | undefined): boolean {
  return finding?.outcome === 'unsure' && finding.severity === 'note'
}
