import {
  type Blocker,
  blotSecrets,
  type Finding,
  isBlocking,
  type Place,
  type Report,
  type Severity,
} from '../../model'
import { plainText } from '../plain'
import { loneBlockers } from '../tally'
import { prefixOf, shownPath, type View } from '../view'
import { anchorOf, inert, messageOf } from './anchor'

/** One line of a format that knows nothing but places in files and what is said there. */
export interface Entry {
  readonly rule: string
  readonly message: string
  /** As the repository knows it. */
  readonly path: string
  readonly line: number
  /** Absent where the entry stands at a line that it is not about. */
  readonly place?: Place
  /** An unsure finding is one step milder. */
  readonly severity: Severity
  readonly blocks: boolean
  readonly fingerprint: string
  readonly finding?: Finding
}

const MILDER: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'note', note: 'note' }

/** What blocks the deploy without being a finding comes first, then the findings that are wanted. */
export function entriesOf(report: Report, view: View, isWanted: (finding: Finding) => boolean): Entry[] {
  const anchor = anchorOf(report)
  const spot = { path: anchor ? pathOf(anchor, view) : prefixOf(view) || '.', line: anchor?.line ?? 1 }
  const lone = loneBlockers(report).map((blocker, index) => ({ ...loneEntry(blocker, index, report), ...spot }))
  const findings = report.findings.filter(isWanted).map((finding): Entry => {
    const { rule, severity, outcome, place, fingerprint } = finding
    return {
      rule,
      message: inert(messageOf(finding)),
      ...spot,
      ...(place && { place, path: pathOf(place, view), line: place.line }),
      severity: outcome === 'unsure' ? MILDER[severity] : severity,
      blocks: isBlocking(finding, report.failOn),
      fingerprint,
      finding,
    }
  })
  return [...lone, ...findings]
}

/** The path of a place as the repository knows it, exactly: programs look the file up. */
export function pathOf({ path }: Place, view: View): string {
  return blotSecrets(shownPath(path, view))
}

function loneEntry({ sentence, item, rule }: Blocker, index: number, report: Report): Omit<Entry, 'path' | 'line'> {
  const { name } = report.tool
  return {
    rule: name,
    message: inert(plainText(`blocks the deploy: ${sentence}`, 1000)),
    severity: 'error',
    blocks: true,
    fingerprint: [name, item ?? rule ?? 'run', index].join('/'),
  }
}
