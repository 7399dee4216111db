import type { Batching } from '../../../model'
import { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import { type FunctionNode, isFunctionNode, isWithin, owningScope } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Site } from '../usage/site'
import { type Amount, larger } from './amounts'
import { batchingOf, type Delete, deletedBy, isSelective, isSpread } from './deletes'
import type { Find } from './finds'
import { FoundKeys, type Seeds } from './found-keys'
import { ReadValues } from './values'

/** A function in which keys that were found meet the command that deletes them. */
export interface Meeting {
  /** The function, or the file where it is none. */
  readonly owner: ts.Node
  readonly find: Find
  readonly site: Delete['site']
  /** Where the delete is told: its name, or the call of what it was bound to. */
  readonly at: ts.Node
  readonly batching: Batching
  readonly isSpread: boolean
  /** True where the delete is given the keys as they were found, not names made of them. */
  readonly isDirect: boolean
  /** Whether what the keys hold decides which of them are deleted. */
  readonly isChosen: boolean
  /** Whether the keys are read before they are deleted. */
  readonly isRead: boolean
  /** Whether what they hold is handed on before they are deleted. */
  readonly isMoved: boolean
}

/** A call that leads to a delete, with what is known of the keys there. */
interface Sender {
  readonly call: ts.Node
  readonly keys: FoundKeys
}

/** The calls that lead into a helper, that of the owner first. */
type Senders = readonly Sender[]

const MAX_DEPTH = 3
const MAX_CALLERS = 40

/** Follows the keys that a command finds to the commands that delete them: within a function, to its callers, into helpers. */
export class Search {
  readonly #values = new WeakMap<FoundKeys, ReadValues>()
  readonly #byFile = new Map<ts.SourceFile, { call: ts.Node; args: readonly ts.Expression[]; site: Delete['site'] }[]>()

  constructor(
    readonly tracer: Tracer,
    deletes: readonly Delete[],
    readonly siteOf: (node: ts.Node) => Site | undefined,
  ) {
    for (const { site, calls } of deletes) {
      for (const { call, args } of calls) {
        const file = call.getSourceFile()
        const known = this.#byFile.get(file) ?? []
        known.push({ call, args, site })
        this.#byFile.set(file, known)
      }
    }
  }

  /** Every meeting of what one command finds with a delete. */
  from(find: Find): Meeting[] {
    return find.calls.flatMap((call) => this.#visit(owningScope(call), new Map([[call, find.amount]]), find, 0))
  }

  #visit(scope: ts.Node, seeds: Seeds, find: Find, depth: number): Meeting[] {
    const keys = this.#follow(scope, seeds, find)
    const here = [...this.#deletesIn(keys, find, scope), ...this.#inHelpers(keys, find, scope)]
    const { returned } = keys
    const filled = isFunctionNode(scope) ? keys.filledParameters(scope) : []
    if ((!returned && filled.length === 0) || depth >= MAX_DEPTH || !isFunctionNode(scope)) return here
    const calls = callersOf(this.tracer, scope).calls.slice(0, MAX_CALLERS)
    return [
      ...here,
      ...calls.flatMap((call) => {
        const given = new Map<ts.Node | ts.Symbol, Amount>(returned && [[call, returned]])
        for (const { at, amount } of filled) {
          const argument = ts.isCallExpression(call) ? call.arguments[at] : undefined
          const list = argument && this.tracer.symbolOf(argument)
          if (list) given.set(list, amount)
        }
        return given.size > 0 ? this.#visit(owningScope(call), given, find, depth + 1) : []
      }),
    ]
  }

  #follow(scope: ts.Node, seeds: Seeds, { how, amount }: Find): FoundKeys {
    const isPaged = how === 'scan' || amount !== 'all'
    return new FoundKeys(this.tracer, scope, seeds, isPaged, (node) => this.siteOf(node) !== undefined)
  }

