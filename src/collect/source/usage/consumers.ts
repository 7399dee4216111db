import type { Consumer } from '../../../model'
import { ts } from '../compiler'
import type { CallLike } from '../trace/index-of-names'
import { importedAs } from '../trace/package-imports'
import { extendedBy, type FunctionNode, memberName, returnedExpressions, unwrap } from '../trace/syntax'
import { adaptedClients } from './client-adapters'
import { CONSUMER_NAMES, type ConsumerFacts, consumerFacts, isBlocking } from './consumer-packages'
import type { Guard } from './guard'
import type { Instances } from './instances'
import { literalOf } from './literals'
import type { Recogniser } from './recognition'
import type { ShapeProperty } from './shape'
import { readShape } from './shapes'
import { placeOf } from './site'

/** A consumer whose client is known by its construction, before clients are numbered. */
export type FoundConsumer = Omit<Consumer, 'client'> & {
  readonly construction: ts.Node | undefined
  /** The functions through which alone it reaches the client. */
  readonly through?: readonly FunctionNode[]
}

/** What a library is handed: a client, or the address of a server for a client of its own. */
interface Handed {
  readonly value: ts.Expression
  /** `client`, `bclient`, `subscriber`: what Bull's `createClient` is asked for. */
  readonly purpose?: string
  readonly through?: readonly FunctionNode[]
}

const RAW_CALL = /^(?:call|sendCommand|send_command)$/

/** Finds the places at which libraries are handed a client, by the packages that they are imported from. */
export function findConsumers(recogniser: Recogniser, instances: Instances, guard: Guard): FoundConsumer[] {
  const reader = new ConsumerReader(recogniser, instances)
  const { calls, imports } = recogniser.tracer.names
  return [...calls].flatMap(([name, all]) =>
    // Most calls are of nothing that is imported: a name that no package has is asked about only where it was given.
    all.flatMap((call) => {
      const isCandidate =
        name === 'super' ||
        CONSUMER_NAMES.has(imports.originalOf(name)) ||
        ts.isNewExpression(call) ||
        isPlainName(call)
      return (isCandidate && guard.run(call, () => reader.read(call))) || []
    }),
  )
}

function isPlainName({ expression }: CallLike): boolean {
  return ts.isIdentifier(expression)
}

class ConsumerReader {
  constructor(
    readonly recogniser: Recogniser,
    readonly instances: Instances,
  ) {}

