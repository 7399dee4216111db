import { ts } from '../../compiler'
import { repositoryPath } from '../../program'
import { callersOf, constructionsOf } from '../../trace/callers'
import { functionName, isFunctionNode, owningScope } from '../../trace/syntax'
import type { Tracer } from '../../trace/tracer'
import type { FoundFlush } from '..'
import { nameOwner, routeAround } from '../names'

/** One way in which a test may reach a function that empties the cache. */
export interface Entry {
  /** The name that it calls; for a route its path. */
  readonly called: string
  /** The class or object of which that is a member. */
  readonly holder?: string
  /** The classes and functions that build the holder: `RedisCachePlugin`, `createCache`. */
  readonly builders: readonly string[]
  /** The file in which it is. */
  readonly path: string
  readonly isRoute: boolean
}

const MAX_DEPTH = 2
const MAX_ENTRIES = 30
const MAX_CALLERS = 20

/** The function itself, the functions that call it, and those that call them, with the routes among them. */
export function entriesOf(tracer: Tracer, { owner, named }: FoundFlush): Entry[] {
  if (!owner) return []
  const path = repositoryPath(owner.getSourceFile())
  const own = named.route !== undefined ? [routeEntry(named.route, path)] : []
  return [...own, ...around(tracer, owner, 0, new Set())].slice(0, MAX_ENTRIES)
}

function around(tracer: Tracer, node: ts.Node, depth: number, seen: Set<ts.Node>): Entry[] {
  if (!isFunctionNode(node) || depth > MAX_DEPTH || seen.has(node)) return []
  seen.add(node)
  const { name, called } = nameOwner(node, node)
  const path = repositoryPath(node.getSourceFile())
  const holder = called !== undefined && name.endsWith(`.${called}`) ? name.slice(0, -called.length - 1) : undefined
  const builders = buildersOf(tracer, node)
  const own = called === undefined ? [] : [{ called, path, isRoute: false, builders, ...(holder && { holder }) }]
  const calls = callersOf(tracer, node).calls.slice(0, MAX_CALLERS)
  return [...own, ...calls.flatMap((call) => ofCaller(tracer, call, depth, seen))]
}

function ofCaller(tracer: Tracer, call: ts.Node, depth: number, seen: Set<ts.Node>): Entry[] {
  const file = call.getSourceFile()
  const route = routeAround(call, file)
  return route === undefined
    ? around(tracer, owningScope(call), depth + 1, seen)
    : [routeEntry(route, repositoryPath(file))]
}

/** `POST /cache/clear` → `/cache/clear`. */
function routeEntry(route: string, path: string): Entry {
  return { called: route.slice(route.indexOf(' ') + 1), path, isRoute: true, builders: [] }
}

/** What builds the object whose method this is, by name: the class, or else the function, around each `new`. */
function buildersOf(tracer: Tracer, method: ts.Node): string[] {
  const built = method.parent
  if (!ts.isClassLike(built)) return []
  const names = constructionsOf(tracer, built).slice(0, MAX_CALLERS).map(builderName)
  return [...new Set(names.filter((name) => name !== undefined))]
}

function builderName(construction: ts.Node): string | undefined {
  const around = ts.findAncestor(construction, ts.isClassLike)
  if (around) return around.name?.text
  const scope = owningScope(construction)
  return isFunctionNode(scope) ? functionName(scope) : undefined
}
