import type { Command } from '../../../model'
import { ts } from '../compiler'
import { unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { literalOf } from './literals'
import { readShape } from './shapes'
import type { Site } from './site'

/** Commands whose first argument says what they do. */
const CONTAINERS: ReadonlySet<string> = new Set(['CONFIG', 'DEBUG', 'SCRIPT', 'FUNCTION'])
/** Common in services that listen to expiring keys, and harmless beside the rest of what CONFIG SET can do. */
const HARMLESS = 'notify-keyspace-events'

/** Whether the first argument of a command is its second word. */
export function hasSubcommand(name: string): boolean {
  return CONTAINERS.has(name)
}

/** The second word of a command, from its method (`configSet`) or its first argument, and what `CONFIG SET` sets. */
export function readSubcommand(tracer: Tracer, { facts, args }: Site): Pick<Command, 'subcommand' | 'parameter'> {
  if (!hasSubcommand(facts.name)) return {}
  const [first, ...rest] = args ?? []
  const subcommand = facts.subcommand ?? wordOf(tracer, first)?.toUpperCase()
  if (subcommand === undefined) return {}
  if (facts.name !== 'CONFIG' || subcommand !== 'SET') return { subcommand }
  const parameter = parameterOf(tracer, facts.subcommand === undefined ? rest[0] : first)
  return { subcommand, ...(parameter !== undefined && { parameter }) }
}

function wordOf(tracer: Tracer, argument: ts.Expression | undefined): string | undefined {
  if (!argument || ts.isSpreadElement(argument)) return undefined
  const literal = literalOf(tracer, argument)
  return typeof literal === 'string' ? literal : undefined
}

/** `'maxmemory'`, or of `{ maxmemory: '1gb', … }` the name that matters most. */
function parameterOf(tracer: Tracer, argument: ts.Expression | undefined): string | undefined {
  const word = wordOf(tracer, argument)
  if (word !== undefined || !argument || !ts.isObjectLiteralExpression(unwrap(argument))) return word?.toLowerCase()
  const names = [...readShape(tracer, argument).properties.keys()].map((name) => name.toLowerCase())
  return names.find((name) => name !== HARMLESS) ?? names[0]
}
