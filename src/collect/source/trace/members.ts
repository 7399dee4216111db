import { ts } from '../compiler'
import { clientOfType } from './client-types'
import { propsOf } from './component-props'
import { builtUnderAnyName, givenAlike, givenUnder, namesOf } from './computed-names'
import { describedBy } from './described-values'
import type { CallLike } from './index-of-names'
import { membersByName } from './members-by-name'
import { inCradle, STORE_NAME } from './registrations'
import { isFunctionNode, returnedExpressions, symbolOfFile, unwrap } from './syntax'
import type { Origins, Tracing } from './tracing'

/** Origins of `owner.name`, where the checker does not know the member: from object literals, classes, modules, assignments. */
export function memberOf(tracer: Tracing, owner: ts.Node, name: string): Origins {
  const found = new Set<ts.Node>()
  const add = (origins: Iterable<ts.Node>) => {
    for (const origin of origins) found.add(origin)
  }
  const open: ts.Node[] = []
  for (const holder of tracer.originsOf(owner)) {
    const before = found.size
    add(memberOfHolder(tracer, holder, name))
    if (found.size === before && isOpen(tracer, holder)) open.push(holder)
  }
  // `(options || { prefix: '' }).prefix`: a text that one of them has is not what all have.
  if (found.size > 0 && [...found].every(isText)) add(open)
  add(tracer.union(givenUnder(tracer, owner, name)))
  if (owner.kind === ts.SyntaxKind.ThisKeyword) add(tracer.union(assignedInLiteral(tracer, owner, name)))
  if (found.size === 0 && owner.kind === ts.SyntaxKind.ThisKeyword) add(memberOfOwnLiteral(tracer, owner, name))
  if (found.size === 0 && owner.kind === ts.SyntaxKind.ThisKeyword) add(assignedToThis(tracer, owner, name))
  if (found.size === 0) add(builtUnderAnyName(tracer, owner))
  if (found.size === 0) add(tracer.union(propsOf(tracer, owner, name)))
  if (found.size === 0) add(tracer.union(definedProperties(tracer, owner, name)))
  if (found.size === 0) add(membersByName(tracer, owner, name))
  return found
}

/** Whether an object is not in sight, so that it may have any members: a parameter that nobody types, an answer of something. */
function isOpen(tracer: Tracing, holder: ts.Node): boolean {
  if (ts.isFunctionLike(holder) || ts.isObjectLiteralExpression(holder) || ts.isSourceFile(holder)) return false
  return (tracer.checker.getTypeAtLocation(holder).flags & ts.TypeFlags.Any) !== 0
}

/** What is taken for a constant, where it is all that there is. */
function isText(node: ts.Node): boolean {
  const isSum = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken
  return isSum || ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isNumericLiteral(node)
}

/** What `owner[expression]` may be: by the names that the expression may have, and by the same expression elsewhere. */
export function computedMemberOf(tracer: Tracing, access: ts.ElementAccessExpression): Origins {
  const { names, isOpen } = namesOf(tracer, access.argumentExpression)
  const named = isOpen ? [] : [...names].flatMap((name) => [...memberOf(tracer, access.expression, name)])
  return new Set([...named, ...tracer.union(givenAlike(tracer, access))])
}

function memberOfHolder(tracer: Tracing, holder: ts.Node, name: string, seen = new Set<ts.Node>()): Iterable<ts.Node> {
  if (seen.has(holder)) return [] // `x = { ...x, y }`
  seen.add(holder)
  if (ts.isObjectLiteralExpression(holder)) return memberOfLiteral(tracer, holder, name, seen)
  if (isMerge(holder)) return memberOfMerge(tracer, holder, name, seen)
  if (ts.isSourceFile(holder)) {
    const module = tracer.checker.getSymbolAtLocation(holder) ?? symbolOfFile(holder)
    const exported = module && tracer.checker.getExportsOfModule(module).find((one) => one.name === name)
    return exported ? tracer.ofSymbol(exported, holder) : []
  }
  const injected = inCradle(tracer, holder, name)
  if (injected.length > 0) return tracer.union(injected)
  const type = tracer.checker.getTypeAtLocation(holder)
  const member = type.getProperty(name)
  if (member?.declarations?.length) return tracer.ofSymbol(member, holder)
  if (!(type.flags & ts.TypeFlags.Any)) return ofIndex(tracer, type)
  return ts.isNewExpression(holder) ? optionOf(tracer, holder, name) : memberOfType(tracer, holder, name)
}

/** Any member of what has clients under names of the user's choosing: `app.redis.sessions`. */
function ofIndex({ checker }: Tracing, type: ts.Type): ts.Node[] {
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String)
  const written = index?.declaration?.type
  return written && clientOfType(checker, index.type) ? [written] : []
}

/** Holders whose written types are being read: a type may be of what has that type. */
const beingRead = new Set<ts.Node>()

function memberOfType(tracer: Tracing, holder: ts.Node, name: string): ts.Node[] {
  if (beingRead.has(holder)) return []
  beingRead.add(holder)
  try {
    return describedBy(tracer, holder).flatMap((one): ts.Node[] =>
      ts.isTypeLiteralNode(one) || ts.isInterfaceDeclaration(one)
        ? one.members.filter((member) => member.name && propertyName(member.name) === name)
        : [...memberOf(tracer, one, name)],
    )
  } finally {
    beingRead.delete(holder)
  }
}

/** `Object.assign({}, a, b)`: a new object, whose last source wins. */
export function isMerge(node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'Object.assign') return false
  const [target, ...sources] = node.arguments
  return target !== undefined && ts.isObjectLiteralExpression(unwrap(target)) && sources.length > 0
}

