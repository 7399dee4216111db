import type { Alert, ArtefactEvidence, Evidence, Place, ReportViolation, Subject } from '../../../model'

/** What the repository holds of alerts on one subject. */
export interface Watch {
  /** Alerts that fire and reach somebody, as far as the files tell. */
  readonly sound: readonly Alert[]
  /** Alerts that would not fire, or nobody would hear of. */
  readonly flawed: readonly Alert[]
  /** Alerts of which something could not be worked out. */
  readonly doubtful: readonly Alert[]
  /** Alerts that fire at this moment, as a running Prometheus says. */
  readonly firing: readonly Alert[]
  /** Another alert on Redis, beside which one more would stand. */
  readonly neighbour: Place | null
  /** How many alerts there are in all, whatever they are about. */
  readonly inAll: number
}

/** What one rule on alerts looks at: the repository as a whole first, then each alert that is not sound or fires now. */
export type Watched =
  | { readonly kind: 'repository'; readonly watch: Watch }
  | { readonly kind: 'flawed' | 'doubtful' | 'firing'; readonly alert: Alert }

/** All alerts of a repository, those that are built in code included. */
export function alertsOf(evidence: ArtefactEvidence, { source }: Evidence): readonly Alert[] {
  const built = source.status === 'collected' ? (source.value.alarms ?? []) : []
  return [...evidence.alerts, ...built]
}

/** The alerts on a subject, and what there is around them. */
export function watchOn(subject: Subject, evidence: ArtefactEvidence, all: Evidence): Watch {
  const alerts = alertsOf(evidence, all)
  const about = alerts.filter((alert) => alert.subject === subject)
  const able = about.filter(({ flaws }) => flaws.length === 0)
  return {
    sound: able.filter(({ doubts }) => doubts.length === 0),
    flawed: about.filter(({ flaws }) => flaws.length > 0),
    doubtful: able.filter(({ doubts }) => doubts.length > 0),
    firing: about.filter(({ live }) => live?.state === 'firing'),
    neighbour: alerts.find(({ place }) => place !== null)?.place ?? null,
    inAll: evidence.allAlerts + alerts.length - evidence.alerts.length,
  }
}

/** The things that a rule on alerts looks at, one after the other. */
export function watchedOn(subject: Subject, evidence: ArtefactEvidence, all: Evidence): Watched[] {
  const watch = watchOn(subject, evidence, all)
  return [
    { kind: 'repository', watch },
    ...watch.flawed.map((alert) => ({ kind: 'flawed' as const, alert })),
    ...watch.doubtful.map((alert) => ({ kind: 'doubtful' as const, alert })),
    ...watch.firing.map((alert) => ({ kind: 'firing' as const, alert })),
  ]
}

/** Whether there is no alert at all on the subject, not even one that would not fire. */
export function isUnwatched({ sound, flawed, doubtful }: Watch): boolean {
  return sound.length + flawed.length + doubtful.length === 0
}

/** Why nothing can be said where the repository holds no alerts of any kind. */
export const NO_ALERTS =
  'the repository holds no alert rules; if they are kept elsewhere, attest it in the config (`attestations`), else `redis-preflight alerts` prints some to start from'

/** Reports an alert that is not sound or fires now, by the message named after what it is. */
export function reportAlert(
  { kind, alert }: Exclude<Watched, { readonly kind: 'repository' }>,
  violation: ReportViolation<'flawed' | 'doubtful' | 'firing'>,
): void {
  const { name, flaws, doubts, place } = alert
  if (kind === 'firing') violation('firing', place, { name })
  else if (kind === 'flawed') violation('flawed', place, { name, flaws: clauses(flaws) })
  else violation('doubtful', place, { name, doubts: clauses(doubts) }, { outcome: 'unsure' })
}

/** Clauses one after the other: `never fires, and has no receiver`. */
function clauses(texts: readonly string[]): string {
  return texts.join(', and ')
}
