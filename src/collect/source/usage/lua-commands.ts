import { ts } from 'ts-morph'
import type { Command, Place, Skipped } from '../../../model'
import { type LuaCommand, readLua } from '../lua'
import { type Checkout, REDIS_LUA } from '../repository/checkout'
import { isOperatorFile } from '../repository/scope'
import { hasSubcommand } from './subcommands'

/** Places of ranges in the text of one script; undefined for what is not written in a file. */
export type LuaPlaces = (offset: number, length: number) => Place | undefined

/** Commands of one script, at the places where they are written. */
export function commandsOfScript(commands: readonly LuaCommand[], placeAt: LuaPlaces): Command[] {
  return commands.flatMap(({ offset, length, expiry, keyId: _, ...command }) => {
    const place = placeAt(offset, length)
    const other = expiry && placeAt(expiry.offset, expiry.length)
    if (!place) return []
    return [
      {
        ...command,
        // Lua hands the second word over as the first argument, where a key would be.
        ...(hasSubcommand(command.name) &&
          command.key !== null && { key: null, subcommand: command.key.toUpperCase() }),
        place,
        client: null,
        library: 'unknown',
        receiver: 'redis.call',
        via: 'lua',
        operator: isOperatorFile(place.path),
        related: other ? [{ place: other, message: 'What happens to the same key here.' }] : [],
      },
    ]
  })
}

/** Commands of the `.lua` files of a checkout. */
export function luaFileCommands(checkout: Checkout, skipped: Skipped[]): Command[] {
  return [...checkout.sources].flatMap(([path, { text }]) => {
    if (!path.endsWith('.lua') || !REDIS_LUA.test(text)) return []
    const result = readLua(text)
    if ('error' in result) {
      skipped.push({ path, reason: `the Lua script could not be parsed: ${result.error}` })
      return []
    }
    return commandsOfScript(result.commands, placesIn(path, text))
  })
}

function placesIn(path: string, text: string): LuaPlaces {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022) // for line numbers only
  return (offset, length) => {
    const from = ts.getLineAndCharacterOfPosition(file, offset)
    const to = ts.getLineAndCharacterOfPosition(file, offset + length)
    return {
      path,
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
    }
  }
}
