import { ts } from '../compiler'
import { commandOf, PIPELINE_METHODS, RAW_METHODS } from '../vocabulary'
import { DeclaredNames } from './declared-names'
import { ImportNames } from './import-names'
import { ELEMENT_CALLBACKS, leftAt, memberName, unwrap } from './syntax'

/** Put what a token stands for into a container of dependencies. */
const REGISTERS: ReadonlySet<string> = new Set(['register', 'registerInstance', 'registerValue'])
/** Hand their callback a value: an element, what a promise holds, one client of a pool. */
const HANDS_ON: ReadonlySet<string> = new Set([...ELEMENT_CALLBACKS, 'then', 'use', 'acquire', 'andThen', 'tap'])

/** A call or a construction. */
export type CallLike = ts.CallExpression | ts.NewExpression

/** An assignment to `owner[expression]`. */
export type ComputedAssignment = ts.BinaryExpression & { readonly left: ts.ElementAccessExpression }

/**
 * Where each name is assigned, called and declared, over all files given to the compiler. Built in one walk without a
 * single type query; the tracer asks the checker only about the few nodes that a name leads to.
 */
export class NameIndex {
  /** `x = …`, `a.x = …`, `x ??= …`, by the last name on the left. */
  readonly assignments = new Map<string, ts.BinaryExpression[]>()
  /** `options.x = …`, by the name before the dot. */
  readonly memberAssignments = new Map<string, ts.BinaryExpression[]>()
  /** `options[name] = …`, `this[name] = …`, by the name before the bracket. */
  readonly computedAssignments = new Map<string, ComputedAssignment[]>()
  /** `x(…)`, `a.x(…)`, `new x(…)`, `super(…)`, by the last name of the callee. */
  readonly calls = new Map<string, CallLike[]>()
  /** Functions that are handed by their name to what calls them with a value: `.then(connect)`, `clients.forEach(listen)`. */
  readonly handed = new Map<string, ts.Identifier[]>()
  /** Members of interfaces in `declare module` and `declare global`, by name. */
  readonly augmentations = new Map<string, ts.PropertySignature[]>()
  /** Member accesses that may be commands: `a.keys`, `a['keys']`, `a[expression]`. */
  readonly accesses: (ts.PropertyAccessExpression | ts.ElementAccessExpression)[] = []
  /** Object patterns: `const { keys } = client`. */
  readonly patterns: ts.ObjectBindingPattern[] = []
  /** Object literals with `provide: X`, as dependency injection has them, by the text of X. */
  readonly providers = new Map<string, ts.ObjectLiteralExpression[]>()
  /** What `container.register(X, …)` is given for X, by the text of X. */
  readonly registrations = new Map<string, ts.Expression[]>()
  /** Local names of imports and requires, and calls on them at once, by the last part of the specifier. */
  readonly imports = new ImportNames()
  /** Attributes of JSX elements, by the name of the component. */
  readonly elements = new Map<string, ts.JsxAttributes[]>()
  /** Every class that extends something. */
  readonly subclasses: ts.ClassLikeDeclaration[] = []
  /** `new this(…)`, which has no name to be found by. */
  readonly thisConstructions: ts.NewExpression[] = []
  /** String literals and templates long enough to be Lua that talks to Redis. */
  readonly luaTexts: ts.Node[] = []

  readonly #files = new Set<ts.SourceFile>()
  readonly #declared = new DeclaredNames()

  constructor(files: readonly ts.SourceFile[]) {
    this.add(files)
  }

  /** Takes in more files. */
  add(files: readonly ts.SourceFile[]): void {
    for (const file of files) {
      this.#files.add(file)
      this.#visit(file)
    }
  }

  /** Whether a file is among those that were taken in. */
  holds(file: ts.SourceFile): boolean {
    return this.#files.has(file)
  }

  /** Whether anything goes by a name: what nothing does is no function of the repository, whoever it is called on. */
  isDeclared(name: string): boolean {
    return this.#declared.has(name) || this.assignments.has(name)
  }

