import type { Subject } from '../../../model'
import type { Tree } from '../documents/tree'
import type { Found, Reader } from '../found'
import { subjectsOfQuery } from './queries'

/** Dashboards: files, texts in ConfigMaps and in GrafanaDashboard resources, values of charts. */
export const dashboards: Reader = {
  topics: ['metrics'],
  accepts: (path) => /\.(?:json|ya?ml|tpl|json\.tmpl)$/i.test(path),
  mentions: /["']?(?:panels|rows)\\?["']?\s{0,4}:/,
  read(file, found) {
    for (const document of file.everyDocument) {
      for (const tree of dashboardsIn(document)) readDashboard(tree, found)
    }
  },
}

/** The outermost ones: rows of a dashboard have panels as well. */
function* dashboardsIn(tree: Tree): Generator<Tree> {
  if (isDashboard(tree)) yield tree
  else for (const child of tree.children) yield* dashboardsIn(child)
}

function isDashboard(tree: Tree): boolean {
  const panels = tree.at('panels') ?? tree.at('rows')
  return (
    panels !== undefined &&
    panels.items.length > 0 &&
    (tree.at('title') ?? tree.at('schemaVersion')) !== undefined &&
    tree.at('type') === undefined
  )
}

function readDashboard(dashboard: Tree, found: Found): void {
  const subjects = new Map<Subject, Tree>()
  for (const tree of dashboard.all()) {
    for (const target of tree.at('targets')?.items ?? []) {
      for (const subject of subjectsOfQuery(target)) if (!subjects.has(subject)) subjects.set(subject, target)
    }
  }
  if (subjects.size === 0 || (subjects.size === 1 && subjects.has('other'))) return
  const [first] = subjects.values()
  found.monitors.push({
    place: (dashboard.at('title') ?? first ?? dashboard).place,
    name: 'Grafana dashboard',
    kind: 'dashboard',
    subjects: [...subjects.keys()],
  })
}
