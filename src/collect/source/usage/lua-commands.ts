import type { Command, Place, Skipped } from '../../../model'
import { lineStarts, placeIn } from '../../files/lines'
import { isOperatorFile } from '../../files/scope'
import { type LuaCommand, type LuaEffort, readLua } from '../lua'
import { type Checkout, REDIS_LUA } from '../repository/checkout'
import { hasSubcommand } from './subcommands'

/** Places of ranges in the text of one script; undefined for what is not written in a file. */
export type LuaPlaces = (offset: number, length: number) => Place | undefined

/** The key that a script is given from outside; undefined where that is not known. */
export type GivenKeys = (keyId: string) => Pick<Command, 'key' | 'keys'> | undefined

/** Commands of one script, at the places where they are written. */
export function commandsOfScript(
  commands: readonly LuaCommand[],
  placeAt: LuaPlaces,
  givenKey: GivenKeys = () => undefined,
): Command[] {
  return commands.flatMap(({ offset, length, expiry, keyId, ...command }) => {
    const place = placeAt(offset, length)
    const other = expiry && placeAt(expiry.offset, expiry.length)
    if (!place) return []
    return [
      {
        ...command,
        ...(command.key === null && givenKey(keyId)),
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
export function luaFileCommands(checkout: Checkout, skipped: Skipped[], effort: LuaEffort): Command[] {
  return [...checkout.sources].flatMap(([path, { text }]) => {
    if (!path.endsWith('.lua') || !REDIS_LUA.test(text)) return []
    const result = readLua(text, effort)
    if ('error' in result) {
      skipped.push({ path, reason: `the Lua script could not be parsed: ${result.error}` })
      return []
    }
    return commandsOfScript(result.commands, placesIn(path, text))
  })
}

function placesIn(path: string, text: string): LuaPlaces {
  const starts = lineStarts(text)
  return (offset, length) => placeIn(path, starts, offset, offset + length)
}
