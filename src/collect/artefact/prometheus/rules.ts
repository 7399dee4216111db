import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import type { Found, Reader } from '../found'
import { isLogQl } from '../promql/dialect'

/** Kinds of files in which rules are kept. */
const RULE_FILE = /\.(?:ya?ml|json|rules|tpl|tmpl|j2)$/i

/**
 * Rules of Prometheus, and of what reads the same format (Mimir, Thanos, vmalert): a mapping with `alert` or `record`
 * beside `expr`, wherever it stands. So it makes no difference whether the groups are a file of their own, a
 * PrometheusRule, values of a Helm chart or a text in a ConfigMap.
 */
export const prometheusRules: Reader = {
  topics: ['alerts'],
  accepts: (path) => RULE_FILE.test(path),
  mentions:
    /^[ \t]{0,60}(?:- {1,8})?["']?(?:alert|record)["']?[ \t]{0,4}:|\\n[ ]{0,60}(?:- {1,8})?alert:|"alert"\s{0,4}:|[{,][ \t]{0,8}(?:alert|record):/m,
  read(file, found) {
    for (const document of file.everyDocument) readRules(document, file, found)
  },
}

function readRules(document: Tree, file: ArtefactFile, found: Found): void {
  for (const tree of document.all()) {
    const [expr, alert, record] = ['expr', 'alert', 'record'].map((name) => tree.at(name)?.text)
    if (expr === undefined) continue
    if (record !== undefined) found.rules.recordings.push({ name: record, expression: file.resolved(expr) })
    if (alert === undefined) continue
    if (isLogQl(expr)) found.otherAlerts++
    else {
      found.rules.alerts.push({
        name: file.resolved(alert),
        system: 'prometheus',
        expression: file.resolved(expr),
        place: tree.at('alert')?.place ?? tree.place,
        labels: new Map((tree.at('labels')?.entries ?? []).map(([name, { text = '' }]) => [name, file.resolved(text)])),
        waits: tree.at('for')?.text,
        condition: file.conditionAt(tree.place.line),
      })
    }
  }
}
