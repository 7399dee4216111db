import { ts } from '../compiler'
import { type DeclaredClient, declaredClient, LIBRARY_FILE } from '../declarations'
import { unwrap } from './syntax'
import type { Tracing } from './tracing'

/** The client that a type is: one of our declared types, a subclass of one, a union or `Pick` of one; else undefined. */
export function clientOfType(
  checker: ts.TypeChecker,
  type: ts.Type,
  seen = new Set<ts.Type>(),
): DeclaredClient | undefined {
  if (seen.has(type) || type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return undefined
  seen.add(type)
  if (type.isUnionOrIntersection()) {
    return first(type.types, (one) => clientOfType(checker, one, seen))
  }
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type)
    return constraint && constraint !== type ? clientOfType(checker, constraint, seen) : undefined
  }
  if (!(type.flags & ts.TypeFlags.Object)) return undefined
  return ofDeclarations(type) ?? ofBaseTypes(checker, type, seen) ?? ofPickedMembers(checker, type)
}

/** Whether the type of a node is that of a client. */
export function isClient(checker: ts.TypeChecker, node: ts.Node): boolean {
  return clientOfType(checker, checker.getTypeAtLocation(node)) !== undefined
}

function ofDeclarations(type: ts.Type): DeclaredClient | undefined {
  const symbol = type.getSymbol()
  return first(symbol?.declarations ?? [], (one) => declaredClient(one.getSourceFile().fileName, symbol?.name ?? ''))
}

function ofBaseTypes(checker: ts.TypeChecker, type: ts.Type, seen: Set<ts.Type>): DeclaredClient | undefined {
  const declared = type.isClassOrInterface() ? type : ((type as ts.TypeReference).target as ts.Type | undefined)
  if (!declared?.isClassOrInterface()) return undefined
  // Interfaces may extend many others, which the checker compares with each other: here each is asked once.
  const extended = declared.symbol.declarations?.filter(ts.isInterfaceDeclaration).flatMap(extendedTypes)
  if (extended?.length) return first(extended, (one) => clientOfType(checker, checker.getTypeFromTypeNode(one), seen))
  return first(checker.getBaseTypes(declared), (base) => clientOfType(checker, base, seen))
}

function extendedTypes({ heritageClauses }: ts.InterfaceDeclaration): ts.TypeNode[] {
  return [...(heritageClauses ?? [])].flatMap(({ types }) => [...types])
}

/** `Pick<Redis, 'get' | 'set'>` has lost the name, but its members still come from our declaration. */
function ofPickedMembers(checker: ts.TypeChecker, type: ts.Type): DeclaredClient | undefined {
  const mapped = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Mapped) !== 0
  if (!mapped) return undefined
  const member = checker.getPropertiesOfType(type)[0]
  const owner = member?.declarations?.[0]?.parent
  if (!owner || !(ts.isInterfaceDeclaration(owner) || ts.isClassDeclaration(owner))) return undefined
  return declaredClient(owner.getSourceFile().fileName, owner.name?.text ?? '')
}

/**
 * The type of `new X(…)`. A class says by itself what it builds, and so does a callee of which nothing is known; asked
 * about the construction, the checker would look at every argument first.
 */
export function typeOfNew(tracer: Tracing, node: ts.NewExpression): ts.Type {
  const { checker } = tracer
  const callee = unwrap(node.expression)
  const symbol = tracer.symbolOf(callee)
  if (symbol && symbol.flags & ts.SymbolFlags.Class) return checker.getDeclaredTypeOfSymbol(symbol)
  const built = checker.getTypeAtLocation(callee)
  return isUntyped(built) ? built : checker.getTypeAtLocation(node)
}

const NOTHING_SAID = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.NonPrimitive
const NOTHING_GIVEN = ts.TypeFlags.Undefined | ts.TypeFlags.Null

/** Whether a type says nothing: the value has to be followed by hand. In JSDoc, `{object}` and `{Object}` are what a client is. */
export function isUntyped(type: ts.Type): boolean {
  if (!type.isUnion()) return (type.flags & NOTHING_SAID) !== 0 || isAnyObject(type)
  const given = type.types.filter(({ flags }) => !(flags & NOTHING_GIVEN))
  return given.length > 0 && given.every(isUntyped)
}

/** The `Object` of the language itself, which everything is. */
function isAnyObject(type: ts.Type): boolean {
  const symbol = type.getSymbol()
  if (symbol?.name !== 'Object') return false
  return (symbol.declarations ?? []).some((one) => one.getSourceFile().fileName === LIBRARY_FILE)
}

/** A type without `null` and `undefined`; of a type parameter, what it extends. */
export function definite(checker: ts.TypeChecker, type: ts.Type): ts.Type {
  return checker.getNonNullableType(checker.getBaseConstraintOfType(type) ?? type)
}

/** Whether a type is an interface, or an object type, that the checked sources declare. */
export function isOwnInterface(checker: ts.TypeChecker, type: ts.Type): boolean {
  const declarations = definite(checker, type).getSymbol()?.declarations ?? []
  return (
    declarations.length > 0 &&
    declarations.every(
      (one) => (ts.isInterfaceDeclaration(one) || ts.isTypeLiteralNode(one)) && !one.getSourceFile().isDeclarationFile,
    )
  )
}

function first<T, R>(all: readonly T[], pick: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = pick(one)
    if (found !== undefined) return found
  }
  return undefined
}
