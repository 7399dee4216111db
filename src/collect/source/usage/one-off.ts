import { ts } from '../compiler'
import { packageOf } from '../packages'
import { repositoryPath } from '../program'
import { cached } from '../repository/cached'
import type { Checkout } from '../repository/checkout'
import type { Graph } from '../repository/graph'
import { functionName, isFunctionNode, memberName, nodesIn } from '../trace/syntax'
import type { Recogniser } from './recognition'

const CLOSING = /^(?:quit|disconnect|close|destroy|end)$/
/** Files that are called so are started to stay, however they end. */
const STAYING =
  /(?:^|\/)workers?\/|(?:^|\/|[._-])(?:main|server|app|index|start|bootstrap|www|workers?|consumers?|daemon)\.[cm]?[jt]sx?$/i
/** What whoever serves, listens or works a queue off does; a comment that speaks of it is enough to leave a file alone. */
const SERVING =
  /\b(?:createServer|serve|setInterval|fork)\s{0,5}\(|\.(?:listen|[ps]?subscribe|process|consume)\s{0,5}\(|\bnew\s{1,5}(?:Worker|Server|WebSocketServer)\b|\bwhile\s{0,5}\(\s{0,5}(?:true|1)\s{0,5}\)|\bfor\s{0,5}\(\s{0,5};\s{0,5};|\b(?:SIGTERM|SIGINT)\b|cron|schedul/i
const SERVING_PACKAGES =
  /^(?:express|fastify|koa|hono|next|nuxt|socket\.io|ws|bull|bullmq|bee-queue|kue|agenda|@nestjs\/.+|@hapi\/hapi|@hono\/.+)$/
const STARTED_ITSELF = /\brequire\.main\b|\bimport\.meta\b/

/** Tells scripts that do one thing and end, by what they are: no request waits for them, wherever they lie. */
export class OneOffScripts {
  readonly #known = new Map<ts.SourceFile, boolean>()

  constructor(
    readonly checkout: Pick<Checkout, 'sources'>,
    readonly importers: Graph,
    readonly recogniser: Recogniser,
  ) {}

  /** Whether a file is one: nobody imports it, nothing in it serves, and its top level ends the process or closes the client. */
  has(file: ts.SourceFile): boolean {
    return cached(this.#known, file, () => this.#isOneOff(file))
  }

  #isOneOff(file: ts.SourceFile): boolean {
    const own = repositoryPath(file)
    if (STAYING.test(own) || SERVING.test(file.text) || isExporting(file)) return false
    const imported = this.checkout.sources.get(own)?.imports ?? []
    if (imported.some((one) => SERVING_PACKAGES.test(packageOf(one)))) return false
    if (this.importers.has(own)) return false
    const path = new MainPath(file)
    return path.calls.some((call) => (isGoodExit(call) || this.#isClose(call)) && path.holds(call))
  }

  #isClose({ expression }: ts.CallExpression): boolean {
    if (!ts.isPropertyAccessExpression(expression) || !CLOSING.test(expression.name.text)) return false
    return this.recogniser.constructionsOf(expression.expression).length > 0
  }
}

/** A file that exports something is loaded by somebody, if only by a framework. */
function isExporting(file: ts.SourceFile): boolean {
  return file.statements.some((one) => {
    if (ts.isExportDeclaration(one) || ts.isExportAssignment(one)) return true
    const isExported =
      ts.canHaveModifiers(one) && ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    return isExported === true || /^(?:module\.)?exports\b/.test(one.getText(file).slice(0, 20))
  })
}

/** `process.exit()`, with anything but the number of a failure. */
function isGoodExit({ expression, arguments: [code] }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.getText() !== 'process.exit') return false
  return !(code && ts.isNumericLiteral(code) && code.text !== '0')
}

/** What a file comes to when all goes well: no condition, no handler and no `catch` stands before it. */
class MainPath {
  readonly calls: readonly ts.CallExpression[]
  readonly #byName = new Map<string, ts.CallExpression[]>()
  /** Whether functions of the file are called on it; those that are being asked about are not, so far. */
  readonly #called = new Map<string, boolean>()

  constructor(file: ts.SourceFile) {
    this.calls = [...nodesIn(file)].filter(ts.isCallExpression)
    for (const call of this.calls) {
      if (!ts.isIdentifier(call.expression)) continue
      cached(this.#byName, call.expression.text, () => []).push(call)
    }
  }

  holds(call: ts.CallExpression): boolean {
    for (let at: ts.Node = call; !ts.isSourceFile(at); at = at.parent) {
      const { parent } = at
      if (isFunctionNode(at)) {
        const name = functionName(at)
        if (name !== undefined) return this.#isCalled(name)
        if (!isRunInPlace(at)) return false
      } else if (isConditional(at, parent)) return false
    }
    return true
  }

  #isCalled(name: string): boolean {
    const known = this.#called.get(name)
    if (known !== undefined) return known
    this.#called.set(name, false)
    const isCalled = this.#byName.get(name)?.some((call) => this.holds(call)) ?? false
    this.#called.set(name, isCalled)
    return isCalled
  }
}

function isConditional(at: ts.Node, parent: ts.Node): boolean {
  if (ts.isIfStatement(parent)) return at !== parent.expression && !STARTED_ITSELF.test(parent.expression.getText())
  return (
    ts.isCatchClause(at) ||
    ts.isCaseOrDefaultClause(at) ||
    ts.isConditionalExpression(parent) ||
    ts.isIterationStatement(parent, false)
  )
}

/** `(async () => { … })()`, `.then(() => { … })`, `.finally(() => { … })`. */
function isRunInPlace(node: ts.Node): boolean {
  let outer = node
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent
  const call = outer.parent
  if (!ts.isCallExpression(call)) return false
  if (call.expression === outer) return true
  return /^(?:then|finally)$/.test(memberName(call.expression) ?? '') && call.arguments[0] === outer
}
