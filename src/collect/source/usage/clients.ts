import { ts } from 'ts-morph'
import type { Client } from '../../../model'
import type { VersionFinder } from '../repository/versions'
import { memberName } from '../trace/syntax'
import { findErrorListeners } from './listeners'
import { CONSTRUCTORS, type Recogniser } from './recognition'
import { findRoles, roleOfOptions } from './roles'
import { readSettings } from './settings'
import { placeOf } from './site'

/** Every construction of a client, and the number by which commands refer to it. */
export interface FoundClients {
  readonly clients: readonly Client[]
  idOf(construction: ts.Node): number | undefined
}

/** Finds the constructions of clients and reads their settings. */
export function findClients(recogniser: Recogniser, versions: VersionFinder): FoundClients {
  const listeners = findErrorListeners(recogniser)
  const roles = findRoles(recogniser)
  const ids = new Map<ts.Node, number>()
  const clients: Client[] = []
  for (const call of candidates(recogniser)) {
    const found = recogniser.construction(call)
    if (!found || found.kind === 'pipeline') continue
    const place = placeOf(constructorName(call))
    const version = versions.versionFor(place.path, found.library)
    const facts = {
      library: found.library,
      kind: found.kind,
      ...(version?.major !== undefined && { major: version.major }),
    }
    const read = readSettings(recogniser.tracer, call, facts, hasListener(recogniser, call, listeners))
    const id = clients.length
    ids.set(call, id)
    clients.push({
      id,
      place,
      ...facts,
      ...(version && { version: version.version }),
      role: roles.get(call) ?? roleOfOptions(read.options) ?? 'cache',
      ...read,
    })
  }
  return { clients, idOf: (construction) => ids.get(construction) }
}

/** Built-in classes are built everywhere; asking the checker for the type of each would cost more than all the rest. */
const NEVER_A_CLIENT =
  /Error$|^(?:Map|Set|WeakMap|WeakSet|Date|URL|URLSearchParams|RegExp|Promise|Array|Headers|Response|Request|FormData|Proxy)$/

function candidates(recogniser: Recogniser): (ts.NewExpression | ts.CallExpression)[] {
  const all = [...recogniser.tracer.names.calls.values()].flat()
  const unnamed = recogniser.tracer.names.thisConstructions
  return [...all, ...unnamed]
    .filter((call) => !NEVER_A_CLIENT.test(memberName(call.expression) ?? ''))
    .filter((call) => ts.isNewExpression(call) || mayBuild(recogniser, call))
    .filter((call) => call.expression.kind !== ts.SyntaxKind.SuperKeyword)
    .sort((one, other) => compare(one, other))
}

function mayBuild(recogniser: Recogniser, call: ts.CallExpression): boolean {
  return CONSTRUCTORS.test(recogniser.tracer.names.imports.originalOf(memberName(call.expression) ?? ''))
}

function compare(one: ts.Node, other: ts.Node): number {
  const [a, b] = [one.getSourceFile().fileName, other.getSourceFile().fileName]
  return a < b ? -1 : a > b ? 1 : one.getStart() - other.getStart()
}

/** The node that names what is built: the last name of the callee. */
function constructorName(call: ts.NewExpression | ts.CallExpression): ts.Node {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression
}

/** A listener on the construction itself, or on `this` in the class that is built or one that it extends. */
function hasListener(recogniser: Recogniser, call: ts.Node, listeners: ReadonlySet<ts.Node>): boolean {
  if (listeners.has(call)) return true
  if (!ts.isNewExpression(call)) return false
  const own = call.expression.kind === ts.SyntaxKind.ThisKeyword ? [ts.findAncestor(call, ts.isClassLike)] : []
  const classes = [...own, ...[...recogniser.tracer.originsOf(call.expression)].filter(ts.isClassLike)]
  return classes.some((one) => one !== undefined && listeners.has(one))
}