  #visit(file: ts.SourceFile): void {
    const mayHoldLua = CALL.test(file.text)
    // A stack of our own: machine-written sources nest deeper than the call stack.
    const stack: ts.Node[] = [file]
    let left = Number.POSITIVE_INFINITY
    const push = (child: ts.Node): void => {
      const isReached = child.pos < left || ts.isFunctionDeclaration(child)
      if (isReached && mayHoldNames(child)) stack.push(child)
    }
    for (let next = stack.pop(); next; next = stack.pop()) {
      left = leftAt(next)
      this.#record(next)
      if (mayHoldLua && isText(next) && LUA_CALL.test(next.getText(file))) this.luaTexts.push(next)
      const from = stack.length
      ts.forEachChild(next, push)
      reverseTail(stack, from)
    }
  }

  /** By kind, not by one question after the other: this sees every node of every file. */
  #record(node: ts.Node): void {
    switch (node.kind) {
      case ts.SyntaxKind.BinaryExpression:
        this.#recordAssignment(node as ts.BinaryExpression)
        break
      case ts.SyntaxKind.CallExpression:
      case ts.SyntaxKind.NewExpression:
        this.#recordCall(node as CallLike)
        break
      case ts.SyntaxKind.PropertyAccessExpression:
      case ts.SyntaxKind.ElementAccessExpression:
        this.#recordAccess(node as ts.PropertyAccessExpression | ts.ElementAccessExpression)
        break
      case ts.SyntaxKind.PropertyAssignment:
        this.#recordProvider(node as ts.PropertyAssignment)
        this.#declared.record(node)
        break
      case ts.SyntaxKind.JsxOpeningElement:
      case ts.SyntaxKind.JsxSelfClosingElement:
        this.#recordElement(node as ts.JsxOpeningElement | ts.JsxSelfClosingElement)
        break
      default:
        this.#recordDeclaration(node)
        this.#declared.record(node)
    }
  }

  #recordDeclaration(node: ts.Node): void {
    switch (node.kind) {
      case ts.SyntaxKind.ObjectBindingPattern:
        this.patterns.push(node as ts.ObjectBindingPattern)
        break
      case ts.SyntaxKind.ClassDeclaration:
      case ts.SyntaxKind.ClassExpression:
        if ((node as ts.ClassLikeDeclaration).heritageClauses) this.subclasses.push(node as ts.ClassLikeDeclaration)
        break
      case ts.SyntaxKind.ModuleDeclaration:
        this.#recordAugmentation(node as ts.ModuleDeclaration)
        break
      case ts.SyntaxKind.ImportDeclaration:
      case ts.SyntaxKind.VariableDeclaration:
        this.imports.record(node as ts.ImportDeclaration | ts.VariableDeclaration)
        break
    }
  }

  #recordCall(node: CallLike): void {
    const name = node.expression.kind === ts.SyntaxKind.SuperKeyword ? 'super' : memberName(node.expression)
    this.imports.recordCall(node)
    if (name) add(this.calls, name, node)
    else if (ts.isNewExpression(node)) this.thisConstructions.push(node)
    const [first, second] = node.arguments ?? []
    if (name && first && ts.isIdentifier(first) && HANDS_ON.has(name)) add(this.handed, first.text, first)
    if (name && second && isToken(first) && REGISTERS.has(name))
      add(this.registrations, first.getText(), unwrap(second))
  }

  #recordAccess(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): void {
    const name = memberName(node)
    if (name === undefined || mayBeCommand(name)) this.accesses.push(node)
  }

  #recordProvider(node: ts.PropertyAssignment): void {
    if (ts.isIdentifier(node.name) && node.name.text === 'provide') {
      add(this.providers, node.initializer.getText(), node.parent)
    }
  }

  #recordElement({ tagName, attributes }: ts.JsxOpeningElement | ts.JsxSelfClosingElement): void {
    const name = memberName(tagName)
    if (name && /^[A-Z]/.test(name)) add(this.elements, name, attributes)
  }

  #recordAssignment(node: ts.BinaryExpression): void {
    const kind = node.operatorToken.kind
    const isAssignment =
      kind === ts.SyntaxKind.EqualsToken ||
      kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
      kind === ts.SyntaxKind.BarBarEqualsToken
    if (!isAssignment) return
    const name = memberName(node.left)
    const owner = isAccess(node.left) ? memberName(node.left.expression) : undefined
    if (name) add(this.assignments, name, node)
    if (owner) add(this.memberAssignments, owner, node)
    if (isComputed(node)) this.#recordComputed(node, owner)
  }

  #recordComputed(node: ComputedAssignment, owner: string | undefined): void {
    const isThis = unwrap(node.left.expression).kind === ts.SyntaxKind.ThisKeyword
    const key = isThis ? 'this' : owner
    if (key !== undefined) add(this.computedAssignments, key, node)
  }

  #recordAugmentation(node: ts.ModuleDeclaration): void {
    if (!node.body || !ts.isModuleBlock(node.body)) return
    const members = node.body.statements.filter(ts.isInterfaceDeclaration).flatMap((one) => [...one.members])
    for (const member of members) {
      if (ts.isPropertySignature(member) && ts.isIdentifier(member.name))
        add(this.augmentations, member.name.text, member)
    }
  }
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
}

function isComputed(node: ts.BinaryExpression): node is ComputedAssignment {
  return ts.isElementAccessExpression(node.left) && memberName(node.left) === undefined
}

/** In every file with a match of the next. */
const CALL = /call\b/
/** A call of Redis from Lua, by its usual names: `redis.call(…)`, `redis.pcall`, `rcall('SET', …)`. */
const LUA_CALL = /\b(?:redis|server)\s*\.\s*p?call\b|\b\w*call\s*\(\s*\\?['"][A-Za-z.]+\\?['"]/

/** `Redis`, `'redis'`, `TYPES.Redis`: what things go by in a container. */
function isToken(node: ts.Node | undefined): node is ts.Expression {
  return !!node && (ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isPropertyAccessExpression(node))
}

function mayBeCommand(name: string): boolean {
  return commandOf(name) !== undefined || RAW_METHODS.has(name.toLowerCase()) || PIPELINE_METHODS.has(name)
}

/** Whether anything that is recorded may be below a node: types and names are most of a file, and have nothing. */
function mayHoldNames({ kind }: ts.Node): boolean {
  const isType = kind >= ts.SyntaxKind.FirstTypeNode && kind <= ts.SyntaxKind.LastTypeNode
  const isTypeDeclaration = kind === ts.SyntaxKind.InterfaceDeclaration || kind === ts.SyntaxKind.TypeAliasDeclaration
  return kind !== ts.SyntaxKind.Identifier && !isType && !isTypeDeclaration
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
}

function add<T>(map: Map<string, T[]>, name: string, value: T): void {
  const known = map.get(name)
  if (known) known.push(value)
  else map.set(name, [value])
}

/** Children were pushed in order; popped from the end, they must be turned round to be visited in order. */
function reverseTail(stack: ts.Node[], from: number): void {
  for (let left = from, right = stack.length - 1; left < right; left++, right--) {
    const other = stack[left] as ts.Node
    stack[left] = stack[right] as ts.Node
    stack[right] = other
  }
}
