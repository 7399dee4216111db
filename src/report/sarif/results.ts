import type { Location, PhysicalLocation, ReportingConfiguration, Result, Suppression } from 'sarif'
import { blotSecrets, type Finding, type Place, type Severity, whereaboutsOf } from '../../model'
import { messageOf } from '../machine/anchor'
import { plainText } from '../plain'
import { encodePath, shownPath, type View } from '../view'

/** GitHub takes 1,000 locations of a result and keeps 100. */
const RELATED_LIMIT = 100

/** A severity as SARIF has it. */
export type Level = NonNullable<ReportingConfiguration['level']>

/** Our severities as levels; the words are the same. */
export const LEVEL_OF: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', note: 'note' }

const MILDER: Readonly<Record<Severity, Level>> = { error: 'warning', warning: 'note', note: 'note' }

/** What a result is written with. */
interface Context {
  readonly view: View
  /** Where findings without a place stand. */
  readonly anchor: Place | undefined
  readonly ruleIndex: ReadonlyMap<string, number>
}

/** One finding as a result. */
export function resultOf(finding: Finding, { view, anchor, ruleIndex }: Context): Result {
  const { rule, fingerprint, suppressed } = finding
  const index = ruleIndex.get(rule)
  const related = relatedOf(finding, view)
  return {
    ruleId: rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: levelOf(finding),
    message: { text: unlinked(messageOf(finding)) },
    locations: [locationOf(finding, anchor, view)],
    ...(related.length > 0 && { relatedLocations: related }),
    // GitHub reads this one alone: a hash of the line and a count of equal lines. Our fingerprint is made of both already.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
    fingerprints: { 'redisPreflight/v1': fingerprint },
    ...(suppressed && { suppressions: [suppressionOf(suppressed)] }),
    properties: propertiesOf(finding),
  }
}

/**
 * Text that SARIF shows as it is: `[…](…)` would be a link in it (2.1.0, 3.11.6), so the brackets of one get the backslash
 * that makes them characters.
 */
export function unlinked(text: string): string {
  return text.replace(/\](?=\()/g, '\\]')
}

/** An unsure finding is one level milder: code scanning can block on a level, and a guess never blocks. */
function levelOf({ severity, outcome }: Finding): Level {
  return outcome === 'unsure' ? MILDER[severity] : LEVEL_OF[severity]
}

/** At the anchor only the line is named: columns would point at code that the finding is not about. */
function locationOf(finding: Finding, anchor: Place | undefined, view: View): Location {
  if (finding.place !== null) return { physicalLocation: physicalLocation(finding.place, view) }
  const kind = finding.origin === 'probe' ? 'resource' : 'module'
  return {
    ...(anchor && { physicalLocation: { ...artifact(anchor, view), region: { startLine: anchor.line } } }),
    logicalLocations: [{ name: whereaboutsOf(finding), kind }],
  }
}

function relatedOf({ related }: Finding, view: View): Location[] {
  return related.slice(0, RELATED_LIMIT).map(({ place, message }, index) => ({
    id: index + 1,
    message: { text: unlinked(plainText(message, 1000)) },
    physicalLocation: physicalLocation(place, view),
  }))
}

function physicalLocation(place: Place, view: View): PhysicalLocation {
  const { line, column, endLine, endColumn } = place
  return { ...artifact(place, view), region: { startLine: line, startColumn: column, endLine, endColumn } }
}

function artifact({ path }: Place, view: View): PhysicalLocation {
  const uri = encodePath(blotSecrets(shownPath(path, view)))
  return { artifactLocation: { uri, uriBaseId: '%SRCROOT%' } }
}

function suppressionOf({ kind, reason }: NonNullable<Finding['suppressed']>): Suppression {
  return { kind: kind === 'comment' ? 'inSource' : 'external', justification: plainText(reason, 1000) }
}

function propertiesOf({ item, origin, outcome, server, place, isOutside }: Finding): NonNullable<Result['properties']> {
  return {
    item,
    origin,
    outcome,
    ...(server !== undefined && { server: plainText(server, 200) }),
    ...(place === null && { placeless: true }),
    ...(isOutside && { outside: true }),
  }
}
