import type { Tree } from '../documents/tree'
import type { Reader } from '../found'
import { matches } from './matchers'

/** One configuration of Alertmanager: which alerts go to whom. */
export interface Routing {
  readonly route: Tree
  /** Receivers that tell nobody, by name. */
  readonly silent: ReadonlySet<string>
  /** Rules by which some alerts mute others. */
  readonly inhibitions: readonly Tree[]
  /** True for an AlertmanagerConfig, which is put below a route that is elsewhere and takes the alerts of its namespace alone. */
  readonly isPart: boolean
}

/** Names under which people put what is to be thrown away. */
const NOBODY = /^(?:null|none|blackhole|black-hole|devnull|dev-null|noop|void|drop|silence|silent|ignore|trash)$/i
const MAX_DEPTH = 30

/** Configurations of Alertmanager, as a file, as values of a chart and as resources of the operators. */
export const alertmanager: Reader = {
  topics: ['alerts'],
  accepts: (path) => /\.(?:ya?ml|json|tpl|j2|tmpl)$/i.test(path),
  mentions: /\breceivers\\?["']?\s{0,4}:/,
  read(file, found) {
    for (const document of file.everyDocument) {
      const isPart = /AlertmanagerConfig$/.test(document.at('kind')?.text ?? '')
      for (const tree of document.all()) {
        const [route, receivers] = [tree.at('route'), tree.at('receivers')]
        if (!route?.at('receiver') || !receivers || receivers.items.length === 0) continue
        const silent = isLong(route) ? [] : receivers.items.filter((one) => isSilent(one, file.isTemplate))
        const names = new Set(silent.map((one) => one.at('name')?.text ?? ''))
        found.routings.push({ route, silent: names, inhibitions: tree.at('inhibit_rules')?.items ?? [], isPart })
      }
    }
  },
}

/** More routes than each alert is held against; of so many it is not said that they lead nowhere. */
const MAX_ROUTES = 2000

function isLong(route: Tree): boolean {
  const open = [route]
  let routes = 0
  for (let at = open.pop(); at !== undefined && routes <= MAX_ROUTES; at = open.pop()) {
    routes++
    open.push(...(at.at('routes')?.items ?? []).slice(0, MAX_ROUTES))
  }
  return routes > MAX_ROUTES
}

/** A receiver without `…_configs`; in a template these may be among what was not rendered. */
function isSilent(receiver: Tree, isTemplate: boolean): boolean {
  const tells = receiver.entries.some(([name, { items, content }]) => {
    return /_?configs$/i.test(name) && (items.length > 0 || content === null)
  })
  return !tells && (!isTemplate || NOBODY.test(receiver.at('name')?.text ?? ''))
}

/**
 * The receiver that tells nobody to which an alert goes, whichever of the configurations is in use; undefined where one
 * of them may tell somebody. A part of a configuration may tell somebody as well; what it leaves alone the whole decides.
 */
export function silentReceiverOf(
  labels: ReadonlyMap<string, string>,
  routings: readonly Routing[],
): string | undefined {
  let name: string | undefined
  for (const { route, silent, isPart } of routings) {
    if (!isPart && silent.size === 0) return undefined
    if (isPart && matches(route, labels) === 'no') continue
    const receivers = receiversOf(route, labels, undefined, 0)
    if (receivers.some((one) => !silent.has(one)) || (receivers.length === 0 && !isPart)) return undefined
    if (!isPart) name = receivers[0]
  }
  return name
}

/** All receivers that an alert may go to from here on. A route without a receiver has that of the one above. */
function receiversOf(
  route: Tree,
  labels: ReadonlyMap<string, string>,
  above: string | undefined,
  depth: number,
): string[] {
  const own = route.at('receiver')?.text ?? above
  if (depth > MAX_DEPTH) return own === undefined ? [] : [own]
  const found: string[] = []
  for (const child of route.at('routes')?.items ?? []) {
    const verdict = matches(child, labels)
    if (verdict === 'no') continue
    found.push(...receiversOf(child, labels, own, depth + 1))
    if (verdict === 'yes' && child.at('continue')?.content !== true) return found
  }
  return found.length > 0 && isTaken(route, labels) ? found : [...found, ...(own === undefined ? [] : [own])]
}

/** Whether a child certainly takes the alert, so that the route itself does not send it. */
function isTaken(route: Tree, labels: ReadonlyMap<string, string>): boolean {
  return (route.at('routes')?.items ?? []).some((child) => matches(child, labels) === 'yes')
}
