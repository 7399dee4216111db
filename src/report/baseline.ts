import { BASELINE_VERSION, type BaselineEntry, baselineEntry, blotSecrets, type Report } from '../model'
import { writeJson } from './json-text'

/**
 * The baseline file for what a report accepts, and for what its rules could not look at this time. Ordered by path and
 * rule, one entry a block, so that a diff shows what was accepted.
 */
export function renderBaseline({ findings, baseline }: Report): string {
  const known = findings.filter(({ suppressed }) => suppressed?.kind === 'baseline').map(baselineEntry)
  const entries = [...known, ...(baseline?.unseen ?? [])].sort(compareEntries)
  const written = entries.map(({ fingerprint, rule, path, message }) => {
    return { rule, path: path === null ? null : blotSecrets(path), fingerprint, message: blotSecrets(message) }
  })
  return writeJson({ version: BASELINE_VERSION, findings: written })
}

function compareEntries(one: BaselineEntry, other: BaselineEntry): number {
  const keyOf = ({ path, rule, fingerprint }: BaselineEntry) => `${path ?? ''}\0${rule}\0${fingerprint}`
  return keyOf(one) < keyOf(other) ? -1 : 1
}
