import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import { type Import, importsOf, parseSources, pathOf, repository, roomOf } from './sources'

interface Room {
  readonly rooms: readonly string[]
  readonly packages: readonly string[]
  readonly node: boolean
}

/**
 * The import table: for each room the other rooms, npm packages and whether modules of Node it may use. Data flows one
 * way, so that every step can be read, tested and trusted by itself; a new dependency of a room is decided here.
 */
const ROOMS: Readonly<Record<string, Room>> = {
  model: { rooms: [], packages: [], node: false },
  config: { rooms: ['model', 'paths'], packages: ['ajv', 'picomatch', 'yaml'], node: true },
  collect: {
    rooms: ['model', 'paths'],
    packages: [
      '#compiler',
      '@prometheus-io/lezer-promql',
      'ajv',
      'ignore',
      'ioredis',
      'jsonc-parser',
      'luaparse',
      'markdown-it',
      'picomatch',
      'ts-morph',
      'yaml',
    ],
    node: true,
  },
  rules: { rooms: ['model'], packages: [], node: false },
  checklist: { rooms: ['model'], packages: [], node: true },
  // Of `sarif` only types.
  report: { rooms: ['model'], packages: ['picocolors', 'sarif'], node: false },
  alerts: { rooms: ['model'], packages: ['yaml'], node: false },
  init: { rooms: ['model', 'version'], packages: [], node: false },
  deliver: {
    rooms: ['model', 'paths'],
    packages: ['@actions/core', '@actions/github', '@octokit/plugin-retry', '@octokit/plugin-throttling'],
    node: true,
  },
  // What changes the checked folder, and nothing else does.
  fix: { rooms: ['model', 'collect'], packages: ['diff'], node: true },
  // Paths of this machine, as every system spells them.
  paths: { rooms: [], packages: [], node: true },
  version: { rooms: [], packages: [], node: true },
  gathering: { rooms: ['model', 'collect'], packages: [], node: true },
  review: { rooms: ['config', 'model', 'collect', 'paths', 'run'], packages: [], node: true },
  judging: { rooms: ['checklist', 'fix', 'gathering', 'model', 'rules', 'version'], packages: [], node: false },
  run: { rooms: ['collect', 'gathering', 'judging', 'model'], packages: [], node: false },
  // What one of several runs does, and how they become one again.
  sharding: { rooms: ['collect', 'gathering', 'model', 'run', 'version'], packages: [], node: true },
  action: {
    rooms: ['config', 'deliver', 'fix', 'model', 'report', 'review', 'run', 'sharding'],
    packages: ['@actions/core'],
    node: true,
  },
  cli: {
    rooms: [
      'alerts',
      'config',
      'deliver',
      'fix',
      'init',
      'model',
      'paths',
      'report',
      'review',
      'run',
      'rules',
      'checklist',
      'sharding',
      'version',
    ],
    packages: ['commander'],
    node: true,
  },
}

/** Packages that only one part of a room may use: the compiler stays out of the probe, the client out of the analyzer. */
const CONFINED: Readonly<Record<string, RegExp>> = {
  // What ts-morph brings, reduced to what is used of it.
  '#compiler': /^src\/collect\/source\/compiler\.ts$/,
  'ts-morph': /^src\/collect\/source\/compiler-module\.d\.ts$/,
  '@prometheus-io/lezer-promql': /^src\/collect\/artefact\/promql\//,
  'jsonc-parser': /^src\/collect\/artefact\//,
  'markdown-it': /^src\/collect\/artefact\/procedures\//,
  luaparse: /^src\/collect\/source\//,
  ioredis: /^src\/collect\/probe\//,
  '@actions/github': /^src\/deliver\/github\/api\//,
  '@octokit/plugin-retry': /^src\/deliver\/github\/api\//,
  '@octokit/plugin-throttling': /^src\/deliver\/github\/api\//,
  '@actions/core': /^src\/(?:deliver\/github(?:\/|\.ts$)|action\/|action\.ts$)/,
}

/** The doors between two rooms, where not all of a room is open to another. */
const DOORS: Readonly<Record<string, RegExp>> = {
  // A fix needs the compiler, the bytes of a file, and lines as findings count them; what was found it is told.
  'fix → collect': /^src\/collect\/(?:source\/compiler|files\/(?:lines|reading))$/,
}

/** Files outside src that any room may read: they are data. */
const DATA = /^(?:package\.json|schema\/[\w.-]+\.json)$/

const MAX_FILE_LINES = 250
const MAX_FUNCTION_LINES = 60
/** Files that may be longer, each with a reason: none. */
const LONG_FILES: readonly string[] = []
const GENERATED = ['src/rules/index.ts']

const files = parseSources()
const imports = files.flatMap(importsOf)

describe('imports', () => {
  it('are in the table for every room', () => {
    expect([...new Set(files.map((file) => roomOf(pathOf(file))))].filter((room) => !(room in ROOMS))).toEqual([])
  })

  it('stay within the table', () => {
    expect(imports.flatMap(offence)).toEqual([])
  })

  it('use every package that the table allows', () => {
    const used = new Set(imports.map(({ from, target }) => `${roomOf(from)} ${target.name}`))
    const allowed = Object.entries(ROOMS).flatMap(([room, { packages }]) => packages.map((name) => `${room} ${name}`))
    expect(allowed.filter((one) => !used.has(one))).toEqual([])
    const packages = new Set(Object.values(ROOMS).flatMap((room) => room.packages))
    expect(Object.keys(CONFINED).filter((name) => !packages.has(name))).toEqual([])
  })

  it('of the compiler are asked for by name, by which its reduction finds what to keep', () => {
    expect(files.flatMap(namelessUses)).toEqual([])
  })

  it('form no cycle', () => {
    expect(cycles(graphOf(imports))).toEqual([])
  })
})

