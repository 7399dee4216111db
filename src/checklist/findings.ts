import { createHash } from 'node:crypto'
import {
  type Config,
  comparePlaces,
  compareTexts,
  type Finding,
  type ItemId,
  list,
  type Place,
  type RuleMeta,
  SEVERITIES,
  type SourceEvidence,
  type Violation,
} from '../model'

const DOCS = 'https://github.com/redis-preflight/redis-preflight/blob/main/docs/rules'

/** 64 bits are plenty for the findings of one repository and stay readable in a baseline file. */
const FINGERPRINT_DIGITS = 16

/** A violation with all that its finding is made from. */
export interface Raised {
  readonly rule: RuleMeta
  readonly item: ItemId
  readonly violation: Violation
}

/** Address of the page that explains a rule. */
function helpUrl(ruleId: string): string {
  return `${DOCS}/${ruleId}.md`
}

/**
 * Turns violations into findings: the user's severity, the help address, the fingerprint. Takes all violations of a run
 * at once, since the fingerprint counts equal lines of a file.
 */
export function toFindings(
  raised: readonly Raised[],
  config: Config,
  text: SourceEvidence['text'] = () => undefined,
): Finding[] {
  const lines = linesOf(text)
  const counts = new Map<string, number>()
  return [...raised]
    .sort((a, b) => byPlace(a.violation.place, b.violation.place))
    .map(({ rule, item, violation }) => {
      const identity = identityOf(rule, violation, lines)
      const occurrence = counts.get(identity) ?? 0
      counts.set(identity, occurrence + 1)
      const { place, server, message, outcome, related } = violation
      const { severity, suppressed } = levelOf(rule, violation, config)
      return {
        rule: rule.id,
        item,
        origin: rule.reads,
        severity,
        outcome,
        place,
        ...(server !== undefined && { server }),
        message,
        help: helpUrl(rule.id),
        fingerprint: hash(`${identity}\0${occurrence}`),
        related,
        ...(suppressed && { suppressed }),
      }
    })
}

/** Sorts for the report: severity, then path, line and column; what is on the server comes before what is in files. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      byPlace(a.place, b.place) ||
      compareTexts(a.rule, b.rule),
  )
}

/**
 * The user's severity counts, for the path before in general, but a remark that a rule itself only makes as a note is not
 * raised with the rest. What is off for a path is kept, so that the report can count it.
 */
function levelOf(
  rule: RuleMeta,
  { severity: own, place }: Violation,
  config: Config,
): Pick<Finding, 'severity' | 'suppressed'> {
  const override = place && config.overrides.findLast(({ rules, matches }) => rule.id in rules && matches(place.path))
  const level = override ? override.rules[rule.id] : config.rules[rule.id]
  if (override && level === 'off') {
    const reason = override.reason ?? `off for ${list(override.files)} in the config`
    return { severity: own, suppressed: { kind: 'config', reason } }
  }
  if (level === undefined || level === 'off') return { severity: own }
  return { severity: own === 'note' && rule.severity !== 'note' ? own : level }
}

/** What stays the same when lines above move: the rule, the file and the text of the line; on the server, the message. */
function identityOf(rule: RuleMeta, { place, key, server = '', keyPattern = '' }: Violation, lines: LineTexts): string {
  if (!place) return [rule.id, '', key, ...[steadyName(server), keyPattern].filter((part) => part !== '')].join('\0')
  return `${rule.id}\0${place.path}\0${lines(place) ?? key}`
}

/** Slots move from node to node of a cluster; the id of a node stays. */
function steadyName(server: string): string {
  return server.replace(/ \(slots? [^)]*\)$/, '')
}

/** The text of the line of a place, told apart from others of its file; undefined where it is not known. */
type LineTexts = (place: Place) => string | undefined

/** Longer lines are a machine's, and may hold thousands of findings: their digest stands for them. */
const MAX_LINE = 1000

function linesOf(text: SourceEvidence['text']): LineTexts {
  const files = new Map<string, readonly string[]>()
  const digests = new Map<string, string>()
  return ({ path, line }) => {
    const lines = files.get(path) ?? text(path)?.split(/\r\n|\n|\r/) ?? []
    files.set(path, lines)
    const whole = lines[line - 1]
    if (whole === undefined || whole.length <= MAX_LINE) return whole?.trim().replace(/\s+/g, ' ')
    const spot = `${path}:${line}`
    const known = digests.get(spot) ?? hash(whole.trim().replace(/\s+/g, ' '))
    digests.set(spot, known)
    return known
  }
}

function hash(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, FINGERPRINT_DIGITS)
}

/** What has no place comes first. */
function byPlace(a: Finding['place'], b: Finding['place']): number {
  return a && b ? comparePlaces(a, b) : Number(b === null) - Number(a === null)
}
