import type { Alert } from '../../../model'
import { reasonOf } from '../../files/failures'
import { Inhibitions } from '../alertmanager/inhibitions'
import { type Routing, silentReceiverOf } from '../alertmanager/routes'
import { shortened } from '../excerpt'
import type { Unread } from '../found'
import { secondsOf } from '../promql/durations'
import type { Surroundings } from '../promql/evaluate'
import { parsePromQl } from '../promql/parse'
import { readAlertExpression } from '../promql/reading'
import type { Expression } from '../promql/syntax'
import { isForDevelopment } from '../settings/environment'
import type { AlertDraft, Rules } from './drafts'

/** What came of the rule files. */
export interface JudgedRules {
  readonly alerts: readonly Alert[]
  /** Alerts about other things, but for examples: that somebody may copy them tells of nothing that is watched. */
  readonly others: number
  /** Alerts about Redis, by their words, that could not be read. */
  readonly unread: readonly Unread[]
}

/** An expression that names none of these is about something else, and is not parsed. */
const WORDS = /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore|cache|:/i
/** An expression that cannot be parsed is told only where it is about Redis by its words. */
const REDIS = /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore/i
const SILENT_SEVERITY = /^(?:none|null|off|disabled|silent|silenced|ignore|ignored)$/i
/** Whoever waits for longer is told of nothing that happens within a working day. */
const LONG_WAIT = 8 * 3600

/** The recording rules of all files, parsed; what cannot be parsed records nothing. */
export function surroundingsOf({ recordings }: Rules): Surroundings {
  const parsed = new Map<string, Expression>()
  for (const { name, expression } of recordings) {
    if (parsed.has(name)) continue
    try {
      parsed.set(name, parsePromQl(expression))
    } catch {
      // An alert that is built on it says so: the name is then a series that nothing here explains.
    }
  }
  return { recordings: parsed, counters: new Set() }
}

/** Reads the expressions of all alerts, now that all recording rules are known, and where each of them goes. */
export function judgeRules(rules: Rules, routings: readonly Routing[]): JudgedRules {
  const surroundings = surroundingsOf(rules)
  const sent: Sent = { routings, inhibitions: new Inhibitions(routings, rules.alerts) }
  const alerts: Alert[] = []
  const unread: Unread[] = []
  let others = 0
  for (const draft of rules.alerts) {
    try {
      const alert = WORDS.test(draft.expression) ? judge(draft, surroundings, sent) : undefined
      if (alert) alerts.push(alert)
      else others += countOf(draft)
    } catch (error) {
      others += countOf(draft)
      const isConcerned = REDIS.test(draft.expression) || REDIS.test(draft.name)
      if (isConcerned)
        unread.push({ path: draft.place?.path ?? 'the running Prometheus', reason: whyUnread(draft, error) })
    }
  }
  return { alerts, others, unread }
}

function countOf({ place }: AlertDraft): number {
  return place && isForDevelopment(place.path) ? 0 : 1
}

function whyUnread({ name, place }: AlertDraft, error: unknown): string {
  const where = place === null ? '' : ` at line ${place.line}`
  return `the alert ${shortened(name)}${where}: ${reasonOf(error)}`
}

/** What Alertmanager makes of an alert, by its labels. */
interface Sent {
  readonly routings: readonly Routing[]
  readonly inhibitions: Inhibitions
}

function judge(draft: AlertDraft, surroundings: Surroundings, sent: Sent): Alert | undefined {
  const { subject, trigger, flaws, doubts } = readAlertExpression(draft.expression, surroundings)
  if (subject === null) return undefined
  return {
    place: draft.place,
    system: draft.system,
    name: draft.name,
    subject,
    expression: shortened(draft.expression),
    ...(trigger && { trigger }),
    flaws: [...flaws, ...flawsOf(draft, sent)],
    doubts: [...doubts, ...doubtsOf(draft, sent)],
    ...(draft.live && { live: draft.live }),
  }
}

function flawsOf({ name, labels, flaws = [] }: AlertDraft, { routings, inhibitions }: Sent): string[] {
  if (!labels) return [...flaws]
  const severity = labels.get('severity') ?? ''
  if (SILENT_SEVERITY.test(severity)) {
    return [...flaws, `has the severity \`${severity}\`, which is for what nobody is told of`]
  }
  const all = new Map([['alertname', name], ...labels])
  const silent = silentReceiverOf(all, routings)
  if (silent !== undefined) return [...flaws, `goes to the receiver \`${silent}\` of Alertmanager, which tells nobody`]
  const muter = inhibitions.muterOf(all)
  return muter?.isConstant ? [...flaws, `is muted by \`${muter.name}\`, which fires at all times`] : [...flaws]
}

function doubtsOf({ name, labels, waits, condition, doubts = [] }: AlertDraft, sent: Sent): string[] {
  const seconds = waits === undefined ? 0 : (secondsOf(waits) ?? 0)
  const isUnlabelled = labels?.size === 0 && sent.routings.length === 0
  const muter = labels && sent.inhibitions.muterOf(new Map([['alertname', name], ...labels]))
  return [
    ...doubts,
    ...(seconds >= LONG_WAIT ? [`it fires only after ${waits}`] : []),
    ...(isUnlabelled ? ['it has no label by which a receiver could be chosen'] : []),
    ...(muter && !muter.isConstant ? [`\`${muter.name}\` mutes it while no graver alert fires`] : []),
    ...(condition === undefined ? [] : [condition]),
  ]
}
