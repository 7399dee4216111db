import { ts } from '../compiler'
import { declaredPackage } from '../declarations'
import { packageOf } from '../packages'
import { memberName, unwrap } from './syntax'
import type { Tracing } from './tracing'

/** A name that another package exports: `default` for its default, `*` for the package as a whole. */
export interface PackageImport {
  readonly package: string
  readonly name: string
}

const MAX_DEPTH = 8

/**
 * The package that a callee comes from: through renamed imports, `require`, members (`BullModule.forRoot` is `forRoot`),
 * factories (`connectRedis(session)`) and re-exports. Undefined for everything of the repository's own.
 */
export function importedAs(tracer: Tracing, expression: ts.Expression, depth = 0): PackageImport | undefined {
  const node = unwrap(expression)
  if (depth > MAX_DEPTH) return undefined
  if (ts.isAwaitExpression(node)) return importedAs(tracer, node.expression, depth + 1)
  if (ts.isPropertyAccessExpression(node)) {
    const owner = importedAs(tracer, node.expression, depth + 1)
    return owner && { ...owner, name: node.name.text }
  }
  if (ts.isCallExpression(node)) return required(node) ?? importedAs(tracer, node.expression, depth + 1)
  if (!ts.isIdentifier(node)) return undefined
  const local = tracer.checker.getSymbolAtLocation(node)
  for (const declaration of local?.declarations ?? []) {
    const found = ofDeclaration(tracer, declaration, depth)
    if (found) return found
  }
  const symbol = tracer.symbolOf(node)
  const name = symbol?.declarations?.map((one) => declaredPackage(one.getSourceFile().fileName)).find(Boolean)
  return symbol && name !== undefined ? { package: name, name: symbol.name } : undefined
}

function ofDeclaration(tracer: Tracing, node: ts.Declaration, depth: number): PackageImport | undefined {
  if (ts.isImportSpecifier(node)) return from(node, (node.propertyName ?? node.name).text)
  if (ts.isImportClause(node)) return from(node, 'default')
  if (ts.isNamespaceImport(node)) return from(node, '*')
  if (ts.isImportEqualsDeclaration(node)) return ofReference(node.moduleReference)
  if (ts.isBindingElement(node)) return ofElement(tracer, node, depth)
  const value = ts.isVariableDeclaration(node) ? node.initializer : undefined
  return value && importedAs(tracer, value, depth + 1)
}

function ofReference(reference: ts.ModuleReference): PackageImport | undefined {
  return ts.isExternalModuleReference(reference) ? named(reference.expression, '*') : undefined
}

/** `const { Queue } = require('bullmq')`. */
function ofElement(tracer: Tracing, node: ts.BindingElement, depth: number): PackageImport | undefined {
  const declaration = node.parent.parent
  const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined
  const owner = value && importedAs(tracer, value, depth + 1)
  const name = memberName(node.propertyName ?? node.name)
  return owner && name !== undefined ? { ...owner, name } : undefined
}

function from(node: ts.Node, name: string): PackageImport | undefined {
  const declaration = ts.findAncestor(node, ts.isImportDeclaration)
  return declaration && named(declaration.moduleSpecifier, name)
}

/** `require('x')`, `import('x')`. */
function required(node: ts.CallExpression): PackageImport | undefined {
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword || memberName(node.expression) === 'require'
  const [specifier] = node.arguments
  return isImport && specifier ? named(specifier, '*') : undefined
}

/** Nothing for a file of the repository: what it re-exports is told by the symbol. */
function named(specifier: ts.Node, name: string): PackageImport | undefined {
  if (!ts.isStringLiteralLike(specifier) || /^[./#~]/.test(specifier.text)) return undefined
  return { package: packageOf(specifier.text), name }
}
