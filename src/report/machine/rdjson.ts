import { type Excerpts, isShown, type Place, type Related, type Report, type Severity } from '../../model'
import { writeJson } from '../json-text'
import { plainText } from '../plain'
import type { Format, View } from '../view'
import { inert } from './anchor'
import { type Entry, entriesOf, pathOf } from './entries'

const HOME = 'https://github.com/redis-preflight/redis-preflight'

const SEVERITY_OF: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', note: 'INFO' }

/** reviewdog's diagnostic format. It is for the review of a change: what the change does not touch is not in it. */
export const rdjsonFormat: Format = {
  render(report, view) {
    const diagnostics = entriesOf(report, view, isShown).map((entry) => diagnosticOf(entry, report, view))
    return writeJson({ source: { name: report.tool.name, url: HOME }, diagnostics })
  },
}

function diagnosticOf({ rule, message, path, line, place, severity, finding }: Entry, report: Report, view: View) {
  const { related = [], help = '' } = finding ?? {}
  return {
    message,
    location: { path, range: place ? rangeOf(place, report.excerpts) : { start: { line } } },
    severity: SEVERITY_OF[severity],
    code: { value: rule, ...(/^https?:\/\//.test(help) && { url: help }) },
    ...(related.length > 0 && { related_locations: related.map((other) => relatedOf(other, report, view)) }),
  }
}

function relatedOf({ place, message }: Related, report: Report, view: View) {
  return {
    message: inert(plainText(message, 1000)),
    location: { path: pathOf(place, view), range: rangeOf(place, report.excerpts) },
  }
}

/**
 * Columns are numbers of bytes in UTF-8 there, and of UTF-16 units with us: the line is needed to tell one from the other.
 * Without columns whole lines are meant, so where the text of either end is not known there are none.
 */
function rangeOf(place: Place, excerpts: Excerpts) {
  const lines = excerpts.get(place.path)
  const [first, last] = [lines?.get(place.line), lines?.get(place.endLine)]
  if (first === undefined || last === undefined) return { start: { line: place.line }, end: { line: place.endLine } }
  return {
    start: { line: place.line, column: byteColumn(first, place.column) },
    end: { line: place.endLine, column: byteColumn(last, place.endColumn) },
  }
}

function byteColumn(line: string, column: number): number {
  return Buffer.byteLength(line.slice(0, column - 1)) + 1
}
