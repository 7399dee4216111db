import { type Command, type Consumer, QUEUE_PACKAGES, type Skipped } from '../../model'
import type { Deadline } from '../files/deadline'
import { findAlarms } from './alarms/files'
import type { ts } from './compiler'
import { findFlushes } from './flushes'
import { findFlushTests, type TestedFlushes } from './flushes/tests'
import { findHotKeyChecks } from './hot-keys'
import { LuaEffort } from './lua'
import { findCounters } from './metrics'
import { packageOf } from './packages'
import { SyntaxFiles } from './parsing'
import type { SourcePart } from './part'
import { createProgram, type Parsed, parseSource, repositoryPath } from './program'
import { type Followed, findFallout } from './protection'
import { callersInReach } from './protection/reach'
import { RejectionListeners } from './protection/rejections'
import { adaptersOf } from './repository/adapters'
import type { Checkout } from './repository/checkout'
import { configFiles } from './repository/config-files'
import { invert, resolveImports } from './repository/graph'
import { librariesOf } from './repository/libraries'
import { ModuleResolver } from './repository/resolution'
import { selectFiles } from './repository/selection'
import { TsconfigReader } from './repository/tsconfig'
import { VersionFinder } from './repository/versions'
import type { Share } from './share'
import { findSuppressions } from './suppressions'
import { surroundings } from './surroundings'
import { NameIndex } from './trace/index-of-names'
import { Tracer } from './trace/tracer'
import { findSites } from './usage/call-sites'
import { type FoundClients, findClients } from './usage/clients'
import { CommandReader } from './usage/commands'
import { type FoundConsumer, findConsumers } from './usage/consumers'
import { Guard } from './usage/guard'
import { Instances } from './usage/instances'
import { KeyReader } from './usage/keys'
import { luaFileCommands } from './usage/lua-commands'
import { luaTextCommands } from './usage/lua-texts'
import { OneOffScripts } from './usage/one-off'
import { ReadingFunctions } from './usage/reading-functions'
import { Recogniser } from './usage/recognition'
import { withRolesOfCommands } from './usage/roles'
import { ScriptCalls } from './usage/script-calls'
import type { Site } from './usage/site'
import { TouchedKeys } from './usage/touched-keys'

/** How much is parsed, whom to tell, and until when. */
interface AnalysisOptions {
  /** False parses every source, not only the selected ones. */
  readonly prefilter: boolean
  readonly onProgress: (message: string) => void
  /** When what is left is told as skipped. */
  readonly deadline: Deadline
  /** Which part of what is found is worked on. */
  readonly share: Share
}

/**
 * Parses the files that touch Redis and reads clients, commands, keys and TTLs from them, and what stands around these, as
 * far as it is of a share. What is asked of one file must not depend on what was asked of others before.
 */
export function analyse(checkout: Checkout, options: AnalysisOptions): SourcePart {
  const bench = layOut(checkout, options)
  const { skipped, files, guard } = bench
  const usage = readUsage(bench)
  const found = {
    clients: usage.clients,
    consumers: numbered(usage.consumers, usage.clients, usage.idOf),
    adapters: adaptersOf(checkout),
    libraries: librariesOf(checkout),
    alarms: findAlarms(checkout, skipped),
    suppressions: findSuppressions(checkout.sources, bench.byPath, skipped),
    files: { listed: checkout.sources.size, analysed: files.length, leftOut: checkout.leftOut },
    ...lookAround(bench, usage),
    // Last, since it takes in more files: what is found above does not depend on them.
    ...followed(bench, usage),
  }
  return { ...found, skipped, incomplete: guard.incomplete }
}

/** The checkout as the compiler knows it, and the tools to ask questions with. */
type Bench = ReturnType<typeof layOut>

