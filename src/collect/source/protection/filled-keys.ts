import type { Client, Command } from '../../../model'
import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { isFunctionNode, owningScope, unwrap } from '../trace/syntax'
import type { Site } from '../usage/site'

/** What is known of the commands, without what becomes of them. */
interface KnownCommands {
  commandAt(site: Site): Command | undefined
  clientOf(site: Site): Client | undefined
}

/** A key that is taken, rather than filled, is no cache entry. */
function isTimedWrite({ ttl, flags, lock }: Command): boolean {
  return !lock && !flags?.includes('NX') && ttl !== 'never'
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
    const writes = this.#byScope.get(owningScope(read.sender)) ?? []
    const key = writes.length > 0 ? (this.known.commandAt(read)?.key ?? null) : null
    if (key === null || key === '*') return false
    return writes.some((write) => {
      const command = this.known.commandAt(write)
      return command?.ttl === 'always' && command.key === key && isTimedWrite(command)
    })
  }

  /**
   * Whether the function around a read is given its key, and another one writes a key that it is given with a TTL, through the
   * same client: `getValue(key)` and `setValue(key, value, seconds)`, whose callers may fill what they read.
   */
  mayHave(read: Site): boolean {
    if (!isGiven(read)) return false
    const client = this.known.clientOf(read)
    return client !== undefined && this.#writes.some((write) => this.#isCounterpart(write, client))
  }

  #isCounterpart(write: Site, client: Client): boolean {
    const command = isGiven(write) && this.known.clientOf(write) === client ? this.known.commandAt(write) : undefined
    return command !== undefined && isTimedWrite(command)
  }
}

/** Whether the key of a command is made of what the function around it is given. */
function isGiven({ args, facts, sender }: Site): boolean {
  const scope = owningScope(sender)
  const key = args?.[facts.keyAt]
  if (!key || !isFunctionNode(scope)) return false
  const names = scope.parameters.map(({ name }) => name.getText())
  return [unwrap(key), ...partsOf(unwrap(key))].some((part) => ts.isIdentifier(part) && names.includes(part.text))
}

function partsOf(key: ts.Expression): readonly ts.Expression[] {
  if (ts.isTemplateExpression(key)) return key.templateSpans.map(({ expression }) => unwrap(expression))
  if (!ts.isBinaryExpression(key)) return []
  return [key.left, key.right].flatMap((side) => [unwrap(side), ...partsOf(unwrap(side))])
}
