import type { Tree } from '../documents/tree'
import type { AlertDraft } from '../prometheus/drafts'
import { matches } from './matchers'
import type { Routing } from './routes'

type Labels = ReadonlyMap<string, string>

/** An alert that mutes others, and whether it fires at all times or only together with them. */
interface Inhibitor {
  readonly labels: Labels
  readonly isConstant: boolean
}

/** What an inhibitor mutes: the rules that it is the source of, for each whole configuration of Alertmanager. */
interface Muting extends Inhibitor {
  /** Absent where it mutes whatever the rules say. */
  readonly severity?: string
  readonly rules: readonly (readonly Tree[])[]
}

/** An alert that always fires, so that its silence tells of a broken chain: `vector(1)`. */
const CONSTANT =
  /^\(?\s{0,20}vector\s{0,20}\(\s{0,20}\d{1,20}\s{0,20}\)\s{0,20}\)?(?:\s{0,20}(?:==|>|>=)\s{0,20}\d{1,20})?$/
/** An alert on other alerts, as kube-prometheus' InfoInhibitor: `ALERTS{severity="info"} == 1 unless …`. */
const ON_ALERTS = /^\(?\s{0,20}ALERTS\s{0,20}\{[^}]{0,200}severity\s{0,10}=~?\s{0,10}"([^"]{1,60})"/
/** It comes with the rules of Kubernetes, which are seldom in the repository (kubernetes-mixin and kube-prometheus). */
const WELL_KNOWN = {
  labels: new Map([
    ['alertname', 'InfoInhibitor'],
    ['severity', 'none'],
  ]),
  isConstant: false,
  severity: 'info',
}
/** More than anybody writes; each alert is compared with each of them. */
const MAX_INHIBITORS = 50
const MAX_RULES = 100

/** Finds out which alerts are muted by others for as long as they fire. */
export class Inhibitions {
  readonly #mutings: readonly Muting[]

  constructor(routings: readonly Routing[], alerts: readonly AlertDraft[]) {
    const whole = routings.filter(({ isPart }) => !isPart).map(({ inhibitions }) => inhibitions)
    const isUsed = whole.length > 0 && whole.every((rules) => rules.length > 0)
    const inhibitors = isUsed ? [...alerts.flatMap(inhibitorIn).slice(0, MAX_INHIBITORS), WELL_KNOWN] : []
    this.#mutings = inhibitors.map((inhibitor) => {
      const rulesOf = (rules: readonly Tree[]) =>
        rules.filter((rule) => matches(rule, inhibitor.labels, 'source_') === 'yes').slice(0, MAX_RULES)
      return { ...inhibitor, rules: whole.map(rulesOf) }
    })
  }

  /** The name of the alert that mutes one with these labels, in every configuration there is; undefined for most. */
  muterOf(labels: Labels): { readonly name: string; readonly isConstant: boolean } | undefined {
    const muting = this.#mutings.find((one) => {
      if (one.severity !== undefined && one.severity !== labels.get('severity')) return false
      return one.rules.every((rules) => rules.some((rule) => isMuted(labels, one, rule)))
    })
    return muting && { name: muting.labels.get('alertname') ?? '', isConstant: muting.isConstant }
  }
}

function inhibitorIn({ name, labels, expression }: AlertDraft): (Inhibitor & { severity?: string })[] {
  const all = new Map([['alertname', name], ...(labels ?? [])])
  if (CONSTANT.test(expression.trim())) return [{ labels: all, isConstant: true }]
  const [, severity] = ON_ALERTS.exec(expression.trim()) ?? []
  return severity === undefined ? [] : [{ labels: all, isConstant: false, severity }]
}

function isMuted(labels: Labels, { labels: source, isConstant }: Inhibitor, rule: Tree): boolean {
  if (matches(rule, labels, 'target_') !== 'yes') return false
  // An alert that meets both sides is not muted by another that does (Alertmanager, "Inhibition").
  if (matches(rule, labels, 'source_') !== 'no' && matches(rule, source, 'target_') !== 'no') return false
  // What fires together takes its labels over from the other.
  const equal = (rule.at('equal')?.items ?? []).map(({ text = '' }) => text)
  return equal.every((name) => !isConstant || (source.has(name) && source.get(name) === labels.get(name)))
}
