import type { Deadline } from '../../files/deadline'
import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { cached } from '../repository/cached'
import type { Checkout } from '../repository/checkout'
import { exportedNames, isBarrel } from '../repository/exports'
import type { Graph } from '../repository/graph'
import { type FunctionNode, functionName, memberName } from '../trace/syntax'
import { requestHandler } from './requests'

/** The nearest come first, and are enough to show a handler; more would cost as much as the search for commands. */
const MAX_FILES = 60
/** Functions of one name that are looked for in the importers of a file. */
const MAX_QUESTIONS = 6000
/** A barrel of barrels of barrels; deeper ones are circular. */
const MAX_BARRELS = 6
const MAX_LEVELS = 6
/** Where the search begins for what is likely wrong near by: a promise is dropped by the first caller, or the second. */
const NEAR_LEVEL = MAX_LEVELS - 1

/** A function by its name, and whether it is called as a member of something. */
interface Carrier {
  readonly name: string
  readonly isMember: boolean
}

/** A function that somebody is looked for who calls it. */
interface Wanted extends Carrier {
  readonly path: string
  readonly level: number
}

/** Where the files come from that are not parsed yet. */
export interface Sources {
  readonly checkout: Checkout
  readonly importers: Graph
  readonly imports: Graph
  readonly deadline: Deadline
  /** The parsed file of a path; undefined where it cannot be parsed. */
  parse(path: string): ts.SourceFile | undefined
}

/**
 * Walks from functions up to the files of their callers, by names alone, until a function answers requests: the selection
 * for the search of commands stops far below that. What it finds is given to the compiler, which tells who really calls.
 */
export class Reach {
  readonly #seen = new Set<string>()
  readonly #found = new Set<string>()
  readonly #candidates = new Map<string, ReadonlySet<string>>()
  readonly #barrels = new Map<string, boolean>()
  readonly #uses = new Map<string, Uses | undefined>()

  constructor(readonly sources: Sources) {}

  /**
   * The files of all callers in reach of the functions around these nodes, their own included.
   *
   * @param near nodes of which only the nearest callers are looked for
   */
  from(nodes: readonly ts.Node[], near: readonly ts.Node[]): ReadonlySet<string> {
    let wanted = [...nodes.flatMap((node) => wantedBy(node, 0)), ...near.flatMap((node) => wantedBy(node, NEAR_LEVEL))]
    for (let asked = 0; wanted.length > 0; ) {
      const next: Wanted[] = []
      for (const one of wanted) {
        if (!this.#isNew(one)) continue
        if (++asked > MAX_QUESTIONS || this.#found.size > MAX_FILES || this.sources.deadline.isOver) return this.#found
        next.push(...this.#callersOf(one))
      }
      wanted = next
    }
    return this.#found
  }

  #isNew({ path, name, level }: Wanted): boolean {
    const id = `${path}#${name}`
    if (level > MAX_LEVELS || this.#seen.has(id)) return false
    this.#seen.add(id)
    return true
  }

  #callersOf({ path, name, isMember, level }: Wanted): Wanted[] {
    const candidates = cached(this.#candidates, path, () => this.#importersOf(path))
    return [...candidates].flatMap((candidate) => {
      if (!this.#text(candidate).includes(name)) return []
      const uses = cached(this.#uses, candidate, () => this.#usesIn(candidate))
      const carriers = [...(uses?.members.get(name) ?? []), ...((!isMember && uses?.names.get(name)) || [])]
      if (carriers.length === 0) return []
      this.#found.add(candidate)
      return carriers.flat().map((one) => ({ ...one, path: candidate, level: level + 1 }))
    })
  }

  #usesIn(path: string): Uses | undefined {
    const file = this.sources.parse(path)
    return file && usesIn(file)
  }

  /** The file itself, and all that import it or, where it implements their types, what it imports. */
  #importersOf(path: string): ReadonlySet<string> {
    const found = new Set([path])
    const seen = new Set([path])
    for (const provider of [path, ...this.#typesOf(path)]) this.#addImporters(provider, found, seen)
    return found
  }

  #addImporters(path: string, found: Set<string>, seen: Set<string>, depth = 0): void {
    for (const importer of this.sources.importers.get(path) ?? []) {
      found.add(importer)
      const isPassedOn = depth < MAX_BARRELS && !seen.has(importer) && this.#isBarrel(importer)
      if (!isPassedOn) continue
      seen.add(importer)
      this.#addImporters(importer, found, seen, depth + 1)
    }
  }

  #isBarrel(path: string): boolean {
    return cached(this.#barrels, path, () => isBarrel(this.#text(path)))
  }

  /** Files with the interfaces and base classes that the classes of a file are made after. */
  #typesOf(path: string): string[] {
    const types = [...this.#text(path).matchAll(HERITAGE)].flatMap(
      (match) => match[1]?.match(/[A-Za-z_$][\w$]*/g) ?? [],
    )
    if (types.length === 0) return []
    return (this.sources.imports.get(path) ?? []).filter((target) => {
      return exportedNames(this.#text(target)).some((name) => types.includes(name))
    })
  }

  #text(path: string): string {
    return this.sources.checkout.sources.get(path)?.text ?? ''
  }
}

const HERITAGE = /\b(?:implements|extends)\s{1,20}([\w$.,<>\s]{1,200})\{/g
/** What collections, requests and settings are called, whose `get()` and `set()` are no calls of a cache. */
const COLLECTION =
  /^(?:params|headers|searchParams|formData|cookies|config\w{0,20}|axios|https?|url|req|request|res|response|ctx|context|app|router|reply|state|registry|\w{0,40}(?:Map|Set|Params|Headers|Router|Config))$/i
const COLLECTION_METHOD = /^(?:get|set|has|add|delete|clear|keys|values|entries|find|filter|push|forEach|map)$/

/** The functions around each name that a file uses: as a member (`a.x`), and by itself. */
interface Uses {
  readonly members: ReadonlyMap<string, readonly (readonly Carrier[])[]>
  readonly names: ReadonlyMap<string, readonly (readonly Carrier[])[]>
}

function usesIn(file: ts.SourceFile): Uses {
  const members = new Map<string, (readonly Carrier[])[]>()
  const names = new Map<string, (readonly Carrier[])[]>()
  const around = new Map<ts.Node | undefined, readonly Carrier[]>()
  const stack: ts.Node[] = [file]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (ts.isIdentifier(next)) addUse(next, isMember(next) ? members : names, around)
    else if (!isNameless(next)) ts.forEachChild(next, (child) => void stack.push(child))
  }
  return { members, names }
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

function addUse(
  node: ts.Identifier,
  uses: Map<string, (readonly Carrier[])[]>,
  around: Map<ts.Node | undefined, readonly Carrier[]>,
): void {
  if (!isUse(node)) return
  const scope = ts.findAncestor(node.parent, (one) => ts.isFunctionLike(one) || isHolder(one))
  const carriers = cached(around, scope, () => carriersOf(node))
  if (carriers.length === 0) return
  const known = uses.get(node.text)
  if (!known) uses.set(node.text, [carriers])
  else if (!known.includes(carriers)) known.push(carriers)
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
function carriersOf(node: ts.Node): Carrier[] {
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

function wantedBy(node: ts.Node, level: number): Wanted[] {
  return carriersOf(node).map((one) => ({ ...one, path: repositoryPath(node.getSourceFile()), level }))
}
