import { ts } from '../compiler'
import { memberName, unwrap } from './syntax'

type CallLike = ts.CallExpression | ts.NewExpression

/**
 * What importers call the things they import. A function that is exported without a name, or renamed on the way, is
 * called by names of the importer's choosing; its callers are looked for under the name of its file.
 */
export class ImportNames {
  readonly #locals = new Map<string, Set<string>>()
  readonly #direct = new Map<string, CallLike[]>()
  /** Local names by the name they had: `createClient as connect`, `const { createClient: connect } = …`. */
  readonly #renamed = new Map<string, string>()

  /** Local names that files of a module are imported under. */
  localsOf(fileName: string): Iterable<string> {
    return this.#locals.get(moduleName(fileName)) ?? []
  }

  /** Calls of the import itself: `require('./store')(client)`. */
  directCallsOf(fileName: string): readonly CallLike[] {
    return this.#direct.get(moduleName(fileName)) ?? []
  }

  /** The name that something had before it was renamed; the same where it was not. */
  originalOf(local: string): string {
    return this.#renamed.get(local) ?? local
  }

  record(node: ts.ImportDeclaration | ts.VariableDeclaration): void {
    if (ts.isImportDeclaration(node)) this.#recordImport(node)
    else this.#recordVariable(node)
  }

  recordCall(node: CallLike): void {
    const specifier = requiredSpecifier(node.expression)
    if (specifier === undefined) return
    const known = this.#direct.get(moduleName(specifier))
    if (known) known.push(node)
    else this.#direct.set(moduleName(specifier), [node])
  }

  #recordImport({ importClause, moduleSpecifier }: ts.ImportDeclaration): void {
    if (!importClause || !ts.isStringLiteral(moduleSpecifier)) return
    if (importClause.name) this.#add(moduleSpecifier.text, importClause.name.text)
    const bindings = importClause.namedBindings
    for (const element of bindings && ts.isNamedImports(bindings) ? bindings.elements : []) {
      if (element.propertyName) this.#rename(moduleSpecifier.text, element.propertyName.text, element.name.text)
    }
  }

  #recordVariable({ name, initializer }: ts.VariableDeclaration): void {
    if (!initializer) return
    const specifier = requiredSpecifier(initializer)
    if (ts.isObjectBindingPattern(name)) this.#recordPattern(specifier, name)
    if (!ts.isIdentifier(name)) return
    if (specifier !== undefined) this.#add(specifier, name.text)
    if (ts.isPropertyAccessExpression(initializer)) this.#rename(specifier, initializer.name.text, name.text)
  }

  #recordPattern(specifier: string | undefined, pattern: ts.ObjectBindingPattern): void {
    for (const { propertyName, name } of pattern.elements) {
      const original = propertyName && memberName(propertyName)
      if (original !== undefined && ts.isIdentifier(name)) this.#rename(specifier, original, name.text)
    }
  }

  #rename(specifier: string | undefined, original: string, local: string): void {
    this.#renamed.set(local, original)
    if (specifier !== undefined) this.#add(specifier, local)
  }

  #add(specifier: string, local: string): void {
    const known = this.#locals.get(moduleName(specifier))
    if (known) known.add(local)
    else this.#locals.set(moduleName(specifier), new Set([local]))
  }
}

/** The specifier in `require('x')`, `(await import('x')).default`, `require('x').y`. */
function requiredSpecifier(expression: ts.Expression): string | undefined {
  let node = unwrap(expression)
  while (ts.isPropertyAccessExpression(node) || ts.isAwaitExpression(node)) node = unwrap(node.expression)
  if (!ts.isCallExpression(node)) return undefined
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword || memberName(node.expression) === 'require'
  const [specifier] = node.arguments
  return isImport && specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined
}

/** The last part of a path that names the module: `./store/index.js` and `../store` are both `store`. */
function moduleName(path: string): string {
  return (
    path
      .replace(/\.[cm]?[jt]sx?$/, '')
      .replace(/\/index$/, '')
      .split('/')
      .at(-1) ?? path
  )
}
