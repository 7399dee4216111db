import type { AlertDraft } from '../prometheus/drafts'
import { matches } from './matchers'
import type { Routing } from './routes'

type Labels = ReadonlyMap<string, string>

/** An alert that mutes others, and whether it fires at all times or only together with them. */
interface Inhibitor {
  readonly labels: Labels
  readonly isConstant: boolean
}

/** An alert that always fires, so that its silence tells of a broken chain: `vector(1)`. */
const CONSTANT =
  /^\(?\s{0,20}vector\s{0,20}\(\s{0,20}\d{1,20}\s{0,20}\)\s{0,20}\)?(?:\s{0,20}(?:==|>|>=)\s{0,20}\d{1,20})?$/
/** An alert on other alerts, as kube-prometheus' InfoInhibitor: `ALERTS{severity="info"} == 1 unless …`. */
const ON_ALERTS = /^\(?\s{0,20}ALERTS\s{0,20}\{[^}]{0,200}severity\s{0,10}=~?\s{0,10}"([^"]{1,60})"/
/** It comes with the rules of Kubernetes, which are seldom in the repository (kubernetes-mixin and kube-prometheus). */
const WELL_KNOWN: Inhibitor = {
  labels: new Map([
    ['alertname', 'InfoInhibitor'],
    ['severity', 'none'],
  ]),
  isConstant: false,
}
/** More than anybody writes; each alert is compared with each of them. */
const MAX_INHIBITORS = 50

/** Finds out which alerts are muted by others for as long as they fire. */
export class Inhibitions {
  readonly #constant: readonly Inhibitor[]
  readonly #joint: readonly (readonly [string, Inhibitor])[]

  constructor(
    readonly routings: readonly Routing[],
    alerts: readonly AlertDraft[],
  ) {
    const labelled = alerts.map(({ name, labels, expression }) => ({
      labels: new Map([['alertname', name], ...(labels ?? [])]),
      expression: expression.trim(),
    }))
    const constant = labelled.filter(({ expression }) => CONSTANT.test(expression))
    this.#constant = constant.slice(0, MAX_INHIBITORS).map(({ labels }) => ({ labels, isConstant: true }))
    const joint = labelled.flatMap(({ labels, expression }): (readonly [string, Inhibitor])[] => {
      const [, severity] = ON_ALERTS.exec(expression) ?? []
      return severity === undefined ? [] : [[severity, { labels, isConstant: false }]]
    })
    this.#joint = [...joint.slice(0, MAX_INHIBITORS), ['info', WELL_KNOWN]]
  }

  /** The name of the alert that mutes one with these labels, in every configuration there is; undefined for most. */
  muterOf(labels: Labels): { readonly name: string; readonly isConstant: boolean } | undefined {
    const whole = this.routings.filter(({ isPart }) => !isPart)
    const joint = this.#joint.flatMap(([severity, one]) => (labels.get('severity') === severity ? [one] : []))
    const muter = [...this.#constant, ...joint].find((inhibitor) => {
      return whole.length > 0 && whole.every((routing) => isMuted(labels, inhibitor, routing))
    })
    return muter && { name: muter.labels.get('alertname') ?? '', isConstant: muter.isConstant }
  }
}

function isMuted(labels: Labels, { labels: source, isConstant }: Inhibitor, { inhibitions }: Routing): boolean {
  return inhibitions.some((rule) => {
    if (matches(rule, labels, 'target_') !== 'yes' || matches(rule, source, 'source_') !== 'yes') return false
    // An alert that meets both sides is not muted by another that does (Alertmanager, "Inhibition").
    if (matches(rule, labels, 'source_') !== 'no' && matches(rule, source, 'target_') !== 'no') return false
    // What fires together takes its labels over from the other.
    const equal = (rule.at('equal')?.items ?? []).map(({ text = '' }) => text)
    return equal.every((name) => !isConstant || (source.has(name) && source.get(name) === labels.get(name)))
  })
}
