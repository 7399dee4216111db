import { amount, type Report } from '../../model'
import { artefactSections, type Section } from '../artefact-tables'
import { sourceSections } from '../inventory'
import { plainText } from '../plain'
import { countSkipped } from '../skipped'
import { summariseFiles } from '../tally'
import { shownPath, type View } from '../view'
import { folded, type Html, html, prose, section, table } from './markup'

const ROWS_SHOWN = 500

/** What was found of clients, commands, servers, alerts and monitors, a table for each that can be opened. */
export function inventorySection(report: Report, view: View): Html {
  const tables = [...sourceSections(report, view), ...artefactSections(report, view)]
  const summary = html`<p>${report.inventory.unexamined ?? summariseFiles(report.inventory.files)}.</p>`
  return section('inventory', 'Inventory', [summary, ...tables.map(tableOf)])
}

function tableOf({ title, columns, rows }: Section): Html {
  if (rows.length === 0) return html`<p>${title}</p>`
  const names = columns.map((column) => titleCase(column.title))
  const cells = rows.slice(0, ROWS_SHOWN).map((row) => {
    return row.map((text, index) =>
      columns[index]?.shrink === 'never' ? html`<span class="whole">${text}</span>` : text,
    )
  })
  const more = rows.length - ROWS_SHOWN
  const rest = more > 0 ? html`<p>${amount(more)} more: <code>--format json</code> has all.</p>` : undefined
  return folded(title, html`${table(title, names, cells)}${rest}`)
}

/** `PLACE` → `Place`; `TTL` is a word of its own. */
function titleCase(title: string): string {
  return title === 'TTL' ? title : title.charAt(0) + title.slice(1).toLowerCase()
}

/** Files of which nothing is said. */
export function unreadSection({ inventory: { skipped } }: Report, view: View): Html | undefined {
  if (skipped.length === 0) return undefined
  const title = `${countSkipped(skipped)} not read: nothing is said about them`
  const rows = skipped.slice(0, ROWS_SHOWN).map(({ path, reason }) => {
    return [plainText(shownPath(path, view), 400), prose(reason, 600)]
  })
  return section('unread', 'What was not read', folded(title, table(title, ['Path', 'Reason'], rows)))
}
