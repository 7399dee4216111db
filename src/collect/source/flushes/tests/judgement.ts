import type { FlushTest } from '../../../../model'
import { ts } from '../../compiler'
import { isWithin, memberName, unwrap } from '../../trace/syntax'
import { namesIn } from '../../usage/flow'
import { callsIn, type FunctionsByName } from './bodies'
import type { Entry } from './entries'

/** What a test says with its assertions about one call. */
export type Asserts = FlushTest['asserts']

/** The best first. */
export const WORTH: readonly Asserts[] = ['effect', 'result', 'nothing']

/** Reads of a client, a cache or a service that show whether a key is still there. */
const READS =
  /^(?:m?get\w*|exists|keys|db_?size|scan\w*|has\w*|ttl|pttl|type|h(?:get|len|exists|keys)\w*|smembers|scard|size|count\w*|fetch\w*|find\w*|read\w*|load\w*|lookup\w*|list\w*|peek|inject|request)$/i
/** Roots of assertions: `expect(…)`, `assert.equal(…)`, ava's and tap's `t.is(…)`, chai's `x.should`. */
const ROOTS = /^(?:expect\w*|assert\w*|should|t|tap|chai|Assert)$/
/** What the context of ava, tap and node:test does besides asserting. */
const NO_ASSERTION =
  /^(?:test|skip|todo|plan|timeout|teardown|after|before|beforeEach|afterEach|log|comment|pass|mock|context|diagnostic)$/

/** A call in a test of a function that empties the cache, by whichever way. */
export interface TestedCall {
  readonly call: ts.CallExpression
  readonly entry: Entry
  readonly asserts: Asserts
}

/** The first call of one of the entries in a test; undefined where there is none. */
export function testedIn(body: ts.Node, entries: readonly Entry[]): TestedCall | undefined {
  for (const call of callsIn(body)) {
    const name = memberName(call.expression)
    const entry = entries.find((one) => (one.isRoute ? requestsRoute(call, one) : one.called === name))
    if (entry) return { call, entry, asserts: assertedAfter(body, call) }
  }
  return undefined
}

/**
 * The first such call in a function that a test calls by its name. What is asserted must stand there as well: a function
 * that only empties the cache is mostly called to begin with an empty one.
 */
export function testedThrough(
  body: ts.Node,
  helpers: FunctionsByName,
  entries: readonly Entry[],
): TestedCall | undefined {
  for (const { expression } of callsIn(body)) {
    const callee = unwrap(expression)
    const helper = ts.isIdentifier(callee) ? helpers.get(callee.text) : undefined
    const inner = helper && testedIn(helper, entries)
    if (inner) return inner
  }
  return undefined
}

/** `request(app).post('/cache/clear')`, `` fetch(`${base}/cache/clear`) ``, `app.inject({ url: '/cache/clear' })`. */
function requestsRoute(call: ts.CallExpression, { called }: Entry): boolean {
  return call.arguments.some((argument) => {
    const texts = ts.isObjectLiteralExpression(argument)
      ? argument.properties.filter(ts.isPropertyAssignment).map(({ initializer }) => initializer)
      : [argument]
    return texts.some((one) => textOf(one).endsWith(called))
  })
}

/** The end of a text that is written down. */
function textOf(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text
  return ts.isTemplateExpression(node) ? (node.templateSpans.at(-1)?.literal.text ?? '') : ''
}

/**
 * What is asserted after a call. `effect`: something that was read afterwards. `result`: what the call returned, or that
 * something was called. `nothing`: no assertion follows.
 */
function assertedAfter(body: ts.Node, call: ts.CallExpression): Asserts {
  const calls = callsIn(body)
  const assertions = calls.filter((one) => isAssertion(one) && one.getEnd() > call.getEnd())
  if (assertions.length === 0) return 'nothing'
  const owner = ownerOf(call)
  const isEffect = calls.some((one) => {
    if (one.getStart() <= call.getEnd() || isAssertion(one)) return false
    const looking = assertions.filter((assertion) => looksAt(assertion, one))
    return looking.length > 0 && (isRead(one, owner) || looking.some((assertion) => depends(assertion, one)))
  })
  return isEffect ? 'effect' : 'result'
}