describe('size and shape', () => {
  it(`no file is longer than ${MAX_FILE_LINES} lines`, () => {
    const long = files.filter((file) => file.getEndLineNumber() - 1 > MAX_FILE_LINES).map(pathOf)
    expect(long.filter((path) => !LONG_FILES.includes(path) && !GENERATED.includes(path))).toEqual([])
  })

  it(`no function is longer than ${MAX_FUNCTION_LINES} lines`, () => {
    expect(files.flatMap(longFunctions)).toEqual([])
  })

  it('no file is a drawer for everything', () => {
    const drawers = /^(?:utils?|helpers?|common|misc|shared)\.ts$/
    expect(files.map(pathOf).filter((path) => drawers.test(basename(path)))).toEqual([])
  })

  it('every export says in a comment what it is', () => {
    expect(files.filter((file) => !GENERATED.includes(pathOf(file))).flatMap(undocumented)).toEqual([])
  })

  it('only the entries and deliver print', () => {
    const inner = files.filter((file) => !['deliver', 'cli', 'action'].includes(roomOf(pathOf(file))))
    expect(inner.flatMap(prints)).toEqual([])
  })
})

function offence(one: Import): string[] {
  const room = ROOMS[roomOf(one.from)]
  return room === undefined || isAllowed(one, room) ? [] : [`${one.from} imports ${one.specifier}`]
}

function isAllowed({ from, target }: Import, room: Room): boolean {
  if (target.kind === 'node') return room.node
  if (target.kind === 'package')
    return room.packages.includes(target.name) && (CONFINED[target.name]?.test(from) ?? true)
  if (DATA.test(target.name)) return true
  if (!target.name.startsWith('src/')) return false
  const other = roomOf(target.name)
  if (other !== roomOf(from)) {
    return room.rooms.includes(other) && (DOORS[`${roomOf(from)} → ${other}`]?.test(target.name) ?? true)
  }
  return other !== 'collect' || [part(from), ...SHARED].includes(part(target.name))
}

/** What the collectors share; of each other they know nothing. */
const SHARED = ['src/collect/files', 'src/collect/timing', 'src/collect/alarms']

/** `src/collect/probe/info.ts` → `src/collect/probe`. */
function part(path: string): string {
  return path.replace(/\.ts$/, '').split('/').slice(0, 3).join('/')
}

function graphOf(all: readonly Import[]): Map<string, string[]> {
  const graph = new Map<string, string[]>()
  for (const { from, target, isTypeOnly } of all) {
    if (target.kind !== 'file' || isTypeOnly) continue
    const path = [`${target.name}.ts`, `${target.name}/index.ts`].find((name) => existsSync(join(repository, name)))
    if (path) graph.set(from, [...(graph.get(from) ?? []), path])
  }
  return graph
}

/** Every cycle of imports that are still there at run time, as a walk meets them, as `a → b → a`. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}

/** Where `ts` stands for anything but the owner of a name, which may be told to be of another type before. */
function namelessUses(file: SourceFile): string[] {
  return [...file.getFullText().matchAll(/\bts\b(?! as \w+\)\.|\.\w)/g)]
    .map(({ index }) => file.getDescendantAtPos(index))
    .filter((node) => Node.isIdentifier(node) && node.getText() === 'ts')
    .filter((node) => !/^(?:Import|Export|TypeQuery)/.test(node?.getParent()?.getKindName() ?? ''))
    .map((node) => `${pathOf(file)}:${node?.getStartLineNumber()}`)
}

function longFunctions(file: SourceFile): string[] {
  return file
    .getDescendants()
    .filter((node) => Node.isFunctionLikeDeclaration(node) || Node.isFunctionExpression(node))
    .map((node) => ({ node, lines: node.getEndLineNumber() - node.getStartLineNumber() + 1 }))
    .filter(({ lines }) => lines > MAX_FUNCTION_LINES)
    .map(({ node, lines }) => `${pathOf(file)}:${node.getStartLineNumber()} has ${lines} lines`)
}

/** Exported declarations without a comment; a union derived from a documented list and a rule (data first) need none. */
function undocumented(file: SourceFile): string[] {
  const documentable = file.getStatements().filter((statement) => {
    return Node.isModifierable(statement) && statement.hasModifier(SyntaxKind.ExportKeyword)
  })
  return documentable
    .filter((statement) => Node.isJSDocable(statement) && statement.getJsDocs().length === 0)
    .filter((statement) => !isDerived(statement.getText()) && !isOverload(statement))
    .map((statement) => `${pathOf(file)}:${statement.getStartLineNumber()}`)
}

function isDerived(text: string): boolean {
  return /^export type \w+ = \(typeof \w+\)\[(?:number|keyof typeof \w+)\]/.test(text)
}

function isOverload(statement: Node): boolean {
  return Node.isFunctionDeclaration(statement) && statement.getOverloads().length > 0
}

function prints(file: SourceFile): string[] {
  return file
    .getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)
    .filter((access) => /^(?:console\.\w+|process\.(?:stdout|stderr))$/.test(access.getText()))
    .map((access) => `${pathOf(file)}:${access.getStartLineNumber()} ${access.getText()}`)
}
