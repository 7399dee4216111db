import { ts } from 'ts-morph'
import { commandOf, PIPELINE_METHODS, RAW_METHODS } from '../vocabulary'
import { ImportNames } from './import-names'
import { memberName } from './syntax'

/** A call or a construction. */
export type CallLike = ts.CallExpression | ts.NewExpression

/**
 * Where each name is assigned, called and declared, over all files given to the compiler. Built in one walk without a
 * single type query; the tracer asks the checker only about the few nodes that a name leads to.
 */
export class NameIndex {
  /** `x = …`, `a.x = …`, `x ??= …`, by the last name on the left. */
  readonly assignments = new Map<string, ts.BinaryExpression[]>()
  /** `options.x = …`, by the name before the dot. */
  readonly memberAssignments = new Map<string, ts.BinaryExpression[]>()
  /** `x(…)`, `a.x(…)`, `new x(…)`, `super(…)`, by the last name of the callee. */
  readonly calls = new Map<string, CallLike[]>()
  /** Members of interfaces in `declare module` and `declare global`, by name. */
  readonly augmentations = new Map<string, ts.PropertySignature[]>()
  /** Member accesses that may be commands: `a.keys`, `a['keys']`, `a[expression]`. */
  readonly accesses: (ts.PropertyAccessExpression | ts.ElementAccessExpression)[] = []
  /** Object patterns: `const { keys } = client`. */
  readonly patterns: ts.ObjectBindingPattern[] = []
  /** Object literals with `provide: X`, as dependency injection has them, by the text of X. */
  readonly providers = new Map<string, ts.ObjectLiteralExpression[]>()
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

  constructor(files: readonly ts.SourceFile[]) {
    for (const file of files) this.#visit(file, file)
  }

  #visit(node: ts.Node, file: ts.SourceFile): void {
    // A stack of our own: machine-written sources nest deeper than the call stack.
    const stack: ts.Node[] = [node]
    for (let next = stack.pop(); next; next = stack.pop()) {
      this.#record(next, file)
      const from = stack.length
      ts.forEachChild(next, (child) => {
        stack.push(child)
      })
      reverseTail(stack, from)
    }
  }

  #record(node: ts.Node, file: ts.SourceFile): void {
    if (ts.isBinaryExpression(node)) this.#recordAssignment(node)
    else if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.#recordCall(node)
    else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) this.#recordAccess(node)
    else if (ts.isPropertyAssignment(node)) this.#recordProvider(node)
    else if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) this.#recordElement(node)
    else if (isText(node) && LUA_CALL.test(node.getText(file))) this.luaTexts.push(node)
    else this.#recordDeclaration(node)
  }

  #recordDeclaration(node: ts.Node): void {
    if (ts.isObjectBindingPattern(node)) this.patterns.push(node)
    else if (ts.isClassLike(node) && node.heritageClauses) this.subclasses.push(node)
    else if (ts.isModuleDeclaration(node)) this.#recordAugmentation(node)
    else if (ts.isImportDeclaration(node) || ts.isVariableDeclaration(node)) this.imports.record(node)
  }

  #recordCall(node: CallLike): void {
    const name = node.expression.kind === ts.SyntaxKind.SuperKeyword ? 'super' : memberName(node.expression)
    this.imports.recordCall(node)
    if (name) add(this.calls, name, node)
    else if (ts.isNewExpression(node)) this.thisConstructions.push(node)
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

/** A call of Redis from Lua, by its usual names: `redis.call(…)`, `redis.pcall`, `rcall('SET', …)`. */
const LUA_CALL = /\b(?:redis|server)\s*\.\s*p?call\b|\b\w*call\s*\(\s*\\?['"][A-Za-z.]+\\?['"]/

function mayBeCommand(name: string): boolean {
  return commandOf(name) !== undefined || RAW_METHODS.has(name.toLowerCase()) || PIPELINE_METHODS.has(name)
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