/** Whether an assertion may be about what a call gave: it holds the call, or comes after it. */
function looksAt(assertion: ts.Node, call: ts.Node): boolean {
  return assertion.getStart() > call.getEnd() || isWithin(call, assertion)
}

/** Whether an assertion is about what a call gave: it holds the call, or a variable that does. */
function depends(assertion: ts.Node, call: ts.CallExpression): boolean {
  if (HELPS.test(memberName(call.expression) ?? '')) return false
  if (isWithin(call, assertion)) return true
  const declared = ts.findAncestor(call, ts.isVariableDeclaration)
  const names = declared ? namesIn(declared.name).map(({ text }) => text) : []
  return namesIn(assertion).some(({ text }) => names.includes(text))
}

/** Calls that only put the expected value together. */
const HELPS =
  /^(?:map|filter|some|every|sort|slice|join|toString|stringify|parse|fn|spyOn|objectContaining|arrayContaining|stringContaining|stringMatching|any|anything|String|Number)$/

function isRead(call: ts.CallExpression, owner: string | undefined): boolean {
  const name = memberName(call.expression) ?? ''
  if (READS.test(name)) return true
  // Whatever else is asked of the same cache shows what it holds.
  return owner !== undefined && ownerOf(call) === owner
}

function ownerOf(call: ts.CallExpression): string | undefined {
  const callee = unwrap(call.expression)
  return ts.isPropertyAccessExpression(callee) ? callee.expression.getText() : undefined
}

function isAssertion(call: ts.CallExpression): boolean {
  let node: ts.Expression = call
  let name = ''
  for (;;) {
    if (ts.isCallExpression(node) || ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node))
      node = node.expression
    else if (ts.isAwaitExpression(node)) node = node.expression
    else if (ts.isPropertyAccessExpression(node)) {
      if (node.name.text === 'should') return true
      name = node.name.text
      node = node.expression
    } else break
  }
  if (!ts.isIdentifier(node) || !ROOTS.test(node.text) || NO_ASSERTION.test(name)) return false
  // `t('greeting')` translates.
  return name !== '' || node.text !== 't'
}

const MOCKING_CALL =
  /\b(?:vi|jest|mock)\.(?:do|unstable_)?(?:mock|mockModule|module)\(\s{0,10}(?:import\(\s{0,4})?['"]([^'"\n]{0,100}(?:redis|valkey|@vercel\/kv)[^'"\n]{0,60})['"]/i
const MOCK_PACKAGE = /['"]((?:ioredis|redis|@[\w-]{1,40}\/[\w-]{0,40}redis)-mock[\w/-]{0,40}|fakeredis)['"]/
const STUBBED_COMMAND =
  /\b(?:del|unlink|scan|scanStream|scanIterator|keys|incr)\s{0,4}:\s{0,4}(?:(?:vi|jest|mock|td|t\.mock)\.(?:fn|func)|sinon\.(?:stub|fake|spy))\b/

/** A stand-in of the repository's own: `./cache-service.mock`, `../fakes/redis`. */
const OWN_MOCK = /^(?=.{0,200}(?:mock|fake|stub|in-?memory))(?=.{0,200}(?:redis|valkey|cache|store))/i

/**
 * What stands in for the server in a test file, where it replaces the client.
 *
 * @param imports what the file imports
 */
export function mockIn(text: string, imports: readonly string[]): string | undefined {
  const mocked = MOCKING_CALL.exec(text)?.[1]
  if (mocked !== undefined) return `a mock of '${mocked}'`
  const packaged = MOCK_PACKAGE.exec(text)?.[1]
  if (packaged !== undefined) return packaged
  const own = imports.find((one) => one.startsWith('.') && OWN_MOCK.test(one))
  if (own !== undefined) return `'${own}'`
  return STUBBED_COMMAND.test(text) ? 'a client made of stubs' : undefined
}
