import { type Finding, isShown, type Report, type Severity } from '../model'
import { shownPath, type View } from './view'

/** The findings that are put on lines, proven ones first: a cap must not drop one for a guess. */
export function annotated({ findings }: Report): Finding[] {
  const shown = findings.filter(isShown)
  const isUnsure = ({ outcome }: Finding) => outcome === 'unsure'
  return [...shown.filter((finding) => !isUnsure(finding)), ...shown.filter(isUnsure)]
}

/** How bad a finding looks on its line: an error that may be none is a warning. */
export function annotatedSeverity({ outcome, severity }: Finding): Severity {
  return outcome === 'unsure' && severity === 'error' ? 'warning' : severity
}

/** What stands there: the message, and a line for each place that explains it. Not yet harmless for any format. */
export function annotatedText({ outcome, message, related }: Finding, view: View): string {
  const places = related.map(({ place, message: said }) => `${shownPath(place.path, view)}:${place.line}: ${said}`)
  return [`${outcome === 'unsure' ? 'unsure: ' : ''}${message}`, ...places].join('\n')
}
