import type { Tree } from '../documents/tree'
import type { Reader } from '../found'
import { keepAlert } from '../infrastructure/alerts'
import { alertOfMonitor } from '../infrastructure/datadog'

/** Monitors of Datadog as JSON exports, in files of other tools that keep their form, and as objects of Kubernetes. */
export const datadogMonitors: Reader = {
  topics: ['alerts'],
  accepts: (path) => /\.(?:json|ya?ml)$/i.test(path),
  mentions: /["']?(?:query|metric) alert["']?\s{0,20}(?:[,}\r\n]|$)/,
  read(file, found) {
    for (const document of file.documents) {
      for (const monitor of document.all()) {
        if (!isMonitor(monitor)) continue
        const name = monitor.at('name') ?? monitor
        const place = { ...name.place, endLine: name.place.line, endColumn: name.place.column + 1 }
        const alert = alertOfMonitor(monitor, name === monitor ? place : name.place, '', false)
        keepAlert(alert, { isCreated: true, place: name.place }, found)
      }
    }
  },
}

function isMonitor(tree: Tree): boolean {
  return /^(?:query|metric) alert$/.test(tree.at('type')?.text ?? '') && tree.at('query')?.text !== undefined
}