  read(call: CallLike): FoundConsumer[] {
    const { tracer } = this.recogniser
    const isSuper = call.expression.kind === ts.SyntaxKind.SuperKeyword
    const callee = isSuper ? extendedBy(ts.findAncestor(call, ts.isClassLike)) : call.expression
    const found = callee && importedAs(tracer, callee)
    const facts = found && consumerFacts(found.package)
    if (!found || !facts?.exports.has(found.name)) return []
    const about = {
      place: placeOf(ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression),
      library: found.package,
      name: /^(?:\*|default)$/.test(found.name) ? (memberName(call.expression) ?? found.package) : found.name,
      role: facts.role,
      ...(this.#isRaced(call, facts) && { isRaced: true }),
    }
    return this.#handed(call, facts).flatMap(({ value, purpose, through }): FoundConsumer[] => {
      const blocks = isBlocking(found.package, found.name) || (purpose !== undefined && purpose !== 'client')
      const constructions = this.recogniser.constructionsOf(value)
      if (constructions.length > 0) {
        return constructions.map((construction) => ({ ...about, blocks, construction, ...(through && { through }) }))
      }
      const client = this.recogniser.recognise(value)
      if (client && client.unsure === undefined) return []
      // Anything that is no client is an address, or holds one.
      const instance = this.instances.ofAddress(value)
      return [{ ...about, blocks, construction: undefined, ...(instance !== undefined && { instance }) }]
    })
  }

  /** Whether the package's own timer is left on, and nothing is called that sends without it. */
  #isRaced(call: CallLike, { timer }: ConsumerFacts): boolean {
    const { tracer } = this.recogniser
    if (!timer || timer.besides.some((name) => tracer.names.calls.has(name))) return false
    const values = [...(call.arguments ?? [])].map((one) => readShape(tracer, one).properties.get(timer.option)?.value)
    return values.every((value) => value === undefined || literalOf(tracer, value) !== 0)
  }

  #handed(call: CallLike, facts: ConsumerFacts): Handed[] {
    return [...(call.arguments ?? [])].flatMap((argument, at) => {
      if (!facts.isDirect) return this.#inOptions(argument, facts)
      const own = this.#direct(argument)
      const found = own.length > 0 ? own : this.#inOptions(argument, facts)
      // In the place of a client stands what it is made from.
      const isAddress = found.length === 0 && facts.takesAddress && at === 0 && !ts.isFunctionLike(unwrap(argument))
      return isAddress ? [{ value: argument }] : found
    })
  }

  #direct(argument: ts.Expression): Handed[] {
    const node = unwrap(argument)
    const values = ts.isArrayLiteralExpression(node) ? [...node.elements] : [node]
    return values.filter((value) => this.recogniser.recognise(value) !== undefined).map((value) => ({ value }))
  }

  #inOptions(argument: ts.Expression, facts: ConsumerFacts): Handed[] {
    const { tracer } = this.recogniser
    const node = unwrap(argument)
    if (ts.isFunctionLike(node) || ts.isStringLiteralLike(node)) return this.#url(node, facts)
    const shape = readShape(tracer, node)
    const own = [...shape.properties].flatMap(([name, property]): Handed[] => {
      if (!facts.options.has(name)) return []
      if (/^(?:createClient|sendCommand)$/.test(name))
        return this.#functionsIn(property).flatMap((one) => fromFunction(name, one))
      const { value } = property
      if (!value) return []
      const adapted = adaptedClients(this.recogniser, value)
      return adapted.length === 0
        ? [{ value }]
        : adapted.map(({ client, functions }) => ({ value: client, through: functions }))
    })
    const factory = shape.properties.get('useFactory')
    const built = factory ? this.#functionsIn(factory).flatMap(returnedExpressions) : []
    return [
      ...own,
      ...built.flatMap((one) => this.#inOptions(one, facts)),
      ...(shape.isScalar ? this.#url(node, facts) : []),
    ]
  }

  #functionsIn({ value, method }: ShapeProperty): readonly FunctionNode[] {
    if (method) return [method]
    return value ? this.recogniser.tracer.functionsOf(value) : []
  }

  /** `new Queue('mails', process.env.REDIS_URL)`: the first argument is the name of the queue. */
  #url(node: ts.Node, { takesAddress }: ConsumerFacts): Handed[] {
    const isAddress =
      takesAddress && ts.isExpression(node) && /redis|valkey|url/i.test(node.getText()) && !ts.isFunctionLike(node)
    return isAddress && /:\/\/|url|uri/i.test(node.getText()) ? [{ value: node }] : []
  }
}

/** What `createClient(type)` gives, by type, and the client that `sendCommand: (…) => client.call(…)` goes through. */
function fromFunction(name: string, builder: FunctionNode): Handed[] {
  return returnedExpressions(builder).flatMap((returned): Handed[] => {
    if (name === 'createClient') return byPurpose(returned)
    const sent = unwrap(ts.isAwaitExpression(returned) ? returned.expression : returned)
    const callee = ts.isCallExpression(sent) ? sent.expression : undefined
    return callee && ts.isPropertyAccessExpression(callee) && RAW_CALL.test(callee.name.text)
      ? [{ value: callee.expression }]
      : []
  })
}

/** What Bull asks for where this is returned: the label of the case, or of the condition, around it. */
function byPurpose(returned: ts.Expression): Handed[] {
  const node = unwrap(returned)
  if (ts.isConditionalExpression(node)) {
    const label = labelIn(node.condition)
    const other = label === 'client' ? 'bclient' : 'client'
    return [
      { value: node.whenTrue, purpose: label ?? 'client' },
      { value: node.whenFalse, purpose: other },
    ]
  }
  const around = ts.findAncestor(node, ts.isCaseOrDefaultClause)
  if (around && ts.isDefaultClause(around)) {
    const isForTheRest = around.parent.clauses.some(
      (one) => ts.isCaseClause(one) && labelIn(one.expression) === 'bclient',
    )
    return [{ value: node, purpose: isForTheRest ? 'client' : 'bclient' }]
  }
  const condition = around?.expression ?? ts.findAncestor(node, ts.isIfStatement)?.expression
  return [{ value: node, purpose: (condition && labelIn(condition)) ?? 'bclient' }]
}

function labelIn(condition: ts.Node): string | undefined {
  return /['"`](client|bclient|subscriber)['"`]/.exec(condition.getText())?.[1]
}
