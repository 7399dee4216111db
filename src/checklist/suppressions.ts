import {
  type Finding,
  type ItemId,
  nearest,
  type Place,
  type RuleMeta,
  type Severity,
  type Suppression,
  type Violation,
} from '../model'
import type { Raised } from './findings'

/** A rule about the comments that silence rules. It reads no evidence of its own: the judge applies it. */
export interface HygieneRule extends RuleMeta {
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
  const valid = suppressions.filter(({ reason }) => reason.trim() !== '')
  return findings.map((finding) => {
    const by = valid.find((suppression) => isAbout(suppression, finding.rule, finding.place))
    return by ? { ...finding, suppressed: { kind: 'comment', reason: by.reason.trim() } } : finding
  })
}

/** What there is to say about the comments themselves. */
export interface HygieneCase {
  readonly suppressions: readonly Suppression[]
  /** All violations before suppression. */
  readonly raised: readonly Raised[]
  readonly rules: readonly RuleMeta[]
  /** False for a rule that is off or could not look: whether a comment for it is unused cannot be known. */
  hasLooked(ruleId: string): boolean
}

/** Violations of the hygiene rules: no reason, an unknown rule, no rule, nothing silenced. */
export function checkSuppressions(hygiene: HygieneCase): Raised[] {
  return hygiene.suppressions.flatMap((suppression) => checkOne(suppression, hygiene))
}

function checkOne(suppression: Suppression, { raised, rules, hasLooked }: HygieneCase): Raised[] {
  const { rules: names, place } = suppression
  const itemOf = (name: string | undefined): ItemId => rules.find(({ id }) => id === name)?.item ?? shared.item
  const unused = (key: string, item: ItemId, data: Record<string, string> = {}): Raised[] => [
    { rule: unusedSuppression, item, violation: violation(unusedSuppression, key, place, data) },
  ]
  if (suppression.reason.trim() === '') {
    const item = itemOf(names.find((name) => rules.some(({ id }) => id === name)))
    return [{ rule: suppressionReason, item, violation: violation(suppressionReason, 'missing', place) }]
  }
  if (names.length === 0) return unused('nameless', shared.item)
  return names.flatMap((name) => {
    if (!rules.some(({ id }) => id === name)) {
      const near = nearest(
        name,
        rules.map(({ id }) => id),
      )
      return unused('unknown', itemOf(near), { rule: code(name), hint: near ? ` (did you mean ${code(near)}?)` : '' })
    }
    const isUsed = raised.some(
      ({ rule, violation: { place } }) => rule.id === name && isAbout(suppression, name, place),
    )
    return isUsed || !hasLooked(name) ? [] : unused('unused', itemOf(name), { rule: code(name) })
  })
}

function isAbout(suppression: Suppression, rule: string, place: Place | null): boolean {
  if (!place || place.path !== suppression.place.path || !suppression.rules.includes(rule)) return false
  return suppression.from <= place.line && place.line <= suppression.to
}

function violation(rule: HygieneRule, key: string, place: Place, data: Record<string, string> = {}): Violation {
  const message = rule.messages[key]!.replace(/\{(\w+)\}/g, (whole, name: string) => data[name] ?? whole)
  const severity: Severity = rule.severity
  return { key, message, place, severity, outcome: 'fail', related: [] }
}

function code(name: string): string {
  return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``
}
