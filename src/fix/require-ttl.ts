import type { Command } from '../model'
import { addProperty } from './options'
import type { Change, Source } from './source'
import { clientBehind, commandAt, type Fixer, type Subject } from './subject'
import { ts, unwrap } from './syntax'

/**
 * A TTL is a decision about data: it is suggested, never applied unasked, and only where the config names one. Only SET
 * takes one in the same command.
 */
export const fixTtl: Fixer = (subject) => {
  const { defaultTtlSeconds: seconds } = subject
  const command = commandAt(subject, 'SET')
  if (seconds === undefined || command?.via !== 'direct' || command.ttl !== 'never') return undefined
  const changes = withTtl(command, seconds, subject)
  return changes && { title: `let the key expire after ${seconds} s (\`fix.default-ttl\`)`, isSafe: false, changes }
}

function withTtl(command: Command, seconds: number, subject: Subject): readonly Change[] | undefined {
  const call = callOf(subject.node)
  const [, value, ...rest] = call?.arguments ?? []
  if (!call || !value || call.arguments.some(ts.isSpreadElement)) return undefined
  const { source, evidence } = subject
  if (command.library === 'ioredis' || command.library === 'iovalkey') return asArguments(source, value, rest, seconds)
  const option = optionOf(command, evidence)
  return option === undefined ? undefined : asOption(source, value, rest, `${option}: ${seconds}`)
}

/** `redis.set(…)`, whatever the method is called. */
function callOf(name: ts.Node): ts.CallExpression | undefined {
  const callee = name.parent
  const call = callee.parent
  return ts.isPropertyAccessExpression(callee) && ts.isCallExpression(call) && call.expression === callee
    ? call
    : undefined
}

/** The option that takes seconds; undefined for a client that has none, or may be too old for it. */
function optionOf(command: Command, evidence: Subject['evidence']): string | undefined {
  if (command.library === '@upstash/redis' || command.library === '@vercel/kv') return 'ex'
  if (command.library !== 'redis') return undefined
  return (clientBehind(command, evidence).major ?? 0) >= 4 ? 'EX' : undefined
}

/** Before the flags: the types of ioredis take them in this order alone. Anything but a flag may be a callback. */
function asArguments({ style }: Source, value: ts.Node, rest: readonly ts.Node[], seconds: number) {
  const isFlag = (one: ts.Node) => ts.isStringLiteral(one) && /^(?:NX|XX|GET)$/i.test(one.text)
  if (!rest.every(isFlag)) return undefined
  return [{ start: value.end, end: value.end, text: `, ${style.quote}EX${style.quote}, ${seconds}` }]
}

function asOption(source: Source, value: ts.Node, rest: readonly ts.Expression[], option: string) {
  const [options, ...more] = rest
  if (!options) return [{ start: value.end, end: value.end, text: `, { ${option} }` }]
  const literal = unwrap(options)
  if (more.length > 0 || !ts.isObjectLiteralExpression(literal) || literal.properties.length === 0) return undefined
  return addProperty(source, literal, option)
}
