import { ts } from 'ts-morph'
import type { Command, Skipped, SourceEvidence, Suppression } from '../../model'
import { readLua } from './lua'
import { createProgram, repositoryPath } from './program'
import { type Checkout, REDIS_LUA } from './repository/checkout'
import { configFiles } from './repository/config-files'
import { ModuleResolver } from './repository/resolution'
import { purposeOf } from './repository/scope'
import { selectFiles } from './repository/selection'
import { TsconfigReader } from './repository/tsconfig'
import { VersionFinder } from './repository/versions'
import { findSuppressions } from './suppressions'
import { NameIndex } from './trace/index-of-names'
import { brief } from './trace/syntax'
import { Tracer } from './trace/tracer'
import { findSites } from './usage/call-sites'
import { findClients } from './usage/clients'
import { Guard } from './usage/guard'
import { KeyReader } from './usage/keys'
import { findLuaCommands } from './usage/lua-texts'
import { Recogniser } from './usage/recognition'
import { withPubSubRoles } from './usage/roles'
import { placeOf, type Site } from './usage/site'
import { TtlJudge } from './usage/ttl'

/** Parses the files that touch Redis and reads clients, commands, keys and TTLs from them. */
export function analyse(checkout: Checkout, onProgress: (message: string) => void): SourceEvidence {
  const skipped: Skipped[] = [...checkout.skipped]
  const tsconfigs = new TsconfigReader(configFiles(checkout))
  const resolver = new ModuleResolver(new Set(checkout.sources.keys()), checkout.manifests, tsconfigs)
  const selected = selectFiles(checkout, resolver)
  skipped.push(...tsconfigs.skipped)
  onProgress(`reading ${selected.size} of ${checkout.sources.size} source files`)
  const program = createProgram(checkout, resolver, selected, skipped)
  const files = program.getSourceFiles().filter((file) => !file.isDeclarationFile)
  const tracer = new Tracer(program.getTypeChecker(), new NameIndex(files), packageFinder(checkout))
  const recogniser = new Recogniser(tracer)
  const guard = new Guard(skipped)
  const { clients, idOf } = findClients(recogniser, new VersionFinder(checkout), guard)
  const commands = [
    ...commandsOfSites(findSites(tracer.names, recogniser, guard), recogniser, idOf, guard),
    ...findLuaCommands(tracer, (node, reason) => {
      const { path, line } = placeOf(node)
      skipped.push({ path: `${path}:${line}`, reason })
    }).map((command) => ({ ...command, operator: isOperator(command.place.path) })),
    ...luaFileCommands(checkout, skipped),
  ]
  return {
    clients: withPubSubRoles(clients, commands),
    commands: commands.sort(byPlace),
    suppressions: allSuppressions(checkout, files),
    skipped,
    files: { listed: checkout.sources.size, analysed: files.length, leftOut: checkout.leftOut },
    text: (path) => checkout.sources.get(path)?.text,
  }
}

function commandsOfSites(
  sites: readonly Site[],
  recogniser: Recogniser,
  idOf: (node: ts.Node) => number | undefined,
  guard: Guard,
): Command[] {
  const keys = new KeyReader(recogniser.tracer)
  const judge = new TtlJudge(sites, keys)
  const read = (site: Site): Command => {
    const { ttl, because, related } = judge.judge(site)
    const key = site.args?.[site.facts.keyAt]
    const [construction] = site.receiver ? recogniser.constructionsOf(site.receiver) : []
    const place = placeOf(site.at)
    return {
      place,
      name: site.facts.name,
      client: (construction && idOf(construction)) ?? null,
      library: site.library,
      receiver: site.receiver ? brief(site.receiver) : '',
      key: key && !ts.isSpreadElement(key) ? keys.patternOf(key) : null,
      ttl,
      because,
      via: site.via,
      ...(site.unsure !== undefined && { unsure: site.unsure }),
      operator: isOperator(place.path),
      related,
    }
  }
  return sites.flatMap((site) => guard.run(site.at, () => read(site)) ?? [])
}

function luaFileCommands(checkout: Checkout, skipped: Skipped[]): Command[] {
  return [...checkout.sources].flatMap(([path, { text }]) => {
    if (!path.endsWith('.lua') || !REDIS_LUA.test(text)) return []
    const result = readLua(text)
    if ('error' in result) {
      skipped.push({ path, reason: `the Lua script could not be parsed: ${result.error}` })
      return []
    }
    const file = ts.createSourceFile(`/${path}`, text, ts.ScriptTarget.ES2022) // for line numbers only
    return result.commands.map((command): Command => {
      const from = ts.getLineAndCharacterOfPosition(file, command.offset)
      const to = ts.getLineAndCharacterOfPosition(file, command.offset + command.length)
      return {
        place: {
          path,
          line: from.line + 1,
          column: from.character + 1,
          endLine: to.line + 1,
          endColumn: to.character + 1,
        },
        name: command.name,
        client: null,
        library: 'unknown',
        receiver: 'redis.call',
        key: command.key,
        ttl: command.ttl,
        because: command.because,
        via: 'lua',
        ...(command.unsure !== undefined && { unsure: command.unsure }),
        operator: isOperator(path),
        related: [],
      }
    })
  })
}

function allSuppressions(checkout: Checkout, files: readonly ts.SourceFile[]): Suppression[] {
  const parsed = new Map(files.map((file) => [repositoryPath(file), file]))
  return [...checkout.sources].flatMap(([path, { text }]) => findSuppressions(path, text, parsed.get(path)))
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

function isOperator(path: string): boolean {
  return purposeOf(path) === 'operator'
}

function byPlace({ place: one }: Command, { place: other }: Command): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : one.line - other.line || one.column - other.column
}
