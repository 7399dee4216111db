import type { Invocation, Notification } from 'sarif'
import { count, type Finding, type Report } from '../../model'
import { messageOf } from '../machine/anchor'
import { plainText } from '../plain'
import { countSkipped } from '../skipped'
import { loneBlockers } from '../tally'
import { encodePath, shownPath, type View } from '../view'
import { LEVEL_OF, type Level, unlinked } from './results'

/** Files that are named one by one. */
const FILES_LIMIT = 1000

/** Findings that are no results. */
interface LeftOut {
  /** Those without a place, where there is no anchor for them. */
  readonly homeless: readonly Finding[]
  /** How many are over the limits. */
  readonly dropped: number
}

/** What the run has to say beside its results, so that an empty list is not taken for a clean service. */
export function notificationsOf(
  report: Report,
  view: View,
  { homeless, dropped }: LeftOut,
): Pick<Invocation, 'toolExecutionNotifications' | 'toolConfigurationNotifications'> {
  const execution = [
    ...loneBlockers(report).map(({ sentence }) => notification('error', `blocks the deploy: ${sentence}`)),
    ...homeless.map((finding) => notification(LEVEL_OF[finding.severity], messageOf(finding), finding.rule)),
    ...(dropped > 0 ? [notification('warning', overTheLimits(dropped))] : []),
    ...report.checklist
      .filter(({ verdict }) => verdict === 'not-checked')
      .map(({ item, because }) => notification('note', `${item} was not checked: ${because}`)),
    ...unread(report, view),
  ]
  const weakened = report.weakened.map((sentence) =>
    notification('warning', `this change loosens the gate: ${sentence}`),
  )
  return { toolExecutionNotifications: execution, toolConfigurationNotifications: weakened }
}

function overTheLimits(dropped: number): string {
  return `${count(dropped, 'finding')} left out: over the limits of code scanning; --format json has all.`
}

function unread({ inventory: { skipped } }: Report, view: View): Notification[] {
  const named = skipped.slice(0, FILES_LIMIT).map(({ path, reason }) => ({
    ...notification('warning', `not read: ${reason}`),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodePath(plainText(shownPath(path, view), 1000)), uriBaseId: '%SRCROOT%' },
        },
      },
    ],
  }))
  const others = skipped.slice(FILES_LIMIT)
  return others.length > 0 ? [...named, notification('warning', `${countSkipped(others)} more were not read.`)] : named
}

function notification(level: Level, text: string, rule?: string): Notification {
  return {
    level,
    message: { text: unlinked(plainText(text)) },
    ...(rule !== undefined && { associatedRule: { id: rule } }),
  }
}
