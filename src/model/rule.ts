import type { ArtefactEvidence } from './artefact'
import type { Evidence, Origin, ProbedServer, ProbeEvidence, SourceEvidence } from './evidence'
import type { Outcome, Severity } from './finding'
import type { ItemId } from './item'
import { type Place, type Related, spotOf } from './place'
import { byServers, fill, inServer, type Told } from './wording'

/** The evidence that a rule is given, by what it reads. A rule about the server judges one server at a time. */
interface EvidenceOf {
  readonly source: SourceEvidence
  readonly probe: ProbedServer
  readonly artefact: ArtefactEvidence
}

/** What a rule may add to a violation beyond its message and place. */
interface ViolationDetails {
  readonly outcome?: Outcome
  /** Overrides the rule's default severity. A severity from the user's config replaces both, except over a `note`. */
  readonly severity?: Severity
  readonly related?: readonly Related[]
  /** The key pattern that it is about; the config may call such keys immortal. */
  readonly keyPattern?: string
}

/** Reports one violation: which message, where (null: on the server, or nowhere in the repository), the values for the `{names}` in the message. */
export type ReportViolation<M extends string> = (
  message: M,
  at: Place | null,
  data?: Readonly<Record<string, string | number>>,
  details?: ViolationDetails,
) => void

/** Metadata of a rule: all that docs, reports and the config schema need. */
export interface RuleMeta {
  /** Kebab-case; also the name of its file, fixtures and docs page. */
  readonly id: string
  readonly item: ItemId
  readonly reads: Origin
  readonly severity: Severity
  /** First version that has the rule. */
  readonly since: string
  /** One sentence: what to do or not to do. */
  readonly summary: string
  readonly why: string
  readonly instead: string
  readonly links: readonly string[]
}

/**
 * One rule. `each` picks the things to look at, `check` judges one of them. A thing that cannot be judged because the
 * evidence lacks it is told by `cannot`, so that it is never counted as fine. `doubt` says why `each` itself may have
 * missed something: what was found stands, but the item does not pass.
 */
interface Rule<R extends keyof EvidenceOf = keyof EvidenceOf, T = unknown, M extends string = string> extends RuleMeta {
  readonly reads: R
  readonly messages: Readonly<Record<M, string>>
  each(evidence: EvidenceOf[R], all: Evidence): readonly T[]
  /** Why the rule may not have seen everything, as a clause without a full stop; undefined where there is no doubt. */
  doubt?(evidence: EvidenceOf[R]): string | undefined
  check(thing: T, report: { violation: ReportViolation<M>; cannot(reason: string): void }): void
}

/** A rule whose type parameters are hidden, as the list of all rules holds it. */
export interface AnyRule extends RuleMeta {
  readonly messages: Readonly<Record<string, string>>
  readonly run: (evidence: Evidence) => RuleOutcome
}

/** One violation before severity overrides, suppression and fingerprints. */
export interface Violation {
  /** Which of the rule's messages; unlike the filled text it does not change with the values in it. */
  readonly key: string
  readonly message: string
  readonly place: Place | null
  /** Which server it is about, where there are several. */
  readonly server?: string
  readonly keyPattern?: string
  readonly severity: Severity
  readonly outcome: Outcome
  readonly related: readonly Related[]
}

/** What one rule found, and how many things it judged; `skipped` says why it could not look at all there is. */
export interface RuleOutcome {
  readonly looked: number
  readonly violations: readonly Violation[]
  readonly skipped?: string
}

/** Makes a rule: types its messages and things, and binds `each` and `check` into one `run`. */
export function defineRule<R extends Origin, T, M extends string>(rule: Rule<R, T, M>): AnyRule {
  return { ...rule, run: (evidence) => runRule(rule, evidence) }
}

function runRule<R extends Origin, T, M extends string>(rule: Rule<R, T, M>, evidence: Evidence): RuleOutcome {
  const collected = evidence[rule.reads]
  if (collected.status !== 'collected') return { looked: 0, violations: [], skipped: collected.reason }
  const { parts, unreached } = partsOf(collected.value)
  const outcomes = parts.map(({ name, seen }) => judge(rule, name, seen as EvidenceOf[R], evidence))
  const reasons = byServers([...unreached, ...outcomes.flatMap(({ reasons }) => reasons)])
  return {
    looked: outcomes.reduce((sum, { looked }) => sum + looked, 0),
    violations: outcomes.flatMap(({ violations }) => violations),
    ...(reasons.length > 0 && { skipped: reasons.join('; ') }),
  }
}

/** The source is one thing to judge, and so are the other files; the probe may have read several servers, which have names then. */
function partsOf(seen: SourceEvidence | ProbeEvidence | ArtefactEvidence) {
  if (!('servers' in seen)) return { parts: [{ name: '', seen }], unreached: [] as Told[] }
  return {
    parts: seen.servers.map((server) => ({ name: server.name, seen: server })),
    unreached: seen.unreached.map(({ name, reason }) => ({ server: name, text: reason })),
  }
}

function judge<R extends Origin, T, M extends string>(
  rule: Rule<R, T, M>,
  name: string,
  seen: EvidenceOf[R],
  evidence: Evidence,
) {
  const violations: Violation[] = []
  const skipped: string[] = []
  const things = rule.each(seen, evidence)
  const violation: ReportViolation<M> = (message, place, data = {}, details = {}) =>
    violations.push({
      key: message,
      message: inServer(name, fill(rule.messages[message], data)),
      place,
      ...(name !== '' && { server: name }),
      ...(details.keyPattern !== undefined && { keyPattern: details.keyPattern }),
      severity: details.severity ?? rule.severity,
      outcome: details.outcome ?? 'fail',
      related: details.related ?? [],
    })
  for (const thing of things) rule.check(thing, { violation, cannot: (reason) => skipped.push(reason) })
  const doubt = rule.doubt?.(seen)
  const reasons = [...skipped, ...(doubt ? [doubt] : [])].map((text) => ({ server: name, text }))
  return { looked: things.length - skipped.length, violations: toldOnce(violations), reasons }
}

/** What is said of several things at one place is said once, with what is related to each: one option of many clients. */
function toldOnce(violations: readonly Violation[]): Violation[] {
  const byText = new Map<string, Violation>()
  for (const [at, one] of violations.entries()) {
    const { place, message, severity, outcome, keyPattern } = one
    const id = place ? [spotOf(place), severity, outcome, keyPattern, message].join('\0') : String(at)
    const known = byText.get(id)
    byText.set(id, known ? { ...known, related: [...known.related, ...othersThan(known, one)] } : one)
  }
  return [...byText.values()]
}

function othersThan({ related: known }: Violation, { related }: Violation): readonly Related[] {
  return related.filter((one) => !known.some((other) => spotOf(other.place) === spotOf(one.place)))
}

/** The metadata of a rule alone, without its messages and what it does. */
export function metaOf({ id, item, reads, severity, since, summary, why, instead, links }: RuleMeta): RuleMeta {
  return { id, item, reads, severity, since, summary, why, instead, links }
}
