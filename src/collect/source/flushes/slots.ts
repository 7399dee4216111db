import { ts } from '../compiler'
import { memberName } from '../trace/syntax'
import type { Recogniser } from '../usage/recognition'
import type { Meeting } from './search'

/** Clients that send a command with keys of several slots as it is; valkey-glide takes it apart. */
const AS_IT_IS = /^(?:ioredis|iovalkey|redis)$/

/**
 * Whether a delete takes several keys of a cluster at once: the keys of a page are in many slots, and the server refuses a
 * command about more than one of them (CROSSSLOT), from a node of its own as well. A hash tag keeps the keys together.
 */
export function crossesSlots({ site, batching, find }: Meeting, recogniser: Recogniser): boolean {
  const takesSeveral = batching === 'page' || batching === 'all'
  if (!takesSeveral || site.via === 'pipeline' || !site.receiver || !AS_IT_IS.test(site.library)) return false
  if (find.pattern?.includes('{')) return false
  return isCluster(site.receiver, recogniser) || isNodeOfCluster(site.receiver, recogniser)
}

function isCluster(receiver: ts.Expression, recogniser: Recogniser): boolean {
  const built = recogniser.constructionsOf(receiver).map((one) => recogniser.construction(one)?.kind)
  if (built.length > 0) return built.every((kind) => kind === 'cluster')
  return recogniser.recognise(receiver)?.kind === 'cluster'
}

/** `for (const node of cluster.nodes('master'))`, `cluster.nodes('master').map(async (node) => …)`. */
function isNodeOfCluster(receiver: ts.Expression, recogniser: Recogniser): boolean {
  const declared = ts.isIdentifier(receiver) ? recogniser.tracer.symbolOf(receiver)?.valueDeclaration : undefined
  if (!declared) return false
  const list = ts.isParameter(declared) ? listOfCallback(declared) : listOfLoop(declared)
  const call = list && ts.isCallExpression(list) ? list : list && nodesVariable(list, recogniser)
  return call !== undefined && memberName(call.expression) === 'nodes' && isClusterCall(call, recogniser)
}

function isClusterCall({ expression }: ts.CallExpression, recogniser: Recogniser): boolean {
  return ts.isPropertyAccessExpression(expression) && isCluster(expression.expression, recogniser)
}

function listOfLoop(declared: ts.Declaration): ts.Expression | undefined {
  const loop = declared.parent?.parent
  return loop && ts.isForOfStatement(loop) ? loop.expression : undefined
}

function listOfCallback({ parent }: ts.ParameterDeclaration): ts.Expression | undefined {
  const call = parent.parent
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined
  return /^(?:map|forEach)$/.test(call.expression.name.text) ? call.expression.expression : undefined
}

/** `const nodes = cluster.nodes('master')`. */
function nodesVariable(list: ts.Expression, { tracer }: Recogniser): ts.CallExpression | undefined {
  const declared = tracer.symbolOf(list)?.valueDeclaration
  const value = declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined
  return value && ts.isCallExpression(value) ? value : undefined
}
