import {
  type Baseline,
  type BaselineEntry,
  type BaselineSummary,
  baselineEntry,
  type ChangeSummary,
  type Collected,
  type Evidence,
  type Finding,
  isShown,
  isStanding,
  type Place,
  type Review,
  touches,
} from '../model'

/** Marks the findings that the baseline accepts; where it is being written, that is all of them. */
export function applyBaseline(findings: readonly Finding[], baseline: Baseline | undefined): readonly Finding[] {
  if (!baseline) return findings
  const accepted = new Set(baseline.entries.map(({ fingerprint }) => fingerprint))
  const isAccepted = (finding: Finding) =>
    isStanding(finding) && (baseline.isUpdated || accepted.has(finding.fingerprint))
  return findings.map((finding) =>
    isAccepted(finding)
      ? { ...finding, suppressed: { kind: 'baseline', reason: `accepted in ${baseline.file}` } }
      : finding,
  )
}

/** How the findings stand against the baseline. An entry is stale only where its rule has looked at everything. */
export function summariseBaseline(
  { file, entries }: Baseline,
  findings: readonly Finding[],
  hasLooked: (ruleId: string) => boolean,
): BaselineSummary {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint))
  const written = new Set(entries.map(({ fingerprint }) => fingerprint))
  const known = findings.filter(({ suppressed }) => suppressed?.kind === 'baseline').map(baselineEntry)
  const gone = entries.filter(({ fingerprint }) => !found.has(fingerprint))
  const isUnseen = ({ rule }: BaselineEntry) => !hasLooked(rule)
  return {
    file,
    known: known.length,
    added: known.filter(({ fingerprint }) => !written.has(fingerprint)).length,
    stale: gone.filter((entry) => !isUnseen(entry)),
    unseen: gone.filter(isUnseen),
  }
}

/**
 * Marks the findings that a change does not touch, in a run in which only the change counts. A finding is touched where
 * the statement around it is, or a place that explains it, or where it was not there before. In files that are no source
 * any change touches it: an alert is more than the line that names it. What has no place is of no change.
 */
export function applyReview(
  findings: readonly Finding[],
  review: Review | undefined,
  evidence: Evidence,
): readonly Finding[] {
  if (!review?.isNarrow || review.lines.status !== 'collected') return findings
  const { files } = review.lines.value
  const source = evidence.source.status === 'collected' ? evidence.source.value : undefined
  const isTouched = ({ place, origin, related, fingerprint }: Finding) => {
    if (review.found && place && !review.found.has(fingerprint)) return true
    const spots = [...(place ? [place] : []), ...related.map(({ place: other }) => other)]
    if (origin === 'artefact') return spots.some(({ path }) => files.has(path))
    return spots.some((spot) => {
      const { from, to } = source?.statementAt?.(spot) ?? linesOf(spot)
      return touches(files.get(spot.path), Math.min(from, spot.line), Math.max(to, spot.endLine))
    })
  }
  return findings.map((finding) => (isTouched(finding) ? finding : { ...finding, isOutside: true as const }))
}

function linesOf({ line, endLine }: Place): { from: number; to: number } {
  return { from: line, to: endLine }
}

/** How the findings stand against the change; undefined in a run that looks at none. */
export function summariseReview(
  review: Review | undefined,
  findings: readonly Finding[],
): Collected<ChangeSummary> | undefined {
  if (!review) return undefined
  const { lines, isNarrow, found } = review
  if (lines.status !== 'collected') return isNarrow ? lines : undefined
  const standing = findings.filter(isStanding)
  const inside = standing.filter(isShown).length
  return {
    status: 'collected',
    value: {
      since: lines.value.since,
      ...(isNarrow && { scope: { inside, outside: standing.length - inside } }),
      ...(found && { base: comparison(standing, found) }),
    },
  }
}

/** What is on the server, or nowhere in the repository, is not of the change. */
function comparison(standing: readonly Finding[], found: ReadonlySet<string>): { added: number; fixed: number } {
  const now = new Set(standing.filter(({ place }) => place !== null).map(({ fingerprint }) => fingerprint))
  return {
    added: [...now].filter((fingerprint) => !found.has(fingerprint)).length,
    fixed: [...found].filter((fingerprint) => !now.has(fingerprint)).length,
  }
}
