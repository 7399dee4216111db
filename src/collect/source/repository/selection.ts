import { posix } from 'node:path'
import { importsRedis, namesBunClient, packageOf } from '../packages'
import { consumerFacts } from '../usage/consumer-packages'
import { commandOf, isUnmistakable } from '../vocabulary'
import { cached } from './cached'
import { type Checkout, REDIS_LUA, type SourceText } from './checkout'
import { givesOnClients } from './client-makers'
import { exportedNames, isBarrel, MAX_BARRELS, MAX_NAMES } from './exports'
import type { Graph } from './graph'
import { injectedFiles } from './injected-files'
import { naming } from './names-in-text'
import { PassedOn } from './passed-on'
import { tellingNames } from './telling-names'

/** How far from a file that imports a client a Redis call is looked for, in imports; barrels do not count. */
const MAX_DISTANCE = 2
/** How far down from a file that holds a client the modules are looked for that it is handed to. */
const MAX_RECEIVERS = 2

const NAME = /redis|valkey/i
/** Every repetition below is bounded: these run over all files, and a hostile one must not cost more than its length. */
const METHOD = /[.[]\s{0,20}['"]?([A-Za-z_]\w{0,60})/g
const NAMED_RECEIVER = /(?:redis|valkey)[\w$]{0,60}(?:\(\))?[?!]{0,2}\s{0,20}[.[]\s{0,20}['"]?([A-Za-z_]\w{0,60})/gi
const LIKELY_WRITE = /(?:redis|cache|client|store|kv)\w{0,60}(?:\(\))?[?!]{0,2}\.(?:set|keys|flush\w{0,10})\(/i
const CLIENT_COMMAND = /(?:redis|client|conn|connection|kv)(?:\(\))?[?!]{0,2}\.([A-Za-z]\w{0,60})\(/gi
/** In JavaScript nothing but the name tells what a parameter is, so more names count. */
const UNTYPED_COMMAND =
  /(?:redis|client|conn|connection|kv|backend|store|cache|db)(?:\(\))?[?!]{0,2}\.([A-Za-z]\w{0,60})\(/gi
const IGNORE_COMMENT = 'redis-preflight-ignore'

/** The files worth parsing: those that touch Redis, the files between them and a client, and what they import. */
export function selectFiles(checkout: Checkout, imports: Graph, importers: Graph): Set<string> {
  const selected = new Set<string>()
  for (const [path, source] of checkout.sources) if (isSeed(path, source)) selected.add(path)
  const touching = new Set(selected)
  new ImporterSearch(checkout, importers, selected, touching).run()
  addReceivers(checkout, imports, selected, touching)
  for (const path of injectedFiles(checkout.sources, { touching, selected }, mentionsCommand)) {
    selected.add(path)
    touching.add(path)
  }
  addListening(checkout, imports, selected)
  addImported(checkout, imports, selected, touching)
  return selected
}

/** `keyProducer.ts`, `redis-keys.ts`, `CacheKeys.ts`; not `keyboard.ts`. */
const BUILDS_KEYS = /(?:^|[^A-Za-z])keys?(?:[^a-z]|$)|[a-z]Keys?(?![a-z])/

/**
 * What the touching files import holds options, constants, key builders and the types of injected clients: by itself, or
 * by passing on what another file exports.
 */
function addImported(checkout: Checkout, imports: Graph, selected: Set<string>, touching: Set<string>): void {
  const textOf = (path: string) => checkout.sources.get(path)?.text ?? ''
  const passedOn = new PassedOn(imports, textOf)
  for (const path of touching) {
    const targets = imports.get(path) ?? []
    const barrels = targets.map((target) => passedOn.by(target)).filter(({ size }) => size > 0)
    const names = barrels.length > 0 ? tellingNames(textOf(path)) : []
    const providers = barrels.flatMap((barrel) => names.flatMap((name) => barrel.get(name) ?? []))
    for (const one of [...targets, ...providers]) selected.add(one)
  }
  // Who makes the objects that touch Redis hands them what builds their keys.
  for (const path of [...selected]) {
    for (const target of imports.get(path) ?? []) if (BUILDS_KEYS.test(posix.basename(target))) selected.add(target)
  }
}

/**
 * A composition root hands its client to modules that import none: `require('./sessions')(client)`. What the selected
 * files import is followed down to the files that run commands.
 */
function addReceivers(checkout: Checkout, imports: Graph, selected: Set<string>, touching: Set<string>): void {
  // A module that many import is asked about for each of them.
  const known = new Map<string, boolean>()
  const mentions = (path: string) =>
    cached(known, path, () => runsOnReceiver(path, checkout.sources.get(path)?.text ?? ''))
  let frontier = [...selected]
  for (let distance = 1; distance <= MAX_RECEIVERS; distance++) {
    const next = new Set<string>()
    for (const target of frontier.flatMap((path) => imports.get(path) ?? [])) {
      if (selected.has(target)) continue
      if (!mentions(target) && !(imports.get(target) ?? []).some(mentions)) continue
      selected.add(target)
      touching.add(target)
      next.add(target)
    }
    frontier = [...next]
  }
}

const LISTENS = /\.(?:on|once|addListener)\(\s{0,20}['"`]error/

/** A client is handed to another module to be listened to: what the selected files import may hold its listener. */
function addListening(checkout: Checkout, imports: Graph, selected: Set<string>): void {
  for (const target of [...selected].flatMap((path) => imports.get(path) ?? [])) {
    if (!selected.has(target) && LISTENS.test(checkout.sources.get(target)?.text ?? '')) selected.add(target)
  }
}

function isSeed(path: string, source: SourceText): boolean {
  if (path.endsWith('.lua')) return false
  // Asked of every import of a repository, most of which are of its own files.
  const packages = source.imports.filter((specifier) => !specifier.startsWith('.'))
  if (packages.some((specifier) => importsRedis(specifier, source.text)) || namesBunClient(source.text)) return true
  // What makes a client of its own from an address may be all that there is of Redis.
  if (packages.some((specifier) => consumerFacts(packageOf(specifier))?.takesAddress)) return true
  if (/call/i.test(source.text) && REDIS_LUA.test(source.text)) return true
  if (source.text.includes(IGNORE_COMMENT)) return true
  if (NAME.test(posix.basename(path)) && mentionsCommand(source.text)) return true
  if (!NAME.test(source.text)) return false
  for (const match of source.text.matchAll(NAMED_RECEIVER)) if (commandOf(match[1] as string)) return true
  return /\bredis\b/i.test(source.text) && runsOnClient(source.text)
}

/** `strapi.redis.connections.default.client.keys(…)`: Redis is named somewhere, and something called a client runs a command. */
function runsOnClient(text: string): boolean {
  for (const match of text.matchAll(CLIENT_COMMAND)) {
    const name = match[1] as string
    if (isUnmistakable(name) || name === 'keys' || name === 'set') return true
  }
  return false
}

/** Walks from the files that touch Redis to those that import them, through barrels by the names that are passed on. */
class ImporterSearch {
  constructor(
    readonly checkout: Checkout,
    readonly importers: Graph,
    readonly selected: Set<string>,
    readonly touching: Set<string>,
  ) {}

  readonly #barrels = new Map<string, boolean>()
  readonly #mentions = new Map<string, boolean>()
  /** Files that give on the clients of another. */
  readonly #makers = new Set<string>()

  run(): void {
    let frontier = [...this.selected]
    for (let distance = 1; distance <= MAX_DISTANCE; distance++) {
      const next: string[] = []
      for (const path of frontier) next.push(...this.#importersOf(path, distance))
      frontier = next
    }
  }

  /** Selects the importers of one file and answers those whose importers are to be looked at in turn. */
  #importersOf(path: string, distance: number): string[] {
    const found: string[] = []
    const names = exportedNames(this.#text(path)).slice(0, MAX_NAMES)
    const word = naming(names)
    // Direct importers come first: one that also imports a barrel of this file must not be met through it alone.
    for (const { importer, barrels } of this.#reachedFrom(path)) {
      // Through a barrel only those count that name what they get; a renamed default is not followed through one.
      const isRelevant = barrels.length === 0 || word?.test(this.#text(importer)) === true
      if (isRelevant && this.#select(path, importer, barrels, distance)) found.push(importer)
      if (distance < MAX_DISTANCE && givesOnClients(this.#text(importer), names)) this.#makers.add(importer)
    }
    return found
  }

  /** Everything that imports a file, be it through barrels: the nearest first, each once. */
  #reachedFrom(path: string): { readonly importer: string; readonly barrels: readonly string[] }[] {
    const visited = new Set([path])
    const reached: { importer: string; barrels: readonly string[] }[] = []
    const follow = (provider: string, barrels: readonly string[]): void => {
      for (const importer of this.importers.get(provider) ?? []) {
        if (visited.has(importer)) continue
        visited.add(importer)
        reached.push({ importer, barrels })
      }
    }
    follow(path, [])
    for (const { importer, barrels } of reached) {
      if (barrels.length < MAX_BARRELS && this.#isBarrel(importer)) follow(importer, [...barrels, importer])
    }
    return reached
  }

  /** Selects one importer with the barrels it goes through; true when it was not selected before. */
  #select(provider: string, importer: string, barrels: readonly string[], distance: number): boolean {
    const mentions = this.#mentionsCommand(importer)
    // What a factory gives may have any name, and so may be whatever has methods that are called like commands.
    const mayHold = this.#makers.has(provider) && hasCommandName(this.#text(importer))
    if (distance > 1 && !mentions && !mayHold) return false
    const isNew = !this.selected.has(importer)
    for (const path of [importer, ...barrels]) this.selected.add(path)
    if (mentions) this.touching.add(importer)
    return isNew
  }

  #isBarrel(path: string): boolean {
    return cached(this.#barrels, path, () => isBarrel(this.#text(path)))
  }

  #mentionsCommand(path: string): boolean {
    return cached(this.#mentions, path, () => mentionsCommand(this.#text(path)))
  }

  #text(path: string): string {
    return this.checkout.sources.get(path)?.text ?? ''
  }
}

/** Whether something that is called like a client runs a command. */
function runsOnReceiver(path: string, text: string): boolean {
  const command = /\.[cm]?tsx?$/.test(path) ? CLIENT_COMMAND : UNTYPED_COMMAND
  for (const match of text.matchAll(command)) if (commandOf(match[1] as string)) return true
  return false
}

function hasCommandName(text: string): boolean {
  for (const match of text.matchAll(METHOD)) if (commandOf(match[1] as string)) return true
  return false
}

function mentionsCommand(text: string): boolean {
  for (const match of text.matchAll(METHOD)) if (isUnmistakable(match[1] as string)) return true
  return LIKELY_WRITE.test(text)
}
