import {
  type BaselineSummary,
  type Blocker,
  type ChangeSummary,
  type Collected,
  type Finding,
  type ItemResult,
  isStanding,
  type ReportVerdict,
  type RuleSummary,
  textsOf,
} from '../model'
import type { Case, RuleRun } from './cases'
import { type Raised, sortFindings, toFindings } from './findings'
import { decideGate, isNothingToCheck } from './gate'
import { withoutImmortal } from './immortal'
import { type Item, items } from './items'
import { applyBaseline, applyReview, summariseBaseline, summariseReview } from './scope'
import { applySuppressions, checkSuppressions, hygieneRules } from './suppressions'
import { decide } from './verdicts'
import { weigh } from './weakening'

/** What the judge has to say; the report adds the inventory, the readings and the excerpts. */
interface Judgement {
  readonly verdict: ReportVerdict
  readonly blockers: readonly Blocker[]
  readonly checklist: readonly ItemResult[]
  readonly findings: readonly Finding[]
  readonly change?: Collected<ChangeSummary>
  readonly baseline?: BaselineSummary
  readonly weakened: readonly string[]
  readonly unweighed?: string
}

/** Folds what the rules found, the config and the evidence into findings, ten verdicts and one decision. Pure. */
export function judge(the: Case): Judgement {
  const { config, evidence, runs, review, prefix = '' } = the
  const { findings, immortal } = collectFindings(the)
  const checklist = items.map((item) => judgeItem(item, the, findings, immortal))
  const change = summariseReview(review, findings)
  return {
    ...decideGate({ config, evidence, runs, findings, checklist, prefix }),
    checklist,
    findings,
    ...(change && { change }),
    ...(config.baseline && { baseline: summariseBaseline(config.baseline, findings, hasLooked(runs)) }),
    ...weigh(the),
  }
}

function collectFindings({ config, evidence, runs, review }: Case): {
  findings: Finding[]
  immortal: Map<string, number>
} {
  const source = evidence.source.status === 'collected' ? evidence.source.value : undefined
  const suppressions = source?.suppressions ?? []
  const immortal = new Map<string, number>()
  const raised = runs.flatMap(({ rule, outcome }): Raised[] => {
    const parted = withoutImmortal(rule, outcome.violations, source, config.immortal)
    immortal.set(rule.id, parted.immortal)
    return parted.reported.map((violation) => ({ rule, item: rule.item, violation }))
  })
  const hygiene = checkSuppressions({
    suppressions,
    raised,
    rules: runs.map(({ rule }) => rule),
    hasLooked: hasLooked(runs),
  })
  const active = hygiene.filter(({ rule }) => config.rules[rule.id] !== 'off')
  const silenced = applySuppressions(toFindings([...raised, ...active], config, textsOf(evidence)), suppressions)
  const findings = applyReview(applyBaseline(silenced, config.baseline), review, evidence)
  return { findings: sortFindings(findings), immortal }
}

/** A rule that could not judge everything may have left out the very place that a comment is about. */
function hasLooked(runs: readonly RuleRun[]): (ruleId: string) => boolean {
  const looked = runs.filter(({ state, outcome }) => state === 'ran' && outcome.skipped === undefined)
  const ids = new Set([...looked.map(({ rule }) => rule.id), ...hygieneRules.map(({ id }) => id)])
  return (ruleId) => ids.has(ruleId)
}

function judgeItem(item: Item, the: Case, all: readonly Finding[], immortal: ReadonlyMap<string, number>): ItemResult {
  const { config, evidence, prefix = '' } = the
  const runs = the.runs.filter(({ rule }) => rule.item === item.id)
  const findings = all.filter((finding) => finding.item === item.id)
  const decision = decide({
    item,
    evidence,
    prefix,
    runs,
    findings,
    failOn: config.failOn,
    attestation: config.attestations.find((attestation) => attestation.item === item.id),
    immortal: runs.reduce((sum, { rule }) => sum + (immortal.get(rule.id) ?? 0), 0),
    isNothingToCheck: isNothingToCheck(config, evidence),
  })
  return { item: item.id, title: item.title, ...decision, rules: summarise(runs, findings) }
}

/** The item's rules; the rules about suppression comments only where they found something. */
function summarise(runs: readonly RuleRun[], findings: readonly Finding[]): RuleSummary[] {
  const standing = (id: string) => findings.filter((finding) => finding.rule === id && isStanding(finding)).length
  const own = runs.map(({ rule, outcome: { looked, skipped } }) => {
    return { rule: rule.id, looked, findings: standing(rule.id), ...(skipped !== undefined && { skipped }) }
  })
  const hygiene = hygieneRules
    .map(({ id }) => ({ rule: id, looked: standing(id), findings: standing(id) }))
    .filter(({ looked }) => looked > 0)
  return [...own, ...hygiene]
}