  #deletesIn(keys: FoundKeys, find: Find, owner: ts.Node, senders: Senders = []): Meeting[] {
    const near = this.#byFile.get(keys.scope.getSourceFile()) ?? []
    return near.flatMap(({ call, args, site }) => {
      if (!isPartOf(call, keys.scope)) return []
      const amount = deletedBy(args, keys)
      if (!amount || this.#isSelective({ call, keys }, amount)) return []
      const batching = batchingAlong([...senders, { call, keys }], amount, site)
      if (!batching) return []
      const isDirect = !args.some((one) => ts.isTemplateExpression(one) || ts.isBinaryExpression(one))
      const at = spotOf(site, call)
      const [sender = { call, keys }] = senders
      const values = this.#valuesOf(sender.keys)
      const [isChosen, isRead] = [values.areDecisive, values.areReadBefore(sender.call)]
      const isMoved = isRead && values.areMovedBefore(sender.call)
      return [{ owner, find, site, at, batching, isSpread: isSpread(args), isDirect, isChosen, isRead, isMoved }]
    })
  }

  /** Functions of the repository that the keys are handed to. */
  #inHelpers(keys: FoundKeys, find: Find, owner: ts.Node, senders: Senders = []): Meeting[] {
    if (senders.length >= MAX_DEPTH) return []
    return keys.nodes.filter(ts.isCallExpression).flatMap((call) => {
      if (this.siteOf(call)) return []
      const given = call.arguments.map((one) => keys.amountOf(one))
      const amount = given.reduce(larger, undefined)
      if (!amount || this.#isSelective({ call, keys }, amount)) return []
      return this.tracer.functionsOf(call.expression).flatMap((helper) => {
        const seeds = this.#seedsOf(helper, given)
        if (seeds.size === 0 || helper === keys.scope) return []
        const inside = this.#follow(helper, seeds, find)
        const along = [...senders, { call, keys }]
        return [...this.#deletesIn(inside, find, owner, along), ...this.#inHelpers(inside, find, owner, along)]
      })
    })
  }

  /** Whether more than its text decides if a key is deleted, or if the call that leads there is made for it. */
  #isSelective({ call, keys }: Sender, amount: Amount): boolean {
    if (isSelective(call, keys)) return true
    if (amount !== 'one') return false
    const values = this.#valuesOf(keys)
    return values.decide(call) || values.areMovedBefore(call)
  }

  #valuesOf(keys: FoundKeys): ReadValues {
    const known = this.#values.get(keys) ?? new ReadValues(keys, this.siteOf)
    this.#values.set(keys, known)
    return known
  }

  #seedsOf(helper: FunctionNode, given: readonly (Amount | undefined)[]): Map<ts.Symbol, Amount> {
    const seeds = new Map<ts.Symbol, Amount>()
    for (const [at, { name, dotDotDotToken }] of helper.parameters.entries()) {
      const symbol = this.tracer.symbolOf(name)
      const amount = given[at]
      if (symbol && amount) seeds.set(symbol, dotDotDotToken && amount === 'one' ? 'page' : amount)
    }
    return seeds
  }
}

/** How a delete takes its keys: the call nearest to it that is made for many of them tells. */
function batchingAlong(senders: Senders, amount: Amount, site: Delete['site']): Batching | undefined {
  return senders.reduceRight<Batching | undefined>(
    (known, { call, keys }) => known ?? batchingOf(amount, site, call, keys),
    undefined,
  )
}

function spotOf({ sender, at }: Delete['site'], call: ts.Node): ts.Node {
  if (ts.isCallExpression(sender)) return at
  return ts.isCallExpression(call) ? call.expression : call
}

/** Whether a call runs as a part of a function; of a file only what runs when it is loaded does. */
function isPartOf(call: ts.Node, scope: ts.Node): boolean {
  return ts.isSourceFile(scope) ? owningScope(call) === scope : isWithin(call, scope)
}
