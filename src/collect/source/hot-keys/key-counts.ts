import type { Command, HotKeyCheck } from '../../../model'
import { ts } from '../compiler'
import { FoundValue } from '../protection/found-values'
import { brief, memberName, nodesIn, unwrap } from '../trace/syntax'
import { placeOf } from '../usage/site'
import { methodCall, type ReadScope } from './scopes'

/** Commands that count their argument: `ZINCRBY hot 1 <key>`, `TOPK.ADD hot <key>`. */
const COUNTS = /^(?:z_?incr_?by|h_?incr_?by|topk_?\.?(?:add|incr_?by)|cms_?\.?incr_?by)$/i
const RAW_COUNTS = /^(?:ZINCRBY|HINCRBY|TOPK\.(?:ADD|INCRBY)|CMS\.INCRBY)$/i
/** Sketches that count many keys in little memory. */
const SKETCH = /^(?:CountMinSketch|TopK|HeavyHitters|SpaceSaving|CountMin)$/

/** A count of the uses of each key, kept where the keys are read. */
export function keyCount(around: ReadScope): HotKeyCheck | undefined {
  for (const node of nodesIn(around.scope)) {
    const counted = ts.isCallExpression(node) ? countedByCall(node, around) : countedByStep(node, around)
    if (!counted || !around.readsOfKey(counted).some((read) => runsOnHit(node, read, around))) continue
    return { place: placeOf(node), what: `counts how often each key is read (\`${brief(node, 50)}\`)` }
  }
  return undefined
}

/** What is counted only where nothing was found, or is written then, is no use of what is there. */
function runsOnHit(node: ts.Node, read: ts.CallExpression, { tracer, scope }: ReadScope): boolean {
  return node.pos < read.end || new FoundValue(tracer, read, scope).runsAfter('hit', node) !== false
}

function countedByCall(call: ts.CallExpression, around: ReadScope): ts.Expression | undefined {
  const made = methodCall(call)
  if (!made || around.reads.includes(call)) return undefined
  const { method, args, receiver } = made
  if (COUNTS.test(method)) return isData(args, around) ? undefined : args.slice(1).find(isName)
  const [first, second] = args
  if (first && ts.isStringLiteralLike(first) && RAW_COUNTS.test(first.text)) {
    return isData(args.slice(1), around) ? undefined : args.slice(2).find(isName)
  }
  if (method === 'set' && first && second && isOneMore(second, receiver)) return first
  const isSketch = /^(?:update|add|increment)$/.test(method) && [...around.tracer.originsOf(receiver)].some(isNewSketch)
  return isSketch ? first : undefined
}

/**
 * Whether what is counted is what the cache holds: a field of the very key that is read, `hincrby(key, category, 1)` beside
 * `hget(key, category)`, or an amount that is worked out.
 */
function isData(args: readonly ts.Expression[], around: ReadScope): boolean {
  const [counter] = args
  const isRead = around.reads.some(({ arguments: [key] }) => key && key.getText() === counter?.getText())
  // Of `(set, 1, key)` and `(hash, key, 1)` one is the key; TOPK.ADD names keys alone.
  return isRead || (args.length === 3 && !args.slice(1).some(isFixed))
}

/** One use, or as many as a sample stands for: `1`, `SAMPLE_SIZE`. */
function isFixed(node: ts.Expression): boolean {
  const inner = unwrap(node)
  if (ts.isNumericLiteral(inner) || ts.isStringLiteralLike(inner)) return Number(inner.text) > 0
  return ts.isIdentifier(inner) && /^[A-Z][A-Z\d_]*$/.test(inner.text)
}

/** `counts.set(key, (counts.get(key) ?? 0) + 1)`. */
function isOneMore(value: ts.Expression, receiver: ts.Expression): boolean {
  const node = unwrap(value)
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return false
  const name = memberName(receiver)
  return [...nodesIn(node)].some((one) => {
    const made = ts.isCallExpression(one) ? methodCall(one) : undefined
    return made?.method === 'get' && memberName(made.receiver) === name
  })
}

function isNewSketch(origin: ts.Node): boolean {
  return ts.isNewExpression(origin) && SKETCH.test(memberName(origin.expression) ?? '')
}

/** `counts[key]++`, `counts[key] += 1`, `counts[key] = (counts[key] ?? 0) + 1`. */
function countedByStep(node: ts.Node, around: ReadScope): ts.Expression | undefined {
  const counted = steppedBy(node)
  if (!counted) return undefined
  // What is made anew in each call counts nothing beyond it.
  const outlives = [...around.tracer.originsOf(counted.expression)].some((origin) => around.outlives(origin))
  return outlives ? counted.argumentExpression : undefined
}

function steppedBy(node: ts.Node): ts.ElementAccessExpression | undefined {
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken ? indexed(node.operand) : undefined
  }
  if (!ts.isBinaryExpression(node)) return undefined
  if (node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken)
    return isFixed(node.right) ? indexed(node.left) : undefined
  const right = unwrap(node.right)
  const isSum = ts.isBinaryExpression(right) && right.operatorToken.kind === ts.SyntaxKind.PlusToken
  const isAssigned = node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isSum
  const left = unwrap(node.left)
  const isStep = isSum && (isFixed(right.left) || isFixed(right.right))
  return isAssigned && isStep && right.getText().includes(left.getText()) ? indexed(node.left) : undefined
}

function indexed(expression: ts.Expression): ts.ElementAccessExpression | undefined {
  const node = unwrap(expression)
  return ts.isElementAccessExpression(node) && isName(node.argumentExpression) ? node : undefined
}

/** A key that is held by a variable: numbers and texts are none. */
function isName(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isTemplateExpression(node)
}

const HOT_KEY_NAME = /hot[-_:]?keys?\b/i

/** Commands that look for hot keys by themselves, or count under a key that is called so. */
export function checksByCommands(commands: readonly Command[]): HotKeyCheck[] {
  return commands.flatMap(({ name, subcommand, key, place, unsure }) => {
    if (unsure !== undefined) return []
    if (name === 'HOTKEYS') return [{ place, what: 'runs HOTKEYS' }]
    if (name === 'OBJECT' && subcommand === 'FREQ') return [{ place, what: 'asks for OBJECT FREQ', needsLfu: true }]
    if (name === 'CLIENT' && subcommand === 'TRACKING')
      return [{ place, what: 'caches in the client (CLIENT TRACKING)' }]
    const isCount = /^(?:ZINCRBY|HINCRBY|TOPK\.(?:ADD|INCRBY)|CMS\.INCRBY)$/.test(name)
    return isCount && key !== null && HOT_KEY_NAME.test(key)
      ? [{ place, what: `counts uses of keys in \`${key}\`` }]
      : []
  })
}
