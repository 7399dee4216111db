import type { Command } from '../../../model'
import { isOperatorFile } from '../../files/scope'
import { ts } from '../compiler'
import { functionName, isFunctionNode, owningScope } from '../trace/syntax'
import type { Site } from '../usage/site'

/** What a function is called that makes the readers build other keys. */
const INTENT = /flush|clear|invalidat|purge|bump|reset|bust|rotate|refresh|evict|wipe|increment|nextversion|newversion/i

/** Whether it may do one of the two, as far as that shows before the command is read. */
export function mayFlushAtOnce(site: Site): boolean {
  const { name } = site.facts
  return /^(?:INCR|FLUSH(?:ALL|DB)$)/.test(name) || isRaise(site)
}

/** Whether a write raises the version that other keys are built from, which drops them all. */
export function raisesVersion(site: Site, command: Command | undefined): boolean {
  if (!command?.buildsKeys) return false
  // `SET version 1` where there is none yet starts the count.
  return /^INCR/.test(site.facts.name) || (isRaise(site) && !command.flags?.includes('NX'))
}

function isRaise(site: Site): boolean {
  if (site.facts.name !== 'SET') return false
  const owner = owningScope(site.sender)
  const name = isFunctionNode(owner) ? functionName(owner) : undefined
  const value = site.args?.[1]
  return name !== undefined && INTENT.test(name) && value !== undefined && !ts.isStringLiteralLike(value)
}

/** Whether a command drops a whole database from where that is allowed: an operator's script. */
export function dropsDatabase({ facts }: Site, command: Command | undefined): boolean {
  return command !== undefined && isOperatorFile(command.place.path) && /^FLUSH(?:ALL|DB)$/.test(facts.name)
}

/** What sets are called that name the keys of a cache, and functions that empty one. */
const INDEX = /cache|tag|flush|clear|invalidat|purge|evict|wipe|bust|index|keys\b/i

/** Whether a set names keys of a cache, by what the set or the function is called. */
export function isKeyIndex(set: string | null, owner: string): boolean {
  return INDEX.test(owner) || (set !== null && INDEX.test(set))
}
