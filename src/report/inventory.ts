import { type Client, CONNECTION_SETTINGS, type Command, count, type Report } from '../model'
import { artefactSections, type Section } from './artefact-tables'
import { createPalette, type Palette } from './palette'
import { defuseRunnerCommands, plainText } from './plain'
import { renderSkipped } from './skipped'
import { type Column, renderTable } from './table'
import { summariseFiles } from './tally'
import { shownPath, usableWidth, type View } from './view'
import { wrap } from './width'

const CLIENT_COLUMNS: readonly Column[] = [
  { title: 'PLACE', shrink: 'start' },
  { title: 'LIBRARY', shrink: 'never' },
  { title: 'KIND', shrink: 'never' },
  { title: 'ROLE', shrink: 'never' },
  { title: 'MISSING', shrink: 'end' },
]

const COMMAND_COLUMNS: readonly Column[] = [
  { title: 'PLACE', shrink: 'start' },
  { title: 'COMMAND', shrink: 'never' },
  { title: 'KEY', shrink: 'end' },
  { title: 'TTL', shrink: 'never' },
  { title: 'VIA', shrink: 'never' },
]

/**
 * The `inventory` command on a terminal, one line each: every client and command that the source holds, and every server,
 * alert and monitor of the other files.
 */
export function renderInventory(report: Report, view: View): string {
  const palette = createPalette(view.color)
  const lists = report.verdict === 'not-applicable' ? [nothing(report, view)] : inventoryLists(report, view, palette)
  const others = artefactSections(report, view).map(({ title, columns, rows }) =>
    section(title, columns, rows, view, palette),
  )
  const parts = [...lists, ...others, unread(report, view, palette)].filter((lines) => lines.length > 0)
  return defuseRunnerCommands(`${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`)
}

function inventoryLists(report: Report, view: View, palette: Palette): string[][] {
  const tables = sourceSections(report, view)
  return [
    ...tables.map(({ title, columns, rows }) => section(title, columns, rows, view, palette)),
    legend(report, view, palette),
  ]
}

/** What the source holds, a table for clients and one for commands; empty ones too. */
export function sourceSections({ inventory: { clients, commands } }: Report, view: View): Section[] {
  return [
    {
      title: count(clients.length, 'client'),
      columns: CLIENT_COLUMNS,
      rows: clients.map((client) => clientRow(client, view)),
    },
    {
      title: count(commands.length, 'command'),
      columns: COMMAND_COLUMNS,
      rows: commands.map((command) => commandRow(command, view)),
    },
  ]
}

function nothing({ checklist }: Report, view: View): string[] {
  const because = checklist.find(({ verdict }) => verdict === 'not-applicable')?.because ?? 'Redis is not used here'
  return wrap(`Nothing to list: ${plainText(because, 400)}.`, usableWidth(view))
}

function section(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  view: View,
  { colors }: Palette,
): string[] {
  if (rows.length === 0) return [colors.bold(title)]
  const [header = '', ...lines] = renderTable(columns, rows, usableWidth(view) - 2)
  return [colors.bold(title), `  ${colors.dim(header)}`, ...lines.map((line) => `  ${line}`)]
}

function clientRow(client: Client, view: View): string[] {
  const library = [client.library, client.version].filter((part) => part !== undefined).join(' ')
  const open = CONNECTION_SETTINGS.filter((name) => client.settings[name].state !== 'set')
  const missing = open.map((name) => (client.settings[name].state === 'unknown' ? `${name}?` : name))
  const isBare = missing.join() === CONNECTION_SETTINGS.join()
  const told = isBare ? 'all four settings' : missing.join(', ') || '–'
  return [where(client, view), plainText(library, 40), client.kind, client.role, told]
}

function commandRow(command: Command, view: View): string[] {
  const name = plainText(command.name, 24) + (command.unsure === undefined ? '' : '?')
  const key = command.key === null ? '(unknown)' : plainText(command.key, 400)
  const ttl = command.ttl === 'not-a-write' ? '–' : command.ttl
  return [where(command, view), name, key, ttl, command.via]
}

function where({ place }: Client | Command, view: View): string {
  return `${plainText(shownPath(place.path, view), 600)}:${place.line}`
}

function legend({ inventory: { clients, commands } }: Report, view: View, { colors }: Palette): string[] {
  const unsure = clients.some((client) => CONNECTION_SETTINGS.some((name) => client.settings[name].state === 'unknown'))
  if (!unsure && !commands.some((command) => command.unsure !== undefined)) return []
  return wrap(
    'A name with ? is unsure: the analyzer cannot see whether it is set, or whether this is Redis.',
    usableWidth(view),
  ).map(colors.dim)
}

function unread({ inventory: { skipped, files } }: Report, view: View, { colors }: Palette): string[] {
  return [
    ...wrap(summariseFiles(files), usableWidth(view)).map(colors.dim),
    ...renderSkipped(skipped, view, Number.POSITIVE_INFINITY),
  ]
}
