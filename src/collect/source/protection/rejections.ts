import type { Command, Unheard } from '../../../model'
import { isOperatorFile } from '../../files/scope'
import { ts } from '../compiler'
import { packageOf } from '../packages'
import { cached } from '../repository/cached'
import type { Checkout, SourceText } from '../repository/checkout'
import type { Graph } from '../repository/graph'
import { type Manifest, manifestAround } from '../repository/manifests'
import { brief, memberName, nodesIn, unwrap } from '../trace/syntax'
import { endsWithExit } from '../usage/flow'

/** What nobody hears of as the first is raised as the second (nodejs.org/api/process.html, event `uncaughtException`). */
const EVENTS = ['unhandledRejection', 'uncaughtException'] as const
const LISTENS = /\.(?:on|once|addListener)\(\s{0,20}['"`](unhandledRejection|uncaughtException)['"`]/g
const ATTACH = /^(?:on|once|addListener)$/
/** Ends the process after all, by what a listener does or, where it is from elsewhere, by what it is called. */
const ENDS = /\bprocess\.(?:exit|kill|abort)\(|\bthrow\b/
const ENDING_NAME = /exit|shut_?down|die|fatal|crash|kill/i

/** Their `init` attaches a listener: mode `warn` of onunhandledrejection.ts. An import alone does nothing. */
const LISTENING: ReadonlySet<string> = new Set(['@sentry/node', '@sentry/nextjs', '@sentry/nestjs', '@sentry/bun'])
const INIT = /\binit\s{0,5}\(/

/** Files that a person or a process manager starts; others may be loaded by a framework. */
const STARTED =
  /(?:^|\/)(?:main|server|app|start|bootstrap|www)\.[cm]?[jt]sx?$|^(?:src\/)?index\.[cm]?[jt]s$|(?:^|\/|[._-])(?:worker|cli)\.[cm]?[jt]s$/i
const SCRIPT = /(?:^|\/)(?:scripts?|bin|cli|workers?)\/|(?:^|\/|[._-])(?:worker|cli|script)\.[cm]?[jt]s$/i

/** What a source does about unhandled rejections; undefined where it does nothing. */
type Attitude = { readonly by: string } | 'ends'

type Parse = (path: string) => ts.SourceFile | undefined

/**
 * Who keeps an unhandled rejection from ending the process in which it happens. A process is told by the file with which
 * it starts: one that nobody imports. Every process that reaches the code must have somebody who listens.
 */
export class RejectionListeners {
  /** By path, and by the file with which a process starts. */
  readonly #hearers = new Map<string, string | undefined>()
  readonly #hearersFrom = new Map<string, string | undefined>()
  /** By path of a file that listens: all that load it. */
  readonly #loaders = new Map<string, ReadonlySet<string>>()
  #attitudes: ReadonlyMap<string, Attitude> | undefined

  constructor(
    readonly checkout: Checkout,
    readonly importers: Graph,
    readonly parse: Parse,
  ) {}

  /** What becomes of a command, with who hears of the promises that are dropped. */
  told<T extends Pick<Command, 'unheard' | 'protection'>>(fallout: T): T {
    const { unheard, protection } = fallout
    if (protection?.aside) {
      return { ...fallout, protection: { ...protection, aside: this.#withHearer(protection.aside) } }
    }
    return unheard?.length ? { ...fallout, unheard: unheard.map((one) => this.#withHearer(one)) } : fallout
  }

  #withHearer<T extends Pick<Unheard, 'place' | 'heardBy'>>(one: T): T {
    const heardBy = this.heardIn(one.place.path)
    return { ...one, ...(heardBy !== undefined && { heardBy }) }
  }

  /** Who hears of the rejections of a file; undefined where nobody surely does. */
  heardIn(path: string): string | undefined {
    return cached(this.#hearers, path, () => this.#find(path))
  }

  #find(path: string): string | undefined {
    const { importers } = this
    const starts = [...reachable(path, importers)].filter((one) => !importers.has(one))
    // A script of an operator that ends takes no service down, unless nothing else runs the code.
    const services = starts.filter((one) => !isOperatorFile(one))
    const [processes = [path]] = [services, starts].filter((ones) => ones.length > 0)
    const hearers = processes.map((start) => cached(this.#hearersFrom, start, () => this.#hearerFrom(start)))
    return hearers.includes(undefined) ? undefined : hearers[0]
  }

  /** Read only once there is a promise that nobody waits for. */
  get #listening(): ReadonlyMap<string, Attitude> {
    this.#attitudes ??= attitudesOf(this.checkout, this.parse)
    return this.#attitudes
  }

  /** Who listens in the process that starts with a file. */
  #hearerFrom(start: string): string | undefined {
    const loaded = this.#loadedFrom(start)
    if (loaded.includes('ends')) return undefined
    const [own] = loaded
    if (own !== undefined && own !== 'ends') return own.by
    if (isOperatorFile(start) || SCRIPT.test(start)) return undefined
    const home = this.#packageOf(start)
    // packages/next/src/server/lib/start-server.ts: process.on('unhandledRejection', …).
    if (home && Object.hasOwn(home.dependencies, 'next')) return 'Next.js'
    if (STARTED.test(withinPackage(start, home))) return undefined
    return this.#hearerBeside(home) ?? (home && isLibrary(home) ? this.#hearerAnywhere() : undefined)
  }

  /** Asked from the files that listen: few do, and what a service loads may be all of a repository. */
  #loadedFrom(start: string): Attitude[] {
    return [...this.#listening].flatMap(([path, attitude]) => {
      const loaders = cached(this.#loaders, path, () => reachable(path, this.importers))
      return loaders.has(start) ? [attitude] : []
    })
  }

  /** A package that others load by its name runs in a process of theirs, which no import here may lead to. */
  #hearerAnywhere(): string | undefined {
    for (const [path, attitude] of this.#listening) {
      if (attitude !== 'ends' && !isOperatorFile(path)) return attitude.by
    }
    return undefined
  }

  /** Frameworks load files that nobody imports; these run in the process of their package. */
  #hearerBeside(home: Manifest | undefined): string | undefined {
    for (const [path, attitude] of this.#listening) {
      const isBeside = this.#packageOf(path) === home && !isOperatorFile(path) && !SCRIPT.test(path)
      if (isBeside) return attitude === 'ends' ? undefined : attitude.by
    }
    return undefined
  }

  #packageOf(path: string): Manifest | undefined {
    return manifestAround(this.checkout.manifests, path)
  }
}

function isLibrary({ folder, main, module, exports }: Manifest): boolean {
  return folder !== '' && (main ?? module ?? exports) !== undefined
}

function withinPackage(path: string, home: Manifest | undefined): string {
  return home && home.folder !== '' ? path.slice(home.folder.length + 1) : path
}

function reachable(path: string, graph: Graph): Set<string> {
  const found = new Set([path])
  for (const one of found) for (const next of graph.get(one) ?? []) found.add(next)
  return found
}

function attitudesOf({ sources }: Checkout, parse: Parse): Map<string, Attitude> {
  const found = new Map<string, Attitude>()
  for (const [path, source] of sources) {
    const attitude = attitudeOf(path, source, parse)
    if (attitude) found.set(path, attitude)
  }
  return found
}

function attitudeOf(path: string, { text, imports }: SourceText, parse: Parse): Attitude | undefined {
  const event = heardEvent(text)
  if (event !== undefined && !isEnding(parse(path), event)) return { by: `a listener in ${path}` }
  // Where somebody else hears of the rejection, it does not come to be uncaught.
  if (event === 'unhandledRejection') return 'ends'
  if (!imports.some((one) => LISTENING.has(packageOf(one))) || !INIT.test(text)) return undefined
  const file = parse(path)
  const init = file && initIn(file)
  // A comment may speak of it as well.
  return file && !init ? undefined : { by: `Sentry${init ? conditionOf(init) : ''}` }
}

/** The first of the two events that a text listens to. */
function heardEvent(text: string): (typeof EVENTS)[number] | undefined {
  if (!EVENTS.some((event) => text.includes(event))) return undefined
  const heard = new Set([...text.matchAll(LISTENS)].map((match) => match[1]))
  return EVENTS.find((event) => heard.has(event))
}

function initIn(file: ts.SourceFile): ts.CallExpression | undefined {
  return [...nodesIn(file)].filter(ts.isCallExpression).find((call) => memberName(call.expression) === 'init')
}

/** `if (process.env.SENTRY_DSN) Sentry.init(…)`: on what it depends, as an insertion; empty where nothing in sight does. */
function conditionOf(init: ts.CallExpression): string {
  const fork = ts.findAncestor(init, (node) => ts.isFunctionLike(node) || ts.isIfStatement(node))
  if (fork && ts.isIfStatement(fork)) return `, if \`${brief(fork.expression)}\` holds,`
  const exit = exitBefore(init)
  if (exit) return `, unless \`${brief(exit.expression)}\` holds,`
  const dsn = dsnOf(init)
  // Without one, no integration is set up (packages/core/src/client.ts, `init`).
  return dsn ? `, where \`${brief(dsn)}\` is set,` : ''
}

/** `if (!dsn) return` before it. */
function exitBefore(init: ts.CallExpression): ts.IfStatement | undefined {
  const block = ts.findAncestor(init, ts.isBlock)
  const before = block?.statements.filter(({ end }) => end <= init.pos) ?? []
  return before.filter(ts.isIfStatement).find((one) => endsWithExit(one.thenStatement))
}

/** The `dsn` that it is given, where that is not written down. */
function dsnOf({ arguments: [options] }: ts.CallExpression): ts.Node | undefined {
  const node = options && unwrap(options)
  const properties = node && ts.isObjectLiteralExpression(node) ? [...node.properties] : []
  const dsn = properties.find(({ name }) => name && memberName(name) === 'dsn')
  if (!dsn) return undefined
  const value = ts.isPropertyAssignment(dsn) ? unwrap(dsn.initializer) : dsn.name
  return value && !ts.isStringLiteralLike(value) ? value : undefined
}

/** Whether the listener of a file ends the process itself; one that cannot be read may do so. */
function isEnding(file: ts.SourceFile | undefined, name: string): boolean {
  if (!file) return true
  for (const node of nodesIn(file)) {
    if (!ts.isCallExpression(node) || !ATTACH.test(memberName(node.expression) ?? '')) continue
    const [event, listener] = node.arguments
    const isOurs = event && ts.isStringLiteralLike(event) && event.text === name
    if (isOurs && listener && endsProcess(listener, file)) return true
  }
  return false
}

function endsProcess(listener: ts.Expression, file: ts.SourceFile): boolean {
  const node = unwrap(listener)
  if (!ts.isIdentifier(node)) return isEnd(node, file) || ENDING_NAME.test(memberName(node) ?? '')
  const declared = file.statements.find((one) => declares(one, node.text))
  return declared ? isEnd(declared, file) : ENDING_NAME.test(node.text)
}

/** `process.exit(1)` in it, or `shutDown(error)`; a logger's `fatal(error)` ends nothing. */
function isEnd(node: ts.Node, file: ts.SourceFile): boolean {
  if (ENDS.test(node.getText(file))) return true
  const calls = [...nodesIn(node)].filter(ts.isCallExpression)
  return calls.some(({ expression }) => {
    const name = memberName(expression) ?? ''
    return ENDING_NAME.test(name) && !(ts.isPropertyAccessExpression(expression) && name === 'fatal')
  })
}

/** Whether a statement at the top of a file gives a function its name. */
function declares(statement: ts.Statement, name: string): boolean {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text === name
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some((one) => ts.isIdentifier(one.name) && one.name.text === name)
  )
}
