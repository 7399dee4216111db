import type { Command, Consumer, Skipped, SourceEvidence, Suppression } from '../../model'
import type { Deadline } from '../files/deadline'
import { reasonOf } from '../files/failures'
import { findAlarms } from './alarms/files'
import type { ts } from './compiler'
import { findFlushes } from './flushes'
import { findFlushTests } from './flushes/tests'
import { findHotKeyChecks } from './hot-keys'
import { LuaEffort } from './lua'
import { findCounters } from './metrics'
import { packageOf } from './packages'
import { SyntaxFiles } from './parsing'
import { createProgram, repositoryPath } from './program'
import { adaptersOf } from './repository/adapters'
import type { Checkout } from './repository/checkout'
import { configFiles } from './repository/config-files'
import { ModuleResolver } from './repository/resolution'
import { selectFiles } from './repository/selection'
import { TsconfigReader } from './repository/tsconfig'
import { VersionFinder } from './repository/versions'
import { findSuppressions } from './suppressions'
import { NameIndex } from './trace/index-of-names'
import { Tracer } from './trace/tracer'
import { findSites } from './usage/call-sites'
import { type FoundClients, findClients } from './usage/clients'
import { readCommands } from './usage/commands'
import { type FoundConsumer, findConsumers } from './usage/consumers'
import { Guard } from './usage/guard'
import { Instances } from './usage/instances'
import { luaFileCommands } from './usage/lua-commands'
import { luaTextCommands } from './usage/lua-texts'
import { ReadingFunctions } from './usage/reading-functions'
import { Recogniser } from './usage/recognition'
import { QUEUE_PACKAGES, withRolesOfCommands } from './usage/roles'
import type { Site } from './usage/site'

/** How much is parsed, whom to tell, and until when. */
interface AnalysisOptions {
  /** False parses every source, not only the selected ones. */
  readonly prefilter: boolean
  readonly onProgress: (message: string) => void
  /** When what is left is told as skipped. */
  readonly deadline: Deadline
}

/** Parses the files that touch Redis and reads clients, commands, keys and TTLs from them. */
export function analyse(checkout: Checkout, { prefilter, onProgress, deadline }: AnalysisOptions): SourceEvidence {
  const skipped: Skipped[] = [...checkout.skipped]
  const tsconfigs = new TsconfigReader(configFiles(checkout))
  const resolver = new ModuleResolver(new Set(checkout.sources.keys()), checkout.manifests, tsconfigs)
  const selected = prefilter ? selectFiles(checkout, resolver) : new Set(checkout.sources.keys())
  skipped.push(...tsconfigs.skipped)
  onProgress(`reading ${selected.size} of ${checkout.sources.size} source files`)
  const program = createProgram(checkout, resolver, selected, skipped, deadline)
  const files = program.getSourceFiles().filter((file) => !file.isDeclarationFile)
  const tracer = new Tracer(program.getTypeChecker(), new NameIndex(files), packageFinder(checkout))
  const recogniser = new Recogniser(tracer)
  const guard = new Guard(skipped, deadline)
  const instances = new Instances(tracer)
  const consumers = findConsumers(recogniser, instances, guard)
  const around = { versions: new VersionFinder(checkout), instances, consumers, hasQueues: usesQueues(checkout) }
  const { clients, idOf } = findClients(recogniser, around, guard)
  const effort = new LuaEffort()
  const sites = findSites(tracer.names, recogniser, guard)
  const commands = [
    ...readCommands(sites, recogniser, idOf, guard),
    ...luaTextCommands(tracer, guard, effort),
    ...luaFileCommands(checkout, skipped, effort),
  ]
  const parsed = new Map(files.map((file) => [repositoryPath(file), file]))
  const reading = new ReadingFunctions(tracer, sites)
  const syntax = new SyntaxFiles(checkout, parsed, skipped, deadline)
  const counters = findCounters(syntax, reading)
  const clientOf = ({ receiver }: Site) => {
    const [construction] = receiver ? recogniser.constructionsOf(receiver) : []
    return clients[(construction && idOf(construction)) ?? -1]
  }
  const found = findFlushes({ sites, commands, clientOf }, recogniser, guard)
  const ofTests = new Set(checkout.testPaths)
  const own = found.filter(({ flush }) => !ofTests.has(flush.place.path))
  const tested = findFlushTests(own, checkout, tracer, deadline)
  return {
    clients: withRolesOfCommands(clients, commands),
    commands: commands.sort(byPlace),
    consumers: numbered(consumers, clients, idOf),
    adapters: adaptersOf(checkout),
    alarms: findAlarms(checkout, skipped),
    counters,
    hotKeyChecks: findHotKeyChecks({ files: syntax, tracer, reading, commands, counters, guard }),
    suppressions: allSuppressions(checkout, parsed, skipped),
    flushes: tested.flushes,
    unreadTests: tested.unread,
    skipped,
    files: { listed: checkout.sources.size, analysed: files.length, leftOut: checkout.leftOut },
    text: (path) => checkout.sources.get(path)?.text,
  }
}

function allSuppressions(
  checkout: Checkout,
  parsed: ReadonlyMap<string, ts.SourceFile>,
  skipped: Skipped[],
): Suppression[] {
  return [...checkout.sources].flatMap(([path, { text }]) => {
    try {
      return findSuppressions(path, text, parsed.get(path))
    } catch (error) {
      skipped.push({ path, reason: `its comments could not be read: ${reasonOf(error)}` })
      return []
    }
  })
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
  return consumers.map(({ construction, ...consumer }) => {
    const id = construction && idOf(construction)
    const instance = (id === undefined ? undefined : clients[id]?.instance) ?? consumer.instance
    return { ...consumer, client: id ?? null, ...(instance !== undefined && { instance }) }
  })
}

/** Folder of the package.json nearest to a file, cached by file: frameworks' objects are shared within a package. */
function packageFinder(checkout: Checkout): (fileName: string) => string {
  const folders = checkout.manifests
    .map(({ folder }) => (folder ? `/${folder}/` : '/'))
    .sort((a, b) => b.length - a.length)
  const known = new Map<string, string>()
  return (fileName) => {
    const found = known.get(fileName) ?? folders.find((folder) => fileName.startsWith(folder)) ?? ''
    known.set(fileName, found)
    return found
  }
}

function byPlace({ place: one }: Command, { place: other }: Command): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : one.line - other.line || one.column - other.column
}
