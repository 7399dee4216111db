import { posix } from 'node:path'
import { isRedisPackage } from '../packages'
import { commandOf, isUnmistakable } from '../vocabulary'
import { type Checkout, REDIS_LUA, type SourceText } from './checkout'
import type { ModuleResolver } from './resolution'

/** How far from a file that imports a client a Redis call is looked for, in imports; barrels do not count. */
const MAX_DISTANCE = 2

const METHOD = /[.[]\s*['"]?([A-Za-z_]\w+)/g
const NAMED_RECEIVER = /[\w$]*(?:redis|valkey)[\w$]*(?:\(\))?\s*[?!]*\s*[.[]\s*['"]?([A-Za-z_]\w+)/gi
const RE_EXPORT = /\bexport\s*(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s*)?from\b|\bmodule\.exports\s*=/
const IGNORE_COMMENT = 'redis-preflight-ignore'

/** The files worth parsing: those that touch Redis, the files between them and a client, and what they import. */
export function selectFiles(checkout: Checkout, resolver: ModuleResolver): Set<string> {
  const imports = resolveImports(checkout, resolver)
  const selected = new Set<string>()
  for (const [path, source] of checkout.sources) if (isSeed(path, source)) selected.add(path)
  addImporters(checkout, invert(imports), selected)
  // What they import holds options, constants, key builders and the types of injected clients.
  for (const path of [...selected]) for (const target of imports.get(path) ?? []) selected.add(target)
  return selected
}

function resolveImports(checkout: Checkout, resolver: ModuleResolver): Map<string, string[]> {
  const result = new Map<string, string[]>()
  for (const [path, source] of checkout.sources) {
    const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path)
    const targets = source.imports.map((specifier) => resolver.resolve(folder, specifier))
    result.set(path, targets.filter((target) => target !== undefined && checkout.sources.has(target)) as string[])
  }
  return result
}

function invert(imports: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const importers = new Map<string, string[]>()
  for (const [path, targets] of imports) {
    for (const target of targets) {
      const known = importers.get(target)
      if (known) known.push(path)
      else importers.set(target, [path])
    }
  }
  return importers
}

function isSeed(path: string, source: SourceText): boolean {
  if (path.endsWith('.lua')) return false
  if (source.imports.some((specifier) => isRedisPackage(specifier) && importsRedis(specifier, source.text))) return true
  if (REDIS_LUA.test(source.text) || source.text.includes(IGNORE_COMMENT)) return true
  for (const match of source.text.matchAll(NAMED_RECEIVER)) if (commandOf(match[1] as string)) return true
  return false
}

/** Bun is a runtime: importing it means nothing by itself. */
function importsRedis(specifier: string, text: string): boolean {
  return specifier !== 'bun' || /\bRedisClient\b|\bredis\b/.test(text)
}

function addImporters(checkout: Checkout, importers: ReadonlyMap<string, readonly string[]>, selected: Set<string>): void {
  let frontier = [...selected]
  const reached = new Set(frontier)
  for (let distance = 1; distance <= MAX_DISTANCE && frontier.length > 0; distance++) {
    const next = new Set<string>()
    const queue = [...frontier]
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      for (const importer of importers.get(path) ?? []) {
        if (reached.has(importer)) continue
        reached.add(importer)
        const text = checkout.sources.get(importer)?.text ?? ''
        if (RE_EXPORT.test(text)) queue.push(importer)
        else next.add(importer)
        if (distance === 1 || RE_EXPORT.test(text) || mentionsCommand(text)) selected.add(importer)
      }
    }
    frontier = [...next]
  }
}

function mentionsCommand(text: string): boolean {
  for (const match of text.matchAll(METHOD)) if (isUnmistakable(match[1] as string)) return true
  return /(?:redis|cache|client|store|kv)\w*(?:\(\))?[?!]*\.(?:set|keys|flush\w*)\(/i.test(text)
}
