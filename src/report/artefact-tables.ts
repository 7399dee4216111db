import { type Alert, count, type Monitor, type Report, type ServerSettings, size } from '../model'
import { plainText } from './plain'
import type { Column } from './table'
import { shownPath, type View } from './view'

/** A table of the inventory. */
export interface Section {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

const SETTINGS: readonly Column[] = [
  { title: 'PLACE', shrink: 'start' },
  { title: 'SERVER', shrink: 'end' },
  { title: 'FORMAT', shrink: 'end' },
  { title: 'MAXMEMORY', shrink: 'never' },
  { title: 'POLICY', shrink: 'never' },
]

const ALERTS: readonly Column[] = [
  { title: 'PLACE', shrink: 'start' },
  { title: 'ALERT', shrink: 'end' },
  { title: 'SYSTEM', shrink: 'never' },
  { title: 'ABOUT', shrink: 'never' },
  { title: 'FLAWS', shrink: 'end' },
]

const MONITORS: readonly Column[] = [
  { title: 'PLACE', shrink: 'start' },
  { title: 'MONITOR', shrink: 'end' },
  { title: 'KIND', shrink: 'never' },
  { title: 'ABOUT', shrink: 'end' },
]

/** What the files beside the source hold, a table for each kind that there is any of. */
export function artefactSections({ inventory }: Report, view: View): Section[] {
  const { settings, alerts, monitors } = inventory
  const sections = [
    {
      title: `${count(settings.length, 'server')} in configuration`,
      columns: SETTINGS,
      rows: settings.map((one) => settingsRow(one, view)),
    },
    {
      title: `${count(alerts.length, 'alert')} about Redis`,
      columns: ALERTS,
      rows: alerts.map((one) => alertRow(one, view)),
    },
    { title: count(monitors.length, 'monitor'), columns: MONITORS, rows: monitors.map((one) => monitorRow(one, view)) },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}

function settingsRow(settings: ServerSettings, view: View): string[] {
  const { name, format, maxmemory, policy, bounded, isForDevelopment } = settings
  const kind = isForDevelopment ? `${format}, development` : format
  const limit = maxmemory === undefined ? (bounded === undefined ? 'not set' : 'by itself') : limitOf(maxmemory.bytes)
  const shownPolicy = policy === undefined ? 'not set' : (policy.name ?? '(unknown)')
  return [where(settings, view), plainText(name, 80) || '–', plainText(kind, 80), limit, plainText(shownPolicy, 40)]
}

function limitOf(bytes: number | null): string {
  if (bytes === null) return '(unknown)'
  return bytes === 0 ? 'no limit' : size(bytes)
}

function alertRow(alert: Alert, view: View): string[] {
  const flaws = [...alert.flaws, ...alert.doubts.map((doubt) => `${doubt}?`)].join('; ') || '–'
  return [where(alert, view), plainText(alert.name, 120), alert.system, alert.subject, plainText(flaws, 300)]
}

function monitorRow(monitor: Monitor, view: View): string[] {
  return [where(monitor, view), plainText(monitor.name, 120), monitor.kind, monitor.subjects.join(', ') || '–']
}

function where({ place }: Pick<Alert, 'place'>, view: View): string {
  return place ? `${plainText(shownPath(place.path, view), 600)}:${place.line}` : '(running system)'
}
