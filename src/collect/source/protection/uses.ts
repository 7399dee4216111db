import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { enclosingFunction, type FunctionNode, functionName, isFunctionNode, memberName } from '../trace/syntax'
import { requestHandler } from './requests'

/** A function by the name that it is called by. */
export interface Carrier {
  readonly name: string
  /** Called as a member of something. */
  readonly isMember: boolean
  /** Nobody outside its file can call it by that name: a variable of a function, a private method. */
  readonly isLocal: boolean
}

/** What collections, requests and settings are called, whose `get()` and `set()` are no calls of a cache. */
const COLLECTION =
  /^(?:params|headers|searchParams|formData|cookies|config\w{0,20}|axios|https?|url|req|request|res|response|ctx|context|app|router|reply|state|registry|\w{0,40}(?:Map|Set|Params|Headers|Router|Config))$/i
const COLLECTION_METHOD = /^(?:get|set|has|add|delete|clear|keys|values|entries|find|filter|push|forEach|map)$/

/** Whether collections have a method of this name. */
export function isOfCollections(name: string): boolean {
  return COLLECTION_METHOD.test(name)
}

/** The names that a file uses, and the functions around each. */
export class Uses {
  readonly #members = new Map<string, ts.MemberName[]>()
  readonly #names = new Map<string, ts.MemberName[]>()
  /** What is around a function or a holder, for what is waited for in it and for what is not. */
  readonly #around = { settled: new Map<ts.Node, readonly Carrier[]>(), open: new Map<ts.Node, readonly Carrier[]>() }

  constructor(file: ts.SourceFile) {
    const stack: ts.Node[] = [file]
    const push = (child: ts.Node): void => void stack.push(child)
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (ts.isMemberName(next)) add(isMember(next) ? this.#members : this.#names, next)
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

  #usesOf({ name, isMember, isLocal }: Carrier): ts.MemberName[][] {
    const kinds = isMember ? [this.#members] : isLocal ? [this.#names] : [this.#members, this.#names]
    return kinds.map((one) => (one.get(name) ?? []).filter(isUse))
  }

  #carriersAround(node: ts.MemberName): readonly Carrier[] {
    const { scope, isSettled } = scopeOf(node)
    if (!scope) return []
    return cached(isSettled ? this.#around.settled : this.#around.open, scope, () => carriersFrom(scope, isSettled))
  }
}

function add(uses: Map<string, ts.MemberName[]>, node: ts.MemberName): void {
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
  const receiver = isOfCollections(name) && RECEIVER.exec(text.slice(Math.max(0, before - 102), before))?.[1]
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

function isMember(node: ts.MemberName): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
}

function isUse(node: ts.MemberName): boolean {
  const { parent } = node
  if (ts.isFunctionLike(parent) || ts.isClassLike(parent)) return false
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return !(isOfCollections(node.text) && COLLECTION.test(memberName(parent.expression) ?? ''))
  }
  return (parent as ts.Node & { name?: ts.Node }).name !== node || ts.isShorthandPropertyAssignment(parent)
}

type Holder = ts.VariableDeclaration | ts.PropertyDeclaration | ts.PropertyAssignment | ts.ShorthandPropertyAssignment

/** What a wrapper makes of a function is called by the name that it is given. */
function isHolder(node: ts.Node): node is Holder {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node)
  )
}

/** The functions around a node, and what holds them, as far as somebody else may call them; none in a request handler. */
export function carriersOf(node: ts.Node): readonly Carrier[] {
  const { scope, isSettled } = scopeOf(node)
  return scope ? carriersFrom(scope, isSettled) : []
}

/** The nearest function or holder around a node, and whether what the node gives is waited for before it gets there. */
function scopeOf(node: ts.Node): { readonly scope: ts.Node | undefined; readonly isSettled: boolean } {
  let isSettled = false
  let at = node.parent
  while (at && !isFunctionNode(at) && !isHolder(at)) {
    isSettled ||= ts.isAwaitExpression(at)
    at = at.parent
  }
  return { scope: at, isSettled }
}

function carriersFrom(scope: ts.Node, wasSettled: boolean): readonly Carrier[] {
  const found: Carrier[] = []
  // What has been waited for is data: who reads it calls nothing.
  let isSettled = wasSettled
  for (let at = scope; at; at = at.parent) {
    if (isFunctionNode(at)) {
      if (requestHandler(at) !== undefined) return []
      found.push(...carrierOf(at))
      isSettled = false
    } else if (ts.isAwaitExpression(at)) {
      isSettled = true
    } else if (!isSettled && isHolder(at)) {
      found.push(...heldAs(at))
    } else if (ts.isClassLike(at) && found.length > 0) {
      // Who makes a class, as a mixin does, runs none of its methods.
      break
    }
  }
  return found.filter(({ name }) => /^#?[A-Za-z_$][\w$]*$/.test(name))
}

function carrierOf(node: FunctionNode): Carrier[] {
  const name = functionName(node)
  if (name === undefined) return []
  const isMember = ts.isMethodDeclaration(node) || ts.isAccessor(node)
  const isPrivate = name.startsWith('#')
  return [
    {
      name,
      isMember: isMember || isPrivate,
      isLocal: isPrivate || (!isMember && enclosingFunction(node) !== undefined),
    },
  ]
}

function heldAs(holder: Holder): Carrier[] {
  if (!ts.isIdentifier(holder.name)) return []
  const name = holder.name.text
  if (ts.isVariableDeclaration(holder))
    return [{ name, isMember: false, isLocal: enclosingFunction(holder) !== undefined }]
  // `return { read }` may be taken apart by who gets it.
  return [{ name, isMember: !ts.isShorthandPropertyAssignment(holder), isLocal: false }]
}
