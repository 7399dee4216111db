import type { Client } from '../model'
import type { Source } from './source'
import { nodesIn, ts, unwrap, wrapped } from './syntax'

/** `new Redis(…)`, `createClient(…)`. */
export type Construction = ts.NewExpression | ts.CallExpression

/** Packages whose constructors take the options that their documentation names. */
const PACKAGES: Readonly<Partial<Record<Client['library'], readonly string[]>>> = {
  ioredis: ['ioredis'],
  iovalkey: ['iovalkey'],
  redis: ['redis', '@redis/client'],
}

/**
 * The construction that a name belongs to. Undefined where the name does not come straight from the package: a class of
 * the repository's own may make anything of its arguments.
 */
export function constructionAt(name: ts.Node, library: Client['library'], source: Source): Construction | undefined {
  const { parent } = name
  const callee = ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name
  const call = callee.parent
  if (!(ts.isNewExpression(call) || ts.isCallExpression(call)) || call.expression !== callee) return undefined
  const packages = PACKAGES[library] ?? []
  const root = ts.isPropertyAccessExpression(callee) ? callee.expression : callee
  return ts.isIdentifier(root) && packages.includes(packageOf(root.text, source) ?? '') ? call : undefined
}

/** The package that a name of a file is imported from, or required; undefined where it also means something else. */
function packageOf(name: string, { file }: Source): string | undefined {
  const origins = new Set<string | undefined>()
  for (const node of nodesIn(file)) {
    if (!ts.isIdentifier(node) || node.text !== name) continue
    const importing = ts.findAncestor(node, ts.isImportDeclaration)
    const declaration = ts.findAncestor(node, ts.isVariableDeclaration)
    if (importing) origins.add((importing.moduleSpecifier as ts.StringLiteral).text)
    else if (declaration && node.end <= declaration.name.end) origins.add(requiredBy(declaration.initializer))
    else if (ts.isParameter(node.parent) || ts.isBindingElement(node.parent)) origins.add(undefined)
  }
  const [origin] = origins
  return origins.size === 1 ? origin : undefined
}

/** `require('ioredis')`, `require('ioredis').default`. */
function requiredBy(initializer: ts.Expression | undefined): string | undefined {
  if (!initializer) return undefined
  let node = unwrap(initializer)
  while (ts.isPropertyAccessExpression(node)) node = node.expression
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'require')
    return undefined
  const [specifier] = node.arguments
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined
}

/** The object literal with the options of a client, where one is written at its construction. */
export function optionsLiteral(
  construction: Construction,
  { library, kind }: Pick<Client, 'library' | 'kind'>,
): ts.ObjectLiteralExpression | undefined {
  const args = construction.arguments ?? []
  // The first argument of an ioredis cluster is its nodes.
  const argument = library !== 'redis' && kind === 'cluster' ? args[1] : args.at(-1)
  const literal = argument && unwrap(argument)
  return literal && ts.isObjectLiteralExpression(literal) ? literal : undefined
}

/** Where options may be added as a further argument: `new Redis()`, `new Redis(process.env.REDIS_URL)`, `createClient()`. */
export function takesOptions(construction: Construction, { library, kind }: Pick<Client, 'library' | 'kind'>): boolean {
  const args = construction.arguments
  if (!args) return false
  if (library === 'redis') return args.length === 0 && kind === 'standalone'
  if (kind === 'cluster') return args.length === 1 && args[0] !== undefined && !ts.isSpreadElement(args[0])
  return args.length < 3 && args.every(isAddress)
}

/** A URL, a host or a port: anything else may be an object with options of its own. */
function isAddress(argument: ts.Expression): boolean {
  const node = unwrap(argument)
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isNumericLiteral(node)) return true
  if (ts.isBinaryExpression(node)) return isAddress(node.left) && isAddress(node.right)
  return /^process\.env(?:\.\w+|\[(['"])\w+\1\])$/.test(node.getText())
}

/** The statement that gives a client its name, and the name: `const redis = …`, `this.redis = …`. */
export function namedBy(construction: Construction): { statement: ts.Statement; name: string } | undefined {
  const outer = wrapped(construction)
  const { parent } = outer
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && parent.initializer === outer) {
    const statement = parent.parent.parent
    const isOne = ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1
    return isOne ? { statement, name: parent.name.text } : undefined
  }
  if (!ts.isBinaryExpression(parent) || parent.right !== outer) return undefined
  const { left, operatorToken } = parent
  const isNamed = /^(?:this\.)?[\w$]+$/.test(left.getText())
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !isNamed) return undefined
  return ts.isExpressionStatement(parent.parent) ? { statement: parent.parent, name: left.getText() } : undefined
}