function memberOfMerge(tracer: Tracing, merge: ts.CallExpression, name: string, seen: Set<ts.Node>): Iterable<ts.Node> {
  for (const source of [...merge.arguments].reverse()) {
    const holders = [...tracer.originsOf(source)]
    const found = holders.flatMap((one) => [...memberOfHolder(tracer, one, name, seen)])
    if (found.length > 0) return found
  }
  return []
}

/** `new RedisStore({ client })` of a package that is not here: what it was given is likely what it has. */
function optionOf(tracer: Tracing, holder: ts.NewExpression, name: string): Iterable<ts.Node> {
  const literals = [...(holder.arguments ?? [])].filter(ts.isObjectLiteralExpression)
  return literals.flatMap((literal) => [...memberOfLiteral(tracer, literal, name, new Set())])
}

function memberOfLiteral(
  tracer: Tracing,
  literal: ts.ObjectLiteralExpression,
  name: string,
  seen: Set<ts.Node>,
): Iterable<ts.Node> {
  for (const property of [...literal.properties].reverse()) {
    if (ts.isSpreadAssignment(property)) {
      const holders = [...tracer.originsOf(property.expression)]
      const found = holders.flatMap((one) => [...memberOfHolder(tracer, one, name, seen)])
      if (found.length > 0) return found
    } else if (property.name && propertyName(property.name) === name) return valueOfProperty(tracer, property)
  }
  return []
}

function valueOfProperty(tracer: Tracing, property: ts.ObjectLiteralElementLike): Iterable<ts.Node> {
  if (ts.isPropertyAssignment(property)) return tracer.originsOf(property.initializer)
  if (ts.isShorthandPropertyAssignment(property)) return tracer.originsOf(property.name)
  return ts.isGetAccessorDeclaration(property) ? tracer.originsOf(property) : [property]
}

/** `this.client = …` in a method of an object literal, which belongs to the literal around. */
function assignedInLiteral(tracer: Tracing, owner: ts.Node, name: string): ts.Node[] {
  const around = outermostLiteral(owner)
  if (!around) return []
  return (tracer.names.assignments.get(name) ?? []).flatMap(({ left, right }) => {
    const target = unwrap(left)
    const isThis = ts.isPropertyAccessExpression(target) && target.expression.kind === ts.SyntaxKind.ThisKeyword
    return isThis && outermostLiteral(target) === around ? [right] : []
  })
}

/** `this.client` in a method of the object literal that has it, where that is given to something whose type is not known. */
function memberOfOwnLiteral(tracer: Tracing, owner: ts.Node, name: string): Iterable<ts.Node> {
  const method = ts.findAncestor(owner, (node) => ts.isFunctionLike(node) && !ts.isArrowFunction(node))
  const holder = method && ts.isPropertyAssignment(method.parent) ? method.parent.parent : method?.parent
  return holder && ts.isObjectLiteralExpression(holder) ? memberOfLiteral(tracer, holder, name, new Set()) : []
}

function outermostLiteral(node: ts.Node): ts.Node | undefined {
  let found: ts.Node | undefined
  for (let at = node.parent; at && !ts.isClassLike(at); at = at.parent) if (ts.isObjectLiteralExpression(at)) found = at
  return found
}

/** `Object.assign(this, deps)` in the class around. */
function assignedToThis(tracer: Tracing, owner: ts.Node, name: string): ts.Node[] {
  const around = ts.findAncestor(owner, ts.isClassLike)
  return (tracer.names.calls.get('assign') ?? []).flatMap((call) => {
    const [target, ...sources] = call.arguments ?? []
    const isOurs = target?.kind === ts.SyntaxKind.ThisKeyword && ts.findAncestor(call, ts.isClassLike) === around
    return isOurs ? sources.flatMap((source) => [...memberOf(tracer, source, name)]) : []
  })
}

/**
 * `Object.defineProperty(x, 'client', { get() { … } })`, `Object.defineProperties(x, { client: { get: … } })`: of the owner
 * itself or, under the name of a store, of anything in its package.
 */
function definedProperties(tracer: Tracing, owner: ts.Node, name: string): ts.Node[] {
  const symbol = tracer.symbolOf(owner)
  const isOurs = (call: CallLike): boolean => {
    const target = call.arguments?.[0]
    if (target === undefined) return false
    if (STORE_NAME.test(name)) return tracer.packageOf(target) === tracer.packageOf(owner)
    return symbol !== undefined && tracer.symbolOf(target) === symbol
  }
  const callsOf = (method: string) => (tracer.names.calls.get(method) ?? []).filter(isOurs)
  const single = callsOf('defineProperty').flatMap((call) => {
    const [, label, descriptor] = call.arguments ?? []
    return label && descriptor && ts.isStringLiteralLike(label) && label.text === name ? [descriptor] : []
  })
  const several = callsOf('defineProperties').flatMap((call) => {
    const table = call.arguments?.[1]
    return table && ts.isObjectLiteralExpression(table) ? [...memberOfLiteral(tracer, table, name, new Set())] : []
  })
  return [...single, ...several].filter(ts.isObjectLiteralExpression).flatMap((descriptor) => {
    const getters = [...memberOfLiteral(tracer, descriptor, 'get', new Set())]
    const results = getters.flatMap((getter) => (isFunctionNode(getter) ? returnedExpressions(getter) : []))
    return [...results, ...memberOfLiteral(tracer, descriptor, 'value', new Set())]
  })
}

/** The name of a property when it is written down; undefined when it is computed. */
export function propertyName(name: ts.PropertyName): string | undefined {
  if (
    ts.isIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
  )
    return name.text
  return ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined
}
