import {
  type Finding,
  fill,
  type ItemId,
  nearest,
  type Place,
  type RuleMeta,
  type Severity,
  type Suppression,
  type Violation,
} from '../model'
import type { Raised } from './findings'
import { groupBy } from './groups'

/** A rule about the comments that silence rules. It reads no evidence of its own: the judge applies it. */
interface HygieneRule extends RuleMeta {
  readonly messages: Readonly<Record<string, string>>
}

const SYNTAX = '`// redis-preflight-ignore-next-line <rule> -- <reason>`'

/**
 * Both belong to the item of the rule that the comment names. Their own `item` is only where a comment ends up that
 * names no rule we know; `no-flush` is the item for which a silenced finding is the most dangerous.
 */
const shared = { item: 'no-flush', reads: 'source', severity: 'warning', since: '0.1.0', links: [] } as const

const suppressionReason: HygieneRule = {
  ...shared,
  id: 'suppression-reason',
  summary: 'Give the reason in every comment that silences a rule.',
  why: 'Whoever reads the line next year must be able to tell whether the reason still holds. A comment without a reason silences nothing.',
  instead: `Write ${SYNTAX}.`,
  messages: {
    missing: `This comment gives no reason, so it silences nothing; write ${SYNTAX}.`,
  },
}

const unusedSuppression: HygieneRule = {
  ...shared,
  id: 'unused-suppression',
  summary: 'Remove comments that silence nothing.',
  why: 'A comment that outlived its finding would silence the next one at that place, which nobody has looked at.',
  instead: 'Remove the comment, or name the rule that it is meant for.',
  messages: {
    unused: '{rule} finds nothing here, so this comment silences nothing; remove it.',
    unknown: 'There is no rule {rule}{hint}, so this comment silences nothing.',
    nameless: `This comment names no rule, so it silences nothing; write ${SYNTAX}.`,
  },
}

/** The rules about suppression comments, for docs and for the config schema. */
export const hygieneRules: readonly HygieneRule[] = [suppressionReason, unusedSuppression]

/** Marks the findings that a comment with a reason silences; the others are returned as they are. */
export function applySuppressions(findings: readonly Finding[], suppressions: readonly Suppression[]): Finding[] {
  const byLine = groupBy(suppressions.filter(isValid).filter(isOfOneLine), spotOf)
  const byFile = groupBy(
    suppressions.filter(isValid).filter((one) => !isOfOneLine(one)),
    ({ place }) => place.path,
  )
  return findings.map((finding) => {
    const { place } = finding
    const near = place ? [...(byFile.get(place.path) ?? []), ...(byLine.get(`${place.path}:${place.line}`) ?? [])] : []
    const by = near.find((suppression) => isAbout(suppression, finding.rule, place))
    return by ? { ...finding, suppressed: { kind: 'comment', reason: by.reason.trim() } } : finding
  })
}

/** What there is to say about the comments themselves. */
interface HygieneCase {
  readonly suppressions: readonly Suppression[]
  /** All violations before suppression. */
  readonly raised: readonly Raised[]
  readonly lines: RaisedLines
  readonly rules: readonly RuleMeta[]
  /** False for a rule that is off or could not look: whether a comment for it is unused cannot be known. */
  hasLooked(ruleId: string): boolean
}

/**
 * Violations of the hygiene rules: no reason, an unknown rule, no rule, nothing silenced. A comment may also silence
 * what is said about another one, so comments about comments are looked at last.
 */
export function checkSuppressions(the: Omit<HygieneCase, 'lines'>): Raised[] {
  const hygiene = { ...the, lines: linesOf(the.raised) }
  const names = new Set(hygieneRules.map(({ id }) => id))
  const raised = hygiene.suppressions.flatMap((suppression) => [
    ...checkComment(suppression, hygiene),
    ...suppression.rules.flatMap((name) => (names.has(name) ? [] : checkName(name, suppression, hygiene))),
  ])
  const own: HygieneCase = { ...hygiene, raised, lines: linesOf(raised), rules: hygieneRules, hasLooked: () => true }
  return [
    ...raised,
    ...hygiene.suppressions.flatMap((suppression) => {
      return suppression.rules.flatMap((name) => (names.has(name) ? checkName(name, suppression, own) : []))
    }),
  ]
}

/** Whether the comment is one that can silence anything at all. */
function checkComment(suppression: Suppression, { rules }: HygieneCase): Raised[] {
  const { rules: names, place } = suppression
  if (isValid(suppression)) return names.length > 0 ? [] : unused(place, 'nameless', shared.item)
  const item = rules.find(({ id }) => names.includes(id))?.item ?? shared.item
  return [{ rule: suppressionReason, item, violation: violation(suppressionReason, 'missing', place) }]
}

/** Whether a valid comment silences something of one rule that it names. */
function checkName(name: string, suppression: Suppression, { lines, rules, hasLooked }: HygieneCase): Raised[] {
  if (!isValid(suppression)) return []
  const { place } = suppression
  const ids = rules.map(({ id }) => id)
  const itemOf = (id: string | undefined): ItemId => rules.find((rule) => rule.id === id)?.item ?? shared.item
  if (!ids.includes(name)) {
    const near = nearest(name, [...ids, ...hygieneRules.map(({ id }) => id)])
    const hint = near ? ` (did you mean ${code(near)}?)` : ''
    return unused(place, 'unknown', itemOf(near), { rule: code(name), hint })
  }
  const here = lines.get(`${name}\0${place.path}`) ?? new Set()
  const isUsed = isOfOneLine(suppression)
    ? here.has(suppression.from)
    : [...here].some((line) => suppression.from <= line && line <= suppression.to)
  return isUsed || !hasLooked(name) ? [] : unused(place, 'unused', itemOf(name), { rule: code(name) })
}

function unused(place: Place, key: string, item: ItemId, data: Record<string, string> = {}): Raised[] {
  return [{ rule: unusedSuppression, item, violation: violation(unusedSuppression, key, place, data) }]
}

function isValid({ reason }: Suppression): boolean {
  return reason.trim() !== ''
}

function isAbout(suppression: Suppression, rule: string, place: Place | null): boolean {
  if (!place || place.path !== suppression.place.path || !suppression.rules.includes(rule)) return false
  return suppression.from <= place.line && place.line <= suppression.to
}

/** Lines at which a rule found something, by the rule and the file: machines write files full of comments. */
type RaisedLines = ReadonlyMap<string, ReadonlySet<number>>

function linesOf(raised: readonly Raised[]): RaisedLines {
  const placed = raised.flatMap(({ rule, violation: { place } }) => (place ? [{ rule: rule.id, place }] : []))
  const groups = groupBy(placed, ({ rule, place }) => `${rule}\0${place.path}`)
  return new Map([...groups].map(([key, all]) => [key, new Set(all.map(({ place }) => place.line))]))
}

function isOfOneLine({ from, to }: Suppression): boolean {
  return from === to
}

function spotOf({ place, from }: Suppression): string {
  return `${place.path}:${from}`
}

function violation(rule: HygieneRule, key: string, place: Place, data: Record<string, string> = {}): Violation {
  const message = fill(rule.messages[key]!, data)
  const severity: Severity = rule.severity
  return { key, message, place, severity, outcome: 'fail', related: [] }
}

function code(name: string): string {
  return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``
}
