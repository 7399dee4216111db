import { posix } from 'node:path'
import type { Place } from '../../../model'
import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { enclosingFunction, type FunctionNode, functionName, isFunctionNode, memberName } from '../trace/syntax'
import { placeOf } from '../usage/site'

/** What a function that empties the cache is called. */
export interface OwnerName {
  /** As a person would say it: `CacheService.clear`, `POST /cache/clear`, `scripts/purge.ts`. */
  readonly name: string
  /** The name by which it is called; absent where it has none. */
  readonly called?: string
  /** `POST /cache/clear`, where it is the handler of a route. */
  readonly route?: string
  readonly place: Place
}

/** Names a function, or the part of a file that no function holds. `at` is the command inside it that matters. */
export function nameOwner(owner: ts.Node, at: ts.Node): OwnerName {
  const route = routeAround(at, owner)
  if (route !== undefined) return { name: route, route, place: placeOf(at) }
  const named = isFunctionNode(owner) ? nameFunction(owner) : undefined
  return named ?? { name: fileOf(owner), place: placeOf(at) }
}

/** By its own name; a decorator's replacement of a method (`descriptor.value = …`) by that of the decorator. */
function nameFunction(owner: FunctionNode): OwnerName | undefined {
  const called = functionName(owner)
  const around = enclosingFunction(owner)
  if (called === undefined || called === '' || called === 'value') return around && nameFunction(around)
  const holder = holderName(owner)
  const node = owner.name ?? (ts.isVariableDeclaration(owner.parent) ? owner.parent.name : undefined)
  const place = placeOf(node ?? owner.getFirstToken() ?? owner)
  return { name: holder ? `${holder}.${called}` : called, called, place }
}

/** The class, or the object in a variable, whose member a function is. */
function holderName(owner: FunctionNode): string | undefined {
  const { parent } = owner
  const member = ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.parent : parent
  if (ts.isClassLike(member)) return member.name?.text
  if (!ts.isObjectLiteralExpression(member)) return undefined
  return ts.isVariableDeclaration(member.parent) ? memberName(member.parent.name) : undefined
}

function fileOf(node: ts.Node): string {
  return repositoryPath(node.getSourceFile())
}

const VERBS = /^(?:get|post|put|patch|delete|del|all)$/

/** `router.post('/cache/clear', async () => { … })`: the route whose handler holds a node, inside of another. */
export function routeAround(node: ts.Node, inside: ts.Node): string | undefined {
  for (let at = node; at.parent && at !== inside; at = at.parent) {
    const { parent } = at
    if (!isFunctionNode(at) || !ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression))
      continue
    const verb = parent.expression.name.text
    const [path] = parent.arguments
    if (path && ts.isStringLiteralLike(path) && path.text.startsWith('/') && VERBS.test(verb)) {
      return `${verb === 'del' ? 'DELETE' : verb.toUpperCase()} ${path.text}`
    }
  }
  return undefined
}

/** The last part of a path without its ending: how a script is called. */
export function baseName(path: string): string {
  return posix.basename(path, posix.extname(path))
}
