import { ts } from '../../compiler'
import { memberName, unwrap } from '../../trace/syntax'

/** One test: what it is called, and its statements. */
export interface TestBody {
  readonly title: string
  readonly node: ts.Node
}

/** `it(…)`, `test.each(…)(…)`, `t.test(…)`, `Deno.test(…)`; `specify` is mocha's. */
const TESTS = /^(?:it|test|specify|fit|testCase)$/

/** The tests of a file: vitest, jest, mocha, ava, tap, node:test and bun alike give a function to a call by one of a few names. */
export function testBodies(file: ts.SourceFile): TestBody[] {
  const found: TestBody[] = []
  const stack: ts.Node[] = [file]
  for (let next = stack.pop(); next; next = stack.pop()) {
    // What is skipped tests nothing, and neither does a suite that is.
    if (ts.isCallExpression(next) && isSkipped(next.expression)) continue
    const body = ts.isCallExpression(next) ? bodyOf(next) : undefined
    if (body) found.push(body)
    // A suite of node:test may hold tests within a test: both count, the inner one as well.
    ts.forEachChild(next, (child) => {
      stack.push(child)
    })
  }
  return found.reverse()
}

function bodyOf(call: ts.CallExpression): TestBody | undefined {
  if (!isTest(call.expression)) return undefined
  const body = call.arguments.map((one): ts.Node => unwrap(one)).find((one) => ts.isFunctionLike(one))
  const [first] = call.arguments
  const title = first && ts.isStringLiteralLike(first) ? first.text : ''
  return body && { title, node: body }
}

/** `describe.skip`, `it.todo`, `xit`, `xdescribe`. */
function isSkipped(callee: ts.Expression): boolean {
  const node = unwrap(callee)
  if (ts.isIdentifier(node)) return /^x(?:it|test|describe|context|specify)$/.test(node.text)
  if (ts.isCallExpression(node)) return isSkipped(node.expression)
  if (!ts.isPropertyAccessExpression(node)) return false
  const isOfSuite = /^(?:it|test|describe|suite|context|specify)$/.test(memberName(node.expression) ?? '')
  return (isOfSuite && /^(?:skip|todo)$/.test(node.name.text)) || isSkipped(node.expression)
}

/** `it`, `it.only`, `test.each([…])`, `t.test`. */
function isTest(callee: ts.Expression): boolean {
  const node = unwrap(callee)
  if (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) {
    return isTest(ts.isCallExpression(node) ? node.expression : node.tag)
  }
  if (TESTS.test(memberName(node) ?? '')) return true
  return ts.isPropertyAccessExpression(node) && isTest(node.expression)
}

/** The calls below a node, in the order of the text. */
export function callsIn(node: ts.Node): ts.CallExpression[] {
  const found: ts.CallExpression[] = []
  const stack: ts.Node[] = [node]
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (ts.isCallExpression(next)) found.push(next)
    ts.forEachChild(next, (child) => {
      stack.push(child)
    })
  }
  return found.sort((one, other) => one.getStart() - other.getStart())
}
