import { ts } from '../compiler'
import { type FunctionNode, nodesIn } from '../trace/syntax'
import type { Recogniser } from './recognition'
import type { ShapeProperty } from './shape'
import { readShape } from './shapes'

/** One client behind an object whose functions send commands: `{ eval: (script, keys) => client.eval(script, …) }`. */
export interface AdaptedClient {
  readonly client: ts.Expression
  readonly functions: readonly FunctionNode[]
}

/** The clients through which the functions of an object send what they are asked for; none where it is a client itself. */
export function adaptedClients(recogniser: Recogniser, object: ts.Expression): AdaptedClient[] {
  if (recogniser.recognise(object)) return []
  const { properties } = readShape(recogniser.tracer, object)
  const functions = [...properties.values()].flatMap((property) => functionsIn(recogniser, property))
  const byText = new Map<string, ts.Expression>()
  for (const { body } of functions) {
    for (const node of body ? nodesIn(body) : []) {
      const receiver = ts.isCallExpression(node) ? receiverOf(node) : undefined
      if (receiver && recogniser.recognise(receiver)) byText.set(receiver.getText(), receiver)
    }
  }
  return [...byText.values()].map((client) => ({ client, functions }))
}

function functionsIn({ tracer }: Recogniser, { value, method }: ShapeProperty): FunctionNode[] {
  return method ? [method] : value ? tracer.functionsOf(value) : []
}

function receiverOf({ expression }: ts.CallExpression): ts.Expression | undefined {
  return ts.isPropertyAccessExpression(expression) ? expression.expression : undefined
}
