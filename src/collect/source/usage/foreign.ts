import { ts } from '../compiler'
import { importedAs } from '../trace/package-imports'
import type { Tracer } from '../trace/tracer'

/** What is called after a server. */
export const REDIS_NAME = /redis|valkey/i

/** Functions of packages that make a store with keys of its own, whatever stands behind it. */
const OTHER_STORES: Readonly<Record<string, RegExp>> = { 'cache-manager': /^(?:caching|multiCaching|createCache)$/ }

/** Whether something speaks against Redis: a value of another kind, a declared type, an import that is not called after it. */
export function isForeign(node: ts.Expression, tracer: Tracer): boolean {
  return [...tracer.originsOf(node)].some((origin) => {
    if (origin === node) return false
    if (ts.isNewExpression(origin) || ts.isSourceFile(origin) || ts.isObjectLiteralExpression(origin)) return true
    if (ts.isCallExpression(origin)) return makesOtherStore(tracer, origin)
    if (isImport(origin)) return !REDIS_NAME.test(specifierOf(origin))
    if (
      ts.isParameter(origin) ||
      ts.isPropertyDeclaration(origin) ||
      ts.isPropertySignature(origin) ||
      ts.isVariableDeclaration(origin)
    )
      return (
        origin.type !== undefined &&
        origin.type.kind !== ts.SyntaxKind.AnyKeyword &&
        origin.type.kind !== ts.SyntaxKind.UnknownKeyword
      )
    return ts.isClassLike(origin) || ts.isFunctionLike(origin)
  })
}

/** Whether the class or the file around is named after Redis. */
export function isInRedisCode(node: ts.Node): boolean {
  const around = ts.findAncestor(node, ts.isClassLike)?.name?.text ?? ''
  const file = node.getSourceFile().fileName.split('/').at(-1) ?? ''
  return REDIS_NAME.test(around) || REDIS_NAME.test(file)
}

function makesOtherStore(tracer: Tracer, call: ts.CallExpression): boolean {
  const imported = importedAs(tracer, call.expression)
  return imported !== undefined && OTHER_STORES[imported.package]?.test(imported.name) === true
}

function isImport(node: ts.Node): boolean {
  return (
    ts.isImportDeclaration(node) || ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node)
  )
}

function specifierOf(node: ts.Node): string {
  const declaration = ts.findAncestor(node, ts.isImportDeclaration)
  return declaration && ts.isStringLiteral(declaration.moduleSpecifier) ? declaration.moduleSpecifier.text : ''
}
