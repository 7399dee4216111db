import { importedNames } from './exports'

/** What holds options, lifetimes, keys or clients is called so; most of what barrels pass on is none of them. */
const TELLING =
  /redis|valkey|cache|client|conn|option|config|setting|ttl|expir|lifetime|duration|millis|second|minute|hour|day|week|month|key|prefix|url|env/i
/** `DAY`, `MAX_AGE`. */
const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/

/** `Sessions.keyPrefix`, `Settings.TTL`. */
const OF_CLASS = /(?<![\w$.])([A-Z][\w$]{0,60})\.([A-Za-z_$][\w$]{0,60})/g

/** Names that a file imports for options, lifetimes, keys or clients, by its text: the name says so, or a member that is asked of it. */
export function tellingNames(text: string): string[] {
  const asked = new Set(
    [...text.matchAll(OF_CLASS)].flatMap(([, name, member]) => (isTelling(member as string) ? [name] : [])),
  )
  return importedNames(text).filter((name) => isTelling(name) || asked.has(name))
}

function isTelling(name: string): boolean {
  return TELLING.test(name) || (name.length > 2 && CONSTANT.test(name))
}