function layOut(checkout: Checkout, { prefilter, onProgress, deadline, share }: AnalysisOptions) {
  const skipped: Skipped[] = [...checkout.skipped]
  const tsconfigs = new TsconfigReader(configFiles(checkout))
  const resolver = new ModuleResolver(new Set(checkout.sources.keys()), checkout.manifests, tsconfigs)
  const imports = resolveImports(checkout, resolver)
  const importers = invert(imports)
  const selected = prefilter ? selectFiles(checkout, imports, importers) : new Set(checkout.sources.keys())
  skipped.push(...tsconfigs.skipped)
  onProgress(`reading ${selected.size} of ${checkout.sources.size} source files`)
  const parsed: Parsed = new Map()
  const program = createProgram(checkout, resolver, selected, skipped, deadline, parsed)
  const files = ownFiles(program)
  const around = surroundings(checkout, resolver)
  const tracer = new Tracer(program.getTypeChecker(), new NameIndex(files), around(program))
  const recogniser = new Recogniser(tracer)
  const guard = new Guard(skipped, deadline)
  const byPath = new Map(files.map((file) => [repositoryPath(file), file]))
  const chosen = { resolver, imports, importers, selected, parsed, files, byPath, around }
  return { checkout, skipped, deadline, onProgress, share, ...chosen, tracer, recogniser, guard }
}

function ownFiles(program: ts.Program): readonly ts.SourceFile[] {
  return program.getSourceFiles().filter((file) => !file.isDeclarationFile)
}

/** Clients, consumers and where commands are sent, before it is known what becomes of them. */
type Usage = ReturnType<typeof readUsage>

function readUsage({ checkout, importers, tracer, recogniser, guard, skipped, share }: Bench) {
  const instances = new Instances(tracer)
  const consumers = findConsumers(recogniser, instances, guard)
  const scripts = new OneOffScripts(checkout, importers, recogniser)
  const around = { versions: new VersionFinder(checkout), instances, consumers, scripts }
  const { clients: found, idOf } = findClients(recogniser, around, guard)
  const sites = findSites(tracer.names, recogniser, guard)
  const effort = new LuaEffort()
  // Whole in every share: all scripts of a repository have one budget.
  const calls = new ScriptCalls(sites, new KeyReader(tracer), guard)
  const scripted = [...luaTextCommands(tracer, calls, guard, effort), ...luaFileCommands(checkout, skipped, effort)]
  const idsBehind = clientIds(sites, recogniser, idOf, guard)
  const clients = withRolesOfCommands(found, idsBehind, usesQueues(checkout))
  const clientOf = (site: Site) => clients[idsBehind.get(site)?.[0] ?? -1]
  const reader = new CommandReader(sites, recogniser, { clientOf, consumers, checkout }, guard)
  const own = sites.flatMap((site, at) =>
    share.holds(pathOf(site)) ? [{ at, site, commands: reader.read(site) }] : [],
  )
  return { clients, idOf, clientOf, consumers, sites, scripted, reader, own }
}

/** The clients behind each command that is sent through known ones, by number: a factory may make one of several. */
function clientIds(
  sites: readonly Site[],
  recogniser: Recogniser,
  idOf: FoundClients['idOf'],
  guard: Guard,
): ReadonlyMap<Site, readonly number[]> {
  const ids = new Map<Site, readonly number[]>()
  for (const site of sites) {
    const { receiver, at } = site
    const constructions = (receiver && guard.run(at, () => recogniser.constructionsOf(receiver))) ?? []
    const known = [...constructions].map(idOf).filter((id) => id !== undefined)
    ids.set(site, [...new Set(known)])
  }
  return ids
}

/** What the service counts, what it does about hot keys, how it empties its cache, and whether that is tested. */
function lookAround(bench: Bench, usage: Usage) {
  const { checkout, tracer, guard, skipped, deadline, share } = bench
  const reading = new ReadingFunctions(tracer, usage.sites)
  const syntax = new SyntaxFiles(checkout, bench.parsed, skipped, deadline)
  const counters = share.takes('counters') ? findCounters(syntax, reading) : []
  const flushes = share.takes('flushes') ? testedFlushes(bench, usage) : { flushes: [], unread: [] }
  return {
    counters,
    hotKeyChecks: findHotKeyChecks({ files: syntax, tracer, reading, share, guard }),
    flushes: flushes.flushes,
    unreadTests: flushes.unread,
  }
}

