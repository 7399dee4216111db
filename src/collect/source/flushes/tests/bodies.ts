import { ts } from '../../compiler'
import { functionName, isFunctionNode, memberName, nodesIn, unwrap } from '../../trace/syntax'

/** `it(…)`, `test.each(…)(…)`, `t.test(…)`, `Deno.test(…)`; `specify` is mocha's. */
const TESTS = /^(?:it|test|specify|fit|testCase)$/

/** The functions of a file by their names; of two with one name the first. */
export type FunctionsByName = ReadonlyMap<string, ts.Node>

/** The functions that a file declares, wherever in it they stand. */
export function functionsByName(file: ts.SourceFile): FunctionsByName {
  const found = new Map<string, ts.Node>()
  for (const node of nodesIn(file)) {
    const name = isFunctionNode(node) && !ts.isMethodDeclaration(node) ? functionName(node) : undefined
    if (name !== undefined && !found.has(name)) found.set(name, node)
  }
  return found
}

/**
 * The tests of a file: vitest, jest, mocha, ava, tap, node:test and bun alike give a function to a call by one of a few
 * names.
 *
 * @param helpers the functions that may be given by name
 */
export function testBodies(file: ts.SourceFile, helpers: FunctionsByName): ts.Node[] {
  const found: ts.Node[] = []
  const stack: ts.Node[] = [file]
  for (let next = stack.pop(); next; next = stack.pop()) {
    // What is skipped tests nothing, and neither does a suite that is.
    if (ts.isCallExpression(next) && isSkipped(next.expression)) continue
    const body = ts.isCallExpression(next) && isTest(next.expression) ? bodyOf(next, helpers) : undefined
    if (body) found.push(body)
    // A suite of node:test may hold tests within a test: both count, the inner one as well.
    ts.forEachChild(next, (child) => {
      stack.push(child)
    })
  }
  return found.reverse()
}

/** `it('clears', async () => { … })`, `it('clears', clearsAll)`. */
function bodyOf(call: ts.CallExpression, helpers: FunctionsByName): ts.Node | undefined {
  const given = call.arguments.map((one): ts.Node => unwrap(one))
  const named = () => given.find((one) => ts.isIdentifier(one) && helpers.has(one.text))
  const body = given.find(isFunctionNode) ?? named()
  return body && ts.isIdentifier(body) ? helpers.get(body.text) : body
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
  return [...nodesIn(node)].filter(ts.isCallExpression).sort((one, other) => one.getStart() - other.getStart())
}
