import { type Client, type Command, claimsKey } from '../../../model'
import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { type FunctionNode, isFunctionNode, owningScope, valueSymbol } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Site } from '../usage/site'

/** What is known of the commands, without what becomes of them. */
interface KnownCommands {
  readonly tracer: Tracer
  commandAt(site: Site): Command | undefined
  clientOf(site: Site): Client | undefined
}

function isTimedWrite(command: Command): boolean {
  return command.ttl !== 'never' && !claimsKey(command)
}

/**
 * A function that reads a key and writes the same one with a TTL uses it as a cache, whatever else its client is for: many
 * hand the one client that they have to a limiter or a session store as well.
 */
export class FilledKeys {
  readonly #writes: readonly Site[]
  readonly #byScope = new Map<ts.Node, Site[]>()

  constructor(
    sites: readonly Site[],
    readonly known: KnownCommands,
  ) {
    this.#writes = sites.filter(({ facts }) => /^(?:SET|SETEX|PSETEX)$/.test(facts.name))
    for (const site of this.#writes) {
      cached(this.#byScope, owningScope(site.sender), () => []).push(site)
    }
  }

  /** Whether the function around a read fills the key that it reads. */
  has(read: Site): boolean {
    return this.#writesBeside(read).some((command) => command.ttl === 'always' && isTimedWrite(command))
  }

  /**
   * Whether the function around a read writes its key without a TTL; or is given its key, and another one writes a key that it
   * is given with a TTL, through the same client: `getValue(key)` and `setValue(key, value, seconds)`, whose callers may fill
   * what they read.
   */
  mayHave(read: Site): boolean {
    if (this.#isWrittenHere(read)) return true
    if (!isGiven(read, this.known.tracer)) return false
    const client = this.known.clientOf(read)
    return client !== undefined && this.#writes.some((write) => this.#isCounterpart(write, client))
  }

  /** Whether the function around a read writes its key for good: a cache that somebody forgot the TTL of, or a store. */
  #isWrittenHere(read: Site): boolean {
    return this.#writesBeside(read).some((command) => !claimsKey(command))
  }

  /** The writes to the key of a read in the function around it. */
  #writesBeside(read: Site): Command[] {
    const writes = this.#byScope.get(owningScope(read.sender)) ?? []
    const key = writes.length > 0 ? (this.known.commandAt(read)?.key ?? null) : null
    if (key === null || key === '*') return []
    return writes.flatMap((write) => {
      const command = this.known.commandAt(write)
      return command?.key === key ? [command] : []
    })
  }

  #isCounterpart(write: Site, client: Client): boolean {
    const isOurs = this.known.clientOf(write) === client && isGiven(write, this.known.tracer)
    const command = isOurs ? this.known.commandAt(write) : undefined
    return command !== undefined && isTimedWrite(command)
  }
}

/** A key of a key of a key: deeper ones count as made of something else. */
const MAX_VARIABLES = 3

/** Whether the key of a command is made of what the function around it is given, in variables of its own or at once. */
function isGiven({ args, facts, sender }: Site, tracer: Tracer): boolean {
  const scope = owningScope(sender)
  const key = args?.[facts.keyAt]
  return key !== undefined && isFunctionNode(scope) && isMadeOfParameters(key, scope, tracer, 0)
}

function isMadeOfParameters(node: ts.Node, scope: FunctionNode, tracer: Tracer, depth: number): boolean {
  if (!ts.isIdentifier(node)) {
    return ts.forEachChild(node, (child) => isMadeOfParameters(child, scope, tracer, depth) || undefined) === true
  }
  const declared = valueSymbol(tracer.checker, node)?.valueDeclaration
  if (!declared || ts.findAncestor(declared, ts.isFunctionLike) !== scope) return false
  if (ts.findAncestor(declared, ts.isParameter)?.parent === scope) return true
  const value = ts.isVariableDeclaration(declared) ? declared.initializer : undefined
  return value !== undefined && depth < MAX_VARIABLES && isMadeOfParameters(value, scope, tracer, depth + 1)
}
