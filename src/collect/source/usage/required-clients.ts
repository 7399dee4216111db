import type { ClientKind, Library } from '../../../model'
import { ts } from '../compiler'
import { type DeclaredClient, declaredLibrary } from '../declarations'
import { clientLibrary } from '../packages'
import { clientOfType } from '../trace/client-types'
import { memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/** Libraries whose clients are made by functions as well. */
const BY_FUNCTION: ReadonlySet<Library> = new Set(['redis', '@vercel/kv', '@upstash/redis'])

/** `new (require('ioredis'))()`: what is built where the checker does not know `require`. */
export function builtFromModule(tracer: Tracer, callee: ts.Expression, isNew: boolean): DeclaredClient | undefined {
  const ours = [...tracer.originsOf(callee), ...staticsOf(tracer, callee)].find(isOfClientPackage)
  if (ours) return declaredBy(tracer.checker, ours)
  let root = unwrap(callee)
  while (ts.isPropertyAccessExpression(root)) root = unwrap(root.expression)
  const origins = ts.isIdentifier(root) || ts.isCallExpression(root) ? tracer.originsOf(root) : []
  for (const origin of origins) {
    const library = libraryOfRequire(origin)
    if (library && (isNew || BY_FUNCTION.has(library)))
      return { library, kind: memberName(callee) === 'Cluster' ? 'cluster' : httpOr(library, 'standalone') }
  }
  return undefined
}

/** The method in `GlideClient.createClient(…)`. */
function staticsOf(tracer: Tracer, callee: ts.Expression): ts.Node[] {
  const node = unwrap(callee)
  if (!ts.isPropertyAccessExpression(node)) return []
  const classes = [...tracer.originsOf(node.expression)].filter(ts.isClassLike)
  return classes.flatMap(({ members }) => members.filter(({ name }) => name && memberName(name) === node.name.text))
}

type Declared = ts.ClassLikeDeclaration | ts.SignatureDeclaration

/** A class or a function that we declare ourselves. */
function isOfClientPackage(node: ts.Node): node is Declared {
  const isDeclared = ts.isClassLike(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)
  return isDeclared && declaredLibrary(node.getSourceFile().fileName) !== undefined
}

/** What our declaration says is built, whatever it is called here; undefined for `Script` and what else is no client. */
function declaredBy(checker: ts.TypeChecker, node: Declared): DeclaredClient | undefined {
  const signature = ts.isClassLike(node) ? undefined : checker.getSignatureFromDeclaration(node)
  const type = signature ? checker.getReturnTypeOfSignature(signature) : checker.getTypeAtLocation(node)
  const found = clientOfType(checker, checker.getAwaitedType(type) ?? type)
  return found?.kind === 'pipeline' ? undefined : found
}

function httpOr(library: Library, kind: ClientKind): ClientKind {
  return library === '@upstash/redis' || library === '@vercel/kv' ? 'http' : kind
}

function libraryOfRequire(origin: ts.Node): Library | undefined {
  if (ts.isSourceFile(origin) || ts.isClassLike(origin)) return declaredLibrary(origin.getSourceFile().fileName)
  if (!ts.isCallExpression(origin)) return undefined
  const [specifier] = origin.arguments
  return specifier && ts.isStringLiteralLike(specifier) ? clientLibrary(specifier.text) : undefined
}
