import type { Monitor, Subject } from '../../../model'
import { ts } from '../compiler'
import { memberName, nodesIn } from '../trace/syntax'
import { placeOf } from '../usage/site'
import { MOVES } from './libraries'

/** What of INFO is about which subject. */
const FIELDS: readonly (readonly [Subject, readonly string[]])[] = [
  ['hit-ratio', ['keyspace_hits', 'keyspace_misses']],
  ['evictions', ['evicted_keys']],
]
const LOGS = /^(?:log|info|debug|warn|error|trace|verbose|http|metric|gauge|record|distribution|histogram)$/
const LOGGER = /^(?:console|log|logger|\w{0,30}log(?:ger)?|statsd|\w{0,20}metrics?|telemetry)$/i

/** A file that asks the server for INFO and reads its counters: what some collectors do by hand. */
export function readServerInfo(file: ts.SourceFile): Monitor | undefined {
  const named = new Map<string, ts.Node>()
  let [asks, records] = [false, false]
  for (const node of nodesIn(file)) {
    for (const field of fieldsNamedBy(node)) if (!named.has(field)) named.set(field, node)
    if (ts.isCallExpression(node)) {
      asks ||= asksForInfo(node)
      records ||= isRecord(node)
    }
  }
  const subjects = FIELDS.filter(([, fields]) => fields.every((field) => named.has(field))).map(([subject]) => subject)
  const [first] = [...named.values()]
  if (!asks || !first || !subjects.includes('hit-ratio')) return undefined
  const doubts = ['it is not in sight where the numbers go: nothing in the file logs or records them']
  return {
    place: placeOf(first),
    name: 'INFO read by the service',
    kind: 'counter',
    subjects,
    ...(!records && { doubts }),
  }
}

/** Only code counts: a comment is not among the nodes. */
function fieldsNamedBy(node: ts.Node): string[] {
  const isText =
    ts.isStringLiteralLike(node) ||
    ts.isRegularExpressionLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isIdentifier(node)
  return isText ? FIELDS.flatMap(([, fields]) => fields).filter((field) => node.text.includes(field)) : []
}

/** `redis.info('stats')`, `client.info()`, `sendCommand(['INFO', 'stats'])`, `call('INFO')`. */
function asksForInfo(node: ts.CallExpression): boolean {
  const name = memberName(node.expression)
  const receiver = ts.isPropertyAccessExpression(node.expression) ? memberName(node.expression.expression) : undefined
  const [first] = node.arguments
  if (name === 'info') return !LOGGER.test(receiver ?? '') && (first === undefined || ts.isStringLiteralLike(first))
  const words = first && ts.isArrayLiteralExpression(first) ? first.elements[0] : first
  const isRaw = /^(?:sendCommand|call|customCommand|send_command|sendcommand)$/.test(name ?? '')
  return isRaw && words !== undefined && ts.isStringLiteralLike(words) && /^info$/i.test(words.text)
}

function isRecord(node: ts.CallExpression): boolean {
  const { expression } = node
  if (!ts.isPropertyAccessExpression(expression)) return false
  const receiver = memberName(expression.expression) ?? ''
  const method = expression.name.text
  if (LOGGER.test(receiver) && LOGS.test(method)) return !['warn', 'error'].includes(method)
  return MOVES.test(method) && /gauge|counter|metric|ratio|hits|misses/i.test(receiver)
}
