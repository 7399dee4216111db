import type { Tree } from '../documents/tree'
import type { Found, Reader } from '../found'
import { shownBy } from './queries'

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
  const shown = [...dashboard.all()].flatMap((tree) => {
    return (tree.at('targets')?.items ?? []).flatMap((target) => shownBy(target).map((one) => ({ ...one, target })))
  })
  const sure = shown.filter(({ doubt }) => doubt === undefined)
  const doubtful = shown.filter(({ doubt, subject }) => {
    return doubt !== undefined && !sure.some((one) => one.subject === subject)
  })
  for (const panels of [sure, doubtful]) {
    const [first] = panels
    if (!first || panels.every(({ subject }) => subject === 'other')) continue
    found.monitors.push({
      place: (dashboard.at('title') ?? first.target).place,
      name: 'Grafana dashboard',
      kind: 'dashboard',
      subjects: [...new Set(panels.map(({ subject }) => subject))],
      ...(first.doubt !== undefined && { doubts: [first.doubt] }),
    })
  }
}
