import { evaluatedFirstIn } from './evaluation'
import { awaitedKeys, isAwaitedKeys, pagingCall, type Scan } from './scans'
import type { Change } from './source'
import { indentAt, isFirstOnLine } from './style'
import { isInList, isPlainReference, ts, unwrap } from './syntax'

type IsDeleting = (node: ts.Node) => boolean

/** `await redis.del(...(await redis.keys(p)))` as a statement: batch by batch, and nothing for an empty one. */
export function deleteInBatches(scan: Scan, isDeleting: IsDeleting): Change[] | undefined {
  const { source, call, yields } = scan
  const keys = awaitedKeys(scan)
  const statement = keys && ts.findAncestor(keys, ts.isStatement)
  if (!statement || !ts.isExpressionStatement(statement) || !ts.isAwaitExpression(statement.expression))
    return undefined
  const deletion = statement.expression.expression
  if (!ts.isCallExpression(deletion) || !ts.isPropertyAccessExpression(deletion.expression)) return undefined
  const { expression: callee, arguments: args } = deletion
  const [list] = args
  if (!list || args.length > 1 || !isPlainReference(callee) || !isDeleting(callee.name)) return undefined
  const isSpread = ts.isSpreadElement(list)
  if (!isAwaitedKeys(isSpread ? list.expression : list, scan)) return undefined
  const start = statement.getStart(source.file)
  if (source.hasComment(start, call.getStart(source.file)) || source.hasComment(call.end, deletion.end))
    return undefined
  const each = source.freshName(yields)
  const what = isSpread && yields === 'batch' ? `...${each}` : each
  const inner = `await ${callee.getText(source.file)}(${what})`
  const { text, end } =
    yields === 'key' ? { text: inner, end: deletion.end } : guarded(scan, statement, deletion, `${each}.length`, inner)
  return [
    { start, end: call.getStart(source.file), text: `for await (const ${each} of ` },
    ...pagingCall(scan),
    { start: call.end, end, text: `) ${text}` },
  ]
}

/** What is done with a batch that is not empty. In a block, or the `else` of a statement around it would become its own. */
function guarded({ source }: Scan, statement: ts.Statement, { end }: ts.Node, length: string, inner: string) {
  const { style, text, file } = source
  const start = statement.getStart(file)
  const isClosed = text[end] === ';'
  const line = `if (${length} > 0) ${inner}${isClosed ? ';' : ''}`
  const outer = style.newline + indentAt(text, start)
  const isAlone = isFirstOnLine(text, start)
  return {
    text: isAlone ? `{${outer}${style.indent}${line}${outer}}` : `{ ${line} }`,
    end: isClosed ? end + 1 : end,
  }
}

/** `for (const key of await redis.keys(p))` with a body that only deletes: no list of all keys is needed. */
export function iterateScan(scan: Scan, isDeleting: IsDeleting): Change[] | undefined {
  const { source, call, yields } = scan
  const loop = ts.findAncestor(call, ts.isForOfStatement)
  if (!loop || loop.awaitModifier || !isAwaitedKeys(loop.expression, scan)) return undefined
  if (!onlyDeletes(loop.statement, isDeleting)) return undefined
  const variable = loop.initializer
  const [start, from] = [loop.getStart(source.file), call.getStart(source.file)]
  const to = loop.statement.getStart(source.file)
  if (
    [
      [start, from],
      [call.end, to],
    ].some(([a = 0, b = 0]) => source.hasComment(a, b))
  )
    return undefined
  const written = variable.getText(source.file)
  const each = yields === 'key' ? written : `const ${source.freshName('batch')}`
  const inner = yields === 'key' ? '' : `for (${written} of ${each.slice('const '.length)}) `
  return [
    { start, end: from, text: `for await (${each} of ` },
    ...pagingCall(scan),
    { start: call.end, end: to, text: `) ${inner}` },
  ]
}

function onlyDeletes(body: ts.Statement, isDeleting: IsDeleting): boolean {
  const statements = ts.isBlock(body) ? body.statements : [body]
  return statements.length > 0 && [...statements].every((one) => isDeletion(one, isDeleting))
}

function isDeletion(statement: ts.Statement, isDeleting: IsDeleting): boolean {
  if (!ts.isExpressionStatement(statement)) return false
  const { expression } = statement
  const call = unwrap(ts.isAwaitExpression(expression) ? expression.expression : expression)
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false
  const isPlain = call.arguments.every((one) => ts.isIdentifier(one) || ts.isTemplateExpression(one))
  return isPlain && isDeleting(call.expression.name)
}

/**
 * Everywhere else: the keys are collected before the statement, each once, and stand where KEYS stood. Right only where the
 * statement does nothing before it asks for the keys, and asks once.
 */
export function hoistScan(scan: Scan): Change[] | undefined {
  const { source, call, yields } = scan
  const keys = awaitedKeys(scan)
  const statement = keys && evaluatedFirstIn(keys)
  if (!keys || !statement || !isInList(statement)) return undefined
  const { style, text, file } = source
  const start = statement.getStart(file)
  const head = text.slice(start, keys.getStart(file))
  const [found, each] = [source.freshNameBeside(statement, 'found'), source.freshName(yields)]
  const isAlone = isFirstOnLine(text, start)
  const next = (line: string) => (isAlone ? `${endOf(line)}${style.newline}${indentAt(text, start)}` : '; ')
  // Without a semicolon, a line that starts like this would go on with the one before.
  const endOf = (line: string) => style.semicolon || (/^[([`+\-/]/.test(line) ? ';' : '')
  const rest = `${head}[...new Set(${found})]`
  const declared = `const ${found}${source.isTyped ? ': string[]' : ''} = []`
  const added = yields === 'key' ? each : `...${each}`
  return [
    { start, end: call.getStart(file), text: `${declared}${next('for')}for await (const ${each} of ` },
    ...pagingCall(scan),
    { start: call.end, end: keys.end, text: `) ${found}.push(${added})${next(rest)}${rest}` },
  ]
}
