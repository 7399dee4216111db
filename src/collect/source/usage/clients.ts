import type { Client, Setting } from '../../../model'
import { ts } from '../compiler'
import type { VersionFinder } from '../repository/versions'
import { extendedBy, memberName } from '../trace/syntax'
import { findExiting, findTransients, isInScript } from './client-lifetimes'
import type { FoundConsumer } from './consumers'
import { isRooted, withOriginals } from './duplicates'
import { unheardCalls } from './factory-calls'
import type { Guard } from './guard'
import type { Instances } from './instances'
import { type ErrorListeners, findErrorListeners } from './listeners'
import type { OneOffScripts } from './one-off'
import { findPassedListeners } from './passed-listeners'
import { CONSTRUCTORS, type Recogniser } from './recognition'
import { rolesOf } from './roles'
import { readSettings } from './settings'
import { placeOf } from './site'

/** Every construction of a client, and the number by which commands refer to it. */
export interface FoundClients {
  readonly clients: readonly Client[]
  idOf(construction: ts.Node): number | undefined
}

/** What is known about clients before they are looked at one by one. */
export interface Surroundings {
  readonly versions: VersionFinder
  readonly instances: Instances
  readonly consumers: readonly FoundConsumer[]
  readonly scripts: OneOffScripts
}

/** Finds the constructions of clients and reads their settings. */
export function findClients(recogniser: Recogniser, around: Surroundings, guard: Guard): FoundClients {
  const { versions, instances, consumers, scripts } = around
  const { all: listeners, first } = findErrorListeners(recogniser, guard)
  const passedOn = findPassedListeners(recogniser, guard)
  const roles = rolesOf(consumers)
  const transients = findTransients(recogniser, guard)
  const exiting = findExiting(recogniser, guard)
  const ids = new Map<ts.Node, number>()
  const clients: Client[] = []
  const built = candidates(recogniser).filter(
    (call) => guard.run(call, () => recogniser.construction(call)) !== undefined,
  )
  const all = new Set<ts.Node>([...built, ...injectedConstructions(recogniser, built, guard)])
  const originalOf = (call: ts.Node) => guard.run(call, () => recogniser.originalOf(call))
  for (const call of ([...all] as Construction[]).filter((one) => isRooted(one, all, originalOf)).sort(compare)) {
    const client = guard.run(call, () =>
      readClient(recogniser, versions, call, listenerOf(recogniser, call, listeners, passedOn)),
    )
    if (!client) continue
    const isOpen = client.settings.errorListener.state === 'missing'
    const hearsFirstError = isOpen && guard.run(call, () => hasListener(recogniser, call, first)) === true
    ids.set(call, clients.length)
    const unheard = guard.run(call, () => unheardCalls(call, listeners.get(call) ?? [], recogniser)) ?? []
    // A script that ends with the error when its connection is lost does what it should.
    const ofService = unheard.filter((one) => !isInScript(one) && !scripts.has(one.getSourceFile()))
    const role = roles.get(call)
    const instance = guard.run(call, () => instances.ofConstruction(call))
    const isOneOff = guard.run(call, () => scripts.has(call.getSourceFile())) === true
    const isTransient = isOneOff || transients.has(call) || exiting.has(call) || isInScript(call)
    clients.push({
      ...client,
      id: clients.length,
      ...(role ? { role } : { role: 'cache', isRoleAssumed: true }),
      ...(instance !== undefined && { instance }),
      ...(hearsFirstError && { hearsFirstError }),
      ...(isTransient && { isTransient }),
      ...(isOneOff && { isOneOff }),
      ...(ofService.length > 0 && { unheardCalls: ofService.map((one) => placeOf(one.expression)) }),
    })
  }
  const originals = [...ids.keys()].map((call) => ids.get(originalOf(call) ?? call))
  return { clients: withOriginals(clients, originals), idOf: (construction) => ids.get(construction) }
}

type Construction = ts.NewExpression | ts.CallExpression

function readClient(
  recogniser: Recogniser,
  versions: VersionFinder,
  call: Construction,
  errorListener: Setting,
): Omit<Client, 'id' | 'role'> | undefined {
  const isSuper = call.expression.kind === ts.SyntaxKind.SuperKeyword
  const found = isSuper ? recogniser.subclassOf(call) : recogniser.construction(call)
  if (!found || found.kind === 'pipeline') return undefined
  const place = placeOf(constructorName(call))
  const version = versions.versionFor(place.path, found.library)
  const facts = {
    library: found.library,
    kind: found.kind,
    ...(version?.major !== undefined && { major: version.major }),
  }
  return {
    place,
    ...facts,
    ...(version && { version: version.version }),
    ...readSettings(recogniser.tracer, call, facts, errorListener),
  }
}

/**
 * A subclass of a client that nobody in sight builds is built by a container: its `super(…)` stands for the construction.
 */
