import { describe, expect, it } from 'vitest'
import { type LuaCommand, readLua } from '../../../src/collect/source/lua'

/** What a marker at the end of a line expects of the commands in that line: `-- conditional unsure: part of the reason`. */
const MARKER = /--\s*(always|conditional|never|not-a-write)( unsure)?(?::\s*(.+))?\s*$/

/** Reads a script that must be readable. */
export function commandsOf(script: string): LuaCommand[] {
  const result = readLua(script)
  if ('error' in result) throw new Error(`${result.error}\n${script}`)
  return result.commands
}

/** One command as a line of text: `3: SET never`. */
function told(
  script: string,
  { offset, name, ttl, unsure, because }: LuaCommand,
  withReason: string | undefined,
): string {
  const line = script.slice(0, offset).split('\n').length
  const reason = withReason === undefined ? '' : because.includes(withReason) ? `: ${withReason}` : `: ${because}`
  return `${line}: ${name} ${ttl}${unsure && ttl !== 'not-a-write' ? ' unsure' : ''}${reason}`
}

/** Every command in a marked line must be as its marker says; every command in another line must be no write. */
export function expectMarked(script: string): void {
  const markers = script.split('\n').map((line) => MARKER.exec(line))
  const commands = commandsOf(script)
  const markerOf = (command: LuaCommand) => markers[script.slice(0, command.offset).split('\n').length - 1]
  const seen = commands.map((command) => told(script, command, markerOf(command)?.[3]?.trim()))
  const expected = commands.map((command) => {
    const [, ttl = 'not-a-write', unsure, reason] = markerOf(command) ?? []
    const line = script.slice(0, command.offset).split('\n').length
    return `${line}: ${command.name} ${ttl}${unsure ?? ''}${reason ? `: ${reason.trim()}` : ''}`
  })
  expect(seen).toEqual(expected)
  const linesSeen = new Set(commands.map(({ offset }) => script.slice(0, offset).split('\n').length))
  const unmatched = markers.flatMap((marker, at) => (marker && !linesSeen.has(at + 1) ? [at + 1] : []))
  expect(unmatched).toEqual([])
}

/** A table of marked scripts as tests. */
export function describeMarked(title: string, scripts: Readonly<Record<string, string>>): void {
  describe(title, () => {
    for (const [name, script] of Object.entries(scripts)) it(name, () => expectMarked(script))
  })
}
