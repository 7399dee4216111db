import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { type FunctionNode, functionName, memberName } from '../trace/syntax'
import { requestHandler } from './requests'

/** A function by its name, and whether it is called as a member of something. */
export interface Carrier {
  readonly name: string
  readonly isMember: boolean
}

/** What collections, requests and settings are called, whose `get()` and `set()` are no calls of a cache. */
const COLLECTION =
  /^(?:params|headers|searchParams|formData|cookies|config\w{0,20}|axios|https?|url|req|request|res|response|ctx|context|app|router|reply|state|registry|\w{0,40}(?:Map|Set|Params|Headers|Router|Config))$/i
const COLLECTION_METHOD = /^(?:get|set|has|add|delete|clear|keys|values|entries|find|filter|push|forEach|map)$/

/** The names that a file uses, and the functions around each. */
export class Uses {
  readonly #members = new Map<string, ts.Identifier[]>()
  readonly #names = new Map<string, ts.Identifier[]>()
  readonly #around = new Map<ts.Node | undefined, readonly Carrier[]>()

  constructor(file: ts.SourceFile) {
    const stack: ts.Node[] = [file]
    const push = (child: ts.Node): void => void stack.push(child)
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (ts.isIdentifier(next)) add(isMember(next) ? this.#members : this.#names, next)
      else if (!isNameless(next)) ts.forEachChild(next, push)
    }
  }

  /** Whether a name is used: as a member (`a.x`), else by itself as well. */
  has(wanted: Carrier): boolean {
    return this.#usesOf(wanted).some((uses) => uses.length > 0)
  }

  /** The functions around the uses of a name. */
  carriersOf(wanted: Carrier): readonly Carrier[] {
    return this.#usesOf(wanted).flatMap((uses) => {
      const around = uses.map((node) => this.#carriersAround(node))
      return [...new Set(around)].flat()
    })
  }

  #usesOf({ name, isMember }: Carrier): ts.Identifier[][] {
    const kinds = [this.#members, ...(isMember ? [] : [this.#names])]
    return kinds.map((one) => (one.get(name) ?? []).filter(isUse))
  }

  #carriersAround(node: ts.Identifier): readonly Carrier[] {
    const scope = ts.findAncestor(node.parent, (one) => ts.isFunctionLike(one) || isHolder(one))
    return cached(this.#around, scope, () => carriersOf(node))
  }
}

function add(uses: Map<string, ts.Identifier[]>, node: ts.Identifier): void {
  const known = uses.get(node.text)
  if (known) known.push(node)
  else uses.set(node.text, [node])
}

const WORD = /[\w$]/
const RECEIVER = /([\w$]{1,100})(?:!|\?)?$/

/** Whether a text may hold what {@link Uses} finds, without parsing it: common names are in files that do not use them. */
export function mayUse(text: string, wanted: Carrier): boolean {
  const { name } = wanted
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWhole = !WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + name.length))
    if (isWhole && mayBeUse(text, at, wanted)) return true
  }
  return false
}

function mayBeUse(text: string, at: number, { name, isMember }: Carrier): boolean {
  let before = at - 1
  while (before > 0 && /\s/.test(text.charAt(before))) before--
  if (text.charAt(before) !== '.') return !isMember
  // A receiver on another line may as well be the end of a comment.
  const receiver = COLLECTION_METHOD.test(name) && RECEIVER.exec(text.slice(Math.max(0, before - 102), before))?.[1]
  return !(receiver && COLLECTION.test(receiver))
}

function isNameless(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  )
}

function isMember(node: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
}

function isUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isFunctionLike(parent) || ts.isClassLike(parent)) return false
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return !(COLLECTION_METHOD.test(node.text) && COLLECTION.test(memberName(parent.expression) ?? ''))
  }
  return (parent as ts.Node & { name?: ts.Node }).name !== node || ts.isShorthandPropertyAssignment(parent)
}

/** What a wrapper makes of a function is called by the name that it is given. */
function isHolder(node: ts.Node): node is ts.VariableDeclaration | ts.PropertyDeclaration | ts.PropertyAssignment {
  return ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)
}

/** The functions around a node, and what holds them, as far as somebody else may call them; none in a request handler. */
export function carriersOf(node: ts.Node): Carrier[] {
  const found: Carrier[] = []
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isFunctionLike(at) && 'body' in at) {
      if (requestHandler(at as FunctionNode) !== undefined) return []
      const name = functionName(at as FunctionNode)
      if (name !== undefined) found.push({ name, isMember: ts.isMethodDeclaration(at) || ts.isAccessor(at) })
    } else if (isHolder(at) && ts.isIdentifier(at.name)) {
      found.push({ name: at.name.text, isMember: !ts.isVariableDeclaration(at) })
    }
  }
  return found.filter(({ name }) => /^[A-Za-z_$][\w$]*$/.test(name))
}