function testedFlushes({ checkout, tracer, recogniser, guard, deadline }: Bench, usage: Usage): TestedFlushes {
  const { sites, scripted, clientOf, reader } = usage
  const ofTests = new Set(checkout.testPaths)
  const known = { sites, scripted, clientOf, commandAt: (site: Site) => reader.at(site) }
  const flushes = findFlushes(known, recogniser, guard)
  const own = flushes.filter(({ flush }) => !ofTests.has(flush.place.path))
  return findFlushTests(own, checkout, tracer, deadline)
}

/** The commands with what becomes of a failure, followed into the files from which they are called. */
function followed(bench: Bench, usage: Usage) {
  const { sites, scripted, own, clients, clientOf, reader } = usage
  const { checkout, importers, parsed, tracer, guard, share } = bench
  let wider: Widened = { tracer }
  const widen = (nodes: Followed): Tracer => {
    wider = widened(bench, nodes)
    return wider.tracer
  }
  const known = { tracer, sites, clients, clientOf, commandAt: (site: Site) => reader.at(site) }
  const fallout = findFallout(known, (site) => share.holds(pathOf(site)), widen, guard)
  const listeners = new RejectionListeners(checkout, importers, (path) => parseSource(checkout, path, parsed))
  const keys = new TouchedKeys(new KeyReader(wider.tracer))
  const withCallers = (command: Command, site: Site): Command => ({
    ...command,
    ...(command.key === null && wider.tracer !== tracer && guard.run(site.at, () => keys.of(site))),
    ...listeners.told(fallout.get(site) ?? {}),
  })
  const sent = own.flatMap(({ at, site, commands }) =>
    commands.map((command, index) => ({ at, command: index === 0 ? withCallers(command, site) : command })),
  )
  const inScripts = scripted.map((command, index) => ({ at: sites.length + index, command }))
  const commands = [...sent, ...inScripts.filter(({ command }) => share.holds(command.place.path))]
  return { commands, ...(wider.doubt !== undefined && { missedCallers: wider.doubt }) }
}

/** A tracer that knows the callers of some nodes as well, and why it may not know all of them, as a clause. */
interface Widened {
  readonly tracer: Tracer
  readonly doubt?: string | undefined
}

function widened(bench: Bench, nodes: Followed): Widened {
  const { checkout, imports, importers, deadline, parsed, selected, tracer, onProgress } = bench
  const parse = (path: string) => parseSource(checkout, path, parsed)
  const { paths, doubt } = callersInReach({ checkout, imports, importers, deadline, parse }, nodes)
  const added = [...paths].filter((path) => !selected.has(path))
  if (added.length === 0) return { tracer, doubt }
  onProgress(`reading ${added.length} more files that call them`)
  const all = new Set([...selected, ...added])
  const larger = createProgram(checkout, bench.resolver, all, bench.skipped, deadline, parsed)
  tracer.names.add(ownFiles(larger).filter((file) => !tracer.names.holds(file)))
  return { tracer: new Tracer(larger.getTypeChecker(), tracer.names, bench.around(larger), tracer), doubt }
}

function pathOf({ at }: Site): string {
  return repositoryPath(at.getSourceFile())
}

function usesQueues({ sources }: Checkout): boolean {
  return [...sources.values()].some(({ imports }) => imports.some((one) => QUEUE_PACKAGES.has(packageOf(one))))
}

/** Consumers with the numbers of their clients, and of the servers that these talk to. */
function numbered(
  consumers: readonly FoundConsumer[],
  clients: FoundClients['clients'],
  idOf: FoundClients['idOf'],
): Consumer[] {
  return consumers.map(({ construction, through: _, ...consumer }) => {
    const id = construction && idOf(construction)
    const instance = (id === undefined ? undefined : clients[id]?.instance) ?? consumer.instance
    return { ...consumer, client: id ?? null, ...(instance !== undefined && { instance }) }
  })
}
