import { ts } from '../compiler'
import type { NameIndex } from '../trace/index-of-names'
import { memberName, outermost } from '../trace/syntax'
import { type CommandFacts, commandOf, PIPELINE_METHODS, RAW_METHODS, rawCommandOf } from '../vocabulary'
import { flatArguments } from './flat-arguments'
import type { Guard } from './guard'
import { invokedSites } from './invoked-methods'
import { partsOfType } from './option-words'
import { handedSites, pipelineSites, rawSites } from './raw-commands'
import type { Recognised, Recogniser } from './recognition'
import { patternSites, referenceSites } from './references'
import type { Site } from './site'

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression

/** Every command that goes through a client's methods: calls, raw commands, pipelines of arrays, references, names. */
export function findSites(names: NameIndex, recogniser: Recogniser, guard: Guard): Site[] {
  return [
    ...names.accesses.flatMap((access) => guard.run(access, () => sitesOfAccess(access, recogniser)) ?? []),
    ...names.patterns.flatMap((pattern) => guard.run(pattern, () => patternSites(pattern, recogniser)) ?? []),
    ...invokedSites(names, recogniser, guard),
  ]
}

function sitesOfAccess(access: Access, recogniser: Recogniser): Site[] {
  const name = memberName(access)
  const outer = outermost(access)
  const call = ts.isCallExpression(outer.parent) && outer.parent.expression === outer ? outer.parent : undefined
  if (call) return sitesOfCall(access, name, call, recogniser)
  const facts = name === undefined ? undefined : commandOf(name)
  return facts ? referenceSites(access, facts, recogniser) : []
}

function sitesOfCall(
  access: Access,
  name: string | undefined,
  call: ts.CallExpression,
  recogniser: Recogniser,
): Site[] {
  if (name === undefined) return computedSites(access as ts.ElementAccessExpression, call, recogniser)
  if (RAW_METHODS.has(name.toLowerCase())) return rawSites(access, call, recogniser)
  if (PIPELINE_METHODS.has(name)) return pipelineSites(access, call, recogniser)
  const { receiver, facts } = moduleCommand(access, name)
  if (!facts) return []
  // KEYS takes a pattern: without one this is the `keys()` of a collection, whatever else the value may be.
  if (facts.name === 'KEYS' && call.arguments.length === 0) return []
  const client = recogniser.recognise(receiver)
  if (!client || isOwnMethod(access, facts, recogniser)) return []
  const args = flatArguments(call, facts, client.library, recogniser.tracer)
  return [{ ...callSite(nameNode(access), call, receiver, facts, client), args }]
}

/** `shutdown()` that a subclass of a client defines itself: what it sends is seen where it is written. */
function isOwnMethod(access: Access, { keyAt }: CommandFacts, { tracer }: Recogniser): boolean {
  if (keyAt >= 0) return false
  const declared = tracer.symbolOf(nameNode(access))?.valueDeclaration
  return declared !== undefined && ts.isMethodDeclaration(declared) && declared.body !== undefined
}

/** What collections and in-memory caches have as well; a value that may be one of them runs these on it. */
const SHARED_METHODS = /^(?:GET|SET|DEL|APPEND|MGET|MSET|TTL|FLUSHALL)$/

function callSite(
  at: ts.Node,
  call: ts.CallExpression,
  receiver: ts.Expression,
  facts: CommandFacts,
  client: Recognised,
): Site {
  const unsure = client.unsure ?? (SHARED_METHODS.test(facts.name) ? client.mayBe : undefined)
  return {
    facts,
    at,
    sender: call,
    args: call.arguments,
    receiver,
    library: client.library,
    via: client.kind === 'pipeline' ? 'pipeline' : 'direct',
    ...(unsure !== undefined && { unsure }),
  }
}

/** `client.json.set(…)`: a command of a Redis module, on the client before the module's name. */
function moduleCommand(access: Access, name: string): { receiver: ts.Expression; facts: CommandFacts | undefined } {
  const owner = access.expression
  const module =
    ts.isPropertyAccessExpression(owner) && /^(?:json|bf|cf|cms|topK|ts)$/.test(owner.name.text) ? owner : undefined
  const facts = module && commandOf(`${module.name.text}.${name}`)
  return facts ? { receiver: module.expression, facts } : { receiver: owner, facts: commandOf(name) }
}

/** The node that names the command: the member's name, or the string in the brackets. */
function nameNode(access: Access): ts.Node {
  return ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression
}

/** `client[condition ? 'rPush' : 'lPush'](…)`, `client[table[type]](…)`: the commands that the member may name. */
function computedSites(access: ts.ElementAccessExpression, call: ts.CallExpression, recogniser: Recogniser): Site[] {
  const client = recogniser.recognise(access.expression)
  if (!client) return []
  const handed = handedSites(access, call, [access.argumentExpression, ...call.arguments], client, recogniser)
  if (handed) return handed
  const words = wordsFor(access.argumentExpression, recogniser)
  const candidates = words.flatMap((word) => (word ? (commandOf(word) ?? []) : []))
  const worst =
    candidates.find((one) => /^(?:KEYS|FLUSH)/.test(one.name)) ?? candidates.find((one) => one.writes) ?? candidates[0]
  const isCertain = candidates.length === words.length && candidates.every((one) => isSameKind(one, worst))
  const unsure = client.unsure ?? (isCertain ? undefined : 'which command runs is decided at run time')
  const site = callSite(access.argumentExpression, call, access.expression, worst ?? rawCommandOf('*'), client)
  return [unsure === undefined ? site : { ...site, unsure }]
}

/** The texts that an expression may be, undefined for one that is not known: what reaches it, of which its type may rule out some. */
function wordsFor(expression: ts.Expression, { tracer }: Recogniser): readonly (string | undefined)[] {
  const reaching = [...tracer.originsOf(expression)].map((one) => (ts.isStringLiteralLike(one) ? one.text : undefined))
  const parts = partsOfType(tracer, expression)
  if (!parts.every((one) => one.isStringLiteral())) return reaching
  const typed = parts.map(({ value }) => value)
  const both = reaching.filter((one) => one === undefined || typed.includes(one))
  return both.length > 0 && !both.includes(undefined) ? both : typed
}

function isSameKind(one: CommandFacts, other: CommandFacts | undefined): boolean {
  return one.name === other?.name || (one.writes !== undefined && one.writes === other?.writes)
}