function injectedConstructions(recogniser: Recogniser, built: readonly Construction[], guard: Guard): Construction[] {
  const classes = new Set(built.flatMap((call) => guard.run(call, () => classesBuilt(recogniser, call)) ?? []))
  const injected = (recogniser.tracer.names.calls.get('super') ?? []).filter((call): call is ts.CallExpression => {
    const owner = ts.findAncestor(call, ts.isClassLike)
    if (!owner || !ts.isCallExpression(call) || classes.has(owner)) return false
    return guard.run(call, () => recogniser.subclassOf(call)) !== undefined
  })
  const owners = injected.map((call) => ts.findAncestor(call, ts.isClassLike) as ts.ClassLikeDeclaration)
  const bases = new Set(owners.flatMap((one) => guard.run(one, () => basesOf(recogniser, one)) ?? []))
  return injected.filter((_, at) => {
    const owner = owners[at] as ts.ClassLikeDeclaration
    return (
      !bases.has(owner) || !isBaseAlone(owner) || guard.run(owner, () => isBuiltThrough(recogniser, owner)) === true
    )
  })
}

/** Whether a class without a constructor of its own extends this one, whose `super(…)` then stands for it. */
function isBuiltThrough(recogniser: Recogniser, base: ts.ClassLikeDeclaration): boolean {
  const silent = recogniser.tracer.names.subclasses.filter((one) => !one.members.some(ts.isConstructorDeclaration))
  return silent.some((one) => basesOf(recogniser, one).includes(base))
}

/** Whether nobody elsewhere can ask for a class that others extend: an abstract one, or one that its file keeps to itself. */
function isBaseAlone(owner: ts.ClassLikeDeclaration): boolean {
  const { Abstract, Export } = ts.ModifierFlags
  const flags = ts.getCombinedModifierFlags(owner)
  return (flags & Abstract) !== 0 || (flags & Export) === 0
}

/** The classes that a construction builds, with those that they extend. */
function classesBuilt(recogniser: Recogniser, call: Construction): ts.Node[] {
  const { tracer } = recogniser
  const own = call.expression.kind === ts.SyntaxKind.ThisKeyword ? [ts.findAncestor(call, ts.isClassLike)] : []
  const all = [...own, ...tracer.originsOf(call.expression)].filter((one) => one !== undefined && ts.isClassLike(one))
  return all.flatMap((one) => [one, ...basesOf(recogniser, one as ts.ClassLikeDeclaration)])
}

function basesOf(
  recogniser: Recogniser,
  declaration: ts.ClassLikeDeclaration,
  seen = new Set<ts.Node>([declaration]),
): ts.Node[] {
  const parent = extendedBy(declaration)
  if (!parent) return []
  const bases = [...recogniser.tracer.originsOf(parent)].filter(ts.isClassLike).filter((base) => !seen.has(base))
  for (const base of bases) seen.add(base)
  return bases.flatMap((base) => [base, ...basesOf(recogniser, base, seen)])
}

/** Built-in classes are built everywhere; asking the checker for the type of each would cost more than all the rest. */
const NEVER_A_CLIENT =
  /Error$|^(?:Map|Set|WeakMap|WeakSet|Date|URL|URLSearchParams|RegExp|Promise|Array|Headers|Response|Request|FormData|Proxy)$/

function candidates(recogniser: Recogniser): Construction[] {
  const all = [...recogniser.tracer.names.calls.values()].flat()
  const unnamed = recogniser.tracer.names.thisConstructions
  return [...all, ...unnamed]
    .filter((call) => !NEVER_A_CLIENT.test(memberName(call.expression) ?? ''))
    .filter((call) => ts.isNewExpression(call) || mayBuild(recogniser, call))
    .filter((call) => call.expression.kind !== ts.SyntaxKind.SuperKeyword)
}

function mayBuild(recogniser: Recogniser, call: ts.CallExpression): boolean {
  if (memberName(call.expression) === 'duplicate') return true
  return CONSTRUCTORS.test(recogniser.tracer.names.imports.originalOf(memberName(call.expression) ?? ''))
}

function compare(one: ts.Node, other: ts.Node): number {
  const [a, b] = [one.getSourceFile().fileName, other.getSourceFile().fileName]
  return a < b ? -1 : a > b ? 1 : one.getStart() - other.getStart()
}

/** The node that names what is built: the last name of the callee. */
function constructorName(call: Construction): ts.Node {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression
}

function listenerOf(
  recogniser: Recogniser,
  call: Construction,
  listeners: ErrorListeners,
  passedOn: ReadonlyMap<ts.Node, string>,
): Setting {
  if (hasListener(recogniser, call, listeners)) return { state: 'set' }
  const because = passedOn.get(call)
  return because === undefined ? { state: 'missing' } : { state: 'unknown', because }
}

/** A listener on the construction itself, or on `this` in the class that is built or one that it extends. */
function hasListener(recogniser: Recogniser, call: Construction, listeners: ErrorListeners): boolean {
  if (listeners.has(call)) return true
  const isSuper = call.expression.kind === ts.SyntaxKind.SuperKeyword
  const owner = isSuper ? ts.findAncestor(call, ts.isClassLike) : undefined
  if (owner) return listeners.has(owner)
  return ts.isNewExpression(call) && classesBuilt(recogniser, call).some((one) => listeners.has(one))
}
