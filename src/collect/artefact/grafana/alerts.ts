import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import type { Found, Reader } from '../found'
import { classicOf, conditionOf, type Steps } from './conditions'

/**
 * Alerts of Grafana: rules as they are provisioned or exported (`data` and a `condition`), and those that dashboards
 * held before Grafana 8.
 */
export const grafanaAlerts: Reader = {
  topics: ['alerts'],
  accepts: (path) => /\.(?:json|ya?ml|tpl)$/i.test(path),
  mentions: /\bcondition\\?["']?\s{0,4}:|\balert\\?["']?\s{0,4}:/,
  read(file, found) {
    for (const document of file.everyDocument) {
      for (const tree of document.all()) {
        if (isRule(tree)) readRule(tree, file, found)
        else if (tree.at('alert', 'conditions')) readPanel(tree, file, found)
      }
    }
  },
}

function isRule(tree: Tree): boolean {
  return tree.at('condition')?.text !== undefined && (tree.at('data')?.items ?? []).some((step) => step.at('refId'))
}

function readRule(rule: Tree, file: ArtefactFile, found: Found): void {
  const title = rule.at('title') ?? rule.at('grafana_alert', 'title') ?? rule.at('condition')
  const condition = conditionOf(rule.at('condition')?.text ?? '', stepsOf(rule.at('data')))
  add(found, file, title ?? rule, condition, {
    waits: rule.at('for')?.text,
    isPaused: rule.at('isPaused')?.content === true || rule.at('is_paused')?.content === true,
    isHeard: true,
  })
}

/** `alert` of a panel: its conditions name the panel's own queries. */
function readPanel(panel: Tree, file: ArtefactFile, found: Found): void {
  const alert = panel.at('alert') as Tree
  const steps = stepsOf(panel.at('targets'))
  const condition = classicOf(alert.at('conditions')?.items ?? [], (refId) => conditionOf(refId, steps))
  add(found, file, alert.at('name') ?? alert, condition, {
    waits: alert.at('for')?.text,
    isPaused: false,
    isHeard: (alert.at('notifications')?.items ?? []).length > 0,
  })
}

function stepsOf(list: Tree | undefined): Steps {
  return new Map((list?.items ?? []).map((step) => [step.at('refId')?.text ?? '', step]))
}

/** What stands around the condition. */
interface Around {
  readonly waits: string | undefined
  readonly isPaused: boolean
  /** Whether somebody is named who is told. */
  readonly isHeard: boolean
}

function add(found: Found, file: ArtefactFile, title: Tree, condition: string | undefined, around: Around): void {
  if (condition === undefined) {
    found.otherAlerts++
    return
  }
  found.rules.alerts.push({
    name: title.text ?? 'of a panel',
    system: 'grafana',
    expression: condition,
    place: title.place,
    flaws: around.isPaused ? ['is paused'] : [],
    doubts: around.isHeard ? [] : ['it names no notification channel'],
    waits: around.waits,
    condition: file.conditionAt(title.place.line),
  })
}
