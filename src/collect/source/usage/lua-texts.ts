import type { Command, Skipped } from '../../../model'
import { ts } from '../compiler'
import { type LuaEffort, looksLikeLua, readLua } from '../lua'
import { callsOn } from '../trace/elements'
import type { Tracer } from '../trace/tracer'
import { Composition, isAddition, isConcat } from './composition'
import type { Guard } from './guard'
import { commandsOfScript, type GivenKeys } from './lua-commands'
import type { ScriptCalls } from './script-calls'
import { placeOf, placeOfRange } from './site'

/** Commands of Lua scripts in string literals, templates, concatenations and joined arrays, at their own lines. */
export function luaTextCommands(tracer: Tracer, calls: ScriptCalls, guard: Guard, effort: LuaEffort): Command[] {
  const roots = wholeTexts(tracer)
  // Put together twice, so that the texts of a repository full of scripts are never all there at once.
  const included = new Set(roots.flatMap((root) => guard.run(root, () => piecesBelow(tracer, root)) ?? []))
  const found = new Map<string, Command>()
  for (const root of roots) {
    if (included.has(root)) continue
    const givenKey = (keyId: string) => calls.keyOf(root, keyId)
    for (const command of guard.run(root, () => commandsOf(tracer, root, givenKey, guard.skipped, effort)) ?? []) {
      const { place } = command
      const id = `${place.path}:${place.line}:${place.column}`
      // A piece shared by several scripts is reported once, for the script that leaves its key without a TTL.
      if (!found.has(id) || command.ttl === 'never') found.set(id, command)
    }
  }
  return [...found.values()]
}

function piecesBelow(tracer: Tracer, root: ts.Node): ts.Node[] {
  return [...new Composition(tracer, root).pieces].filter((piece) => piece !== root)
}

function commandsOf(
  tracer: Tracer,
  root: ts.Node,
  givenKey: GivenKeys,
  skipped: Skipped[],
  effort: LuaEffort,
): Command[] {
  const composition = new Composition(tracer, root)
  const { text } = composition
  if (!looksLikeLua(text)) return []
  const result = composition.isCut ? TOO_LONG : readScriptOrExpression(text, effort)
  if ('error' in result) {
    const { path, line } = placeOf(root)
    skipped.push({ path: `${path}:${line}`, reason: `a Lua script could not be parsed: ${result.error}` })
    return []
  }
  const placeAt = (offset: number, length: number) => {
    const start = composition.positionAt(offset)
    return start && placeOfRange(start.file, start.offset, start.offset + length)
  }
  return commandsOfScript(result.commands, placeAt, givenKey)
}

const TOO_LONG = { error: 'it is put together from too many pieces, or longer than 1 MB' }

/** A piece of Lua may be an expression that other scripts are built around: `"redis.call('GET', k) or '0'"`. */
function readScriptOrExpression(text: string, effort: LuaEffort): ReturnType<typeof readLua> {
  const script = readLua(text, effort)
  if (!('error' in script)) return script
  const prefix = 'return '
  const expression = readLua(prefix + text, effort)
  if ('error' in expression) return script
  return { commands: expression.commands.map((command) => ({ ...command, offset: command.offset - prefix.length })) }
}

/** The largest expression of which each string is a part: a concatenation, a `[…].join('\n')`. */
function wholeTexts(tracer: Tracer): ts.Node[] {
  const known = new Map<ts.Node, ts.Node>()
  for (const text of tracer.names.luaTexts) {
    const way: ts.Node[] = [text]
    let whole = text
    while (!known.has(whole) && isPart(tracer, whole)) {
      whole = whole.parent
      way.push(whole)
    }
    for (const node of way) known.set(node, known.get(whole) ?? whole)
  }
  return [...new Set(tracer.names.luaTexts.map((text) => known.get(text) as ts.Node))]
}

function isPart(tracer: Tracer, node: ts.Node): boolean {
  const { parent } = node
  return (
    isAddition(parent) ||
    ts.isParenthesizedExpression(parent) ||
    isConcat(parent) ||
    (ts.isCallExpression(parent) && isConcat(parent.expression)) ||
    (ts.isArrayLiteralExpression(parent) && isJoined(tracer, parent))
  )
}

function isJoined(tracer: Tracer, array: ts.ArrayLiteralExpression): boolean {
  const { parent } = array
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'join'
  return ts.isVariableDeclaration(parent) && callsOn(tracer, parent.name, 'join').length > 0
}
