import { type Report, UsageError } from '../model'
import { FORMATS, type FormatName, renderInventory, type View } from '../report'

/** The clients and commands of a report alone. */
export function inventoryAs(format: FormatName, report: Report, view: View): string {
  if (format === 'json') {
    const { schemaVersion, tool, inventory } = JSON.parse(FORMATS.json.render(report, view))
    return `${JSON.stringify({ schemaVersion, tool, inventory }, null, 2)}\n`
  }
  if (format !== 'console') throw new UsageError(`inventory has no format ${format}; use console or json.`)
  return renderInventory(report, view)
}
