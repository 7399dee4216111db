import { isStanding } from '../../model'
import type { Format } from '../view'
import { type Entry, entriesOf } from './entries'
import { documentOf, element } from './xml'

/** Version of Checkstyle whose reports look like this; readers want one. */
const DIALECT = '4.3'

/**
 * Checkstyle XML, which most review tools read. Like GitLab's, its readers (Jenkins, reviewdog) compare for themselves, so
 * all that stands is in it.
 */
export const checkstyleFormat: Format = {
  render(report, view) {
    const files = new Map<string, Entry[]>()
    for (const entry of entriesOf(report, view, isStanding)) {
      const list = files.get(entry.path)
      if (list) list.push(entry)
      else files.set(entry.path, [entry])
    }
    const written = [...files].map(([name, entries]) => {
      return `${element('file', { name }, ['\n', ...entries.map((entry) => `  ${errorOf(entry, report.tool.name)}\n`)])}\n`
    })
    return documentOf(element('checkstyle', { version: DIALECT }, ['\n', ...written]))
  },
}

function errorOf({ rule, message, line, place, severity }: Entry, tool: string): string {
  return element('error', {
    line,
    column: place?.column,
    severity: severity === 'note' ? 'info' : severity,
    message,
    source: rule === tool ? tool : `${tool}.${rule}`,
  })
}
