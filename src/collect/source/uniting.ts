import {
  type Command,
  comparePlaces,
  compareTexts,
  type HotKeyCheck,
  type Monitor,
  type Skipped,
  type SourceEvidence,
  spotOf,
} from '../../model'
import { checksByCommands } from './hot-keys/key-counts'
import type { SourcePart } from './part'
import { doubtPipelines } from './protection'
import { statementFinder } from './statements'

/**
 * The evidence of a repository out of what its shares have found, each of them once. Nothing in it tells how many there
 * were.
 *
 * @param text the text of a source, by its path
 */
export function unite(first: SourcePart, others: readonly SourcePart[], text: SourceEvidence['text']): SourceEvidence {
  const { clients, consumers, adapters, libraries, alarms, suppressions, files, missedCallers } = first
  const parts = [first, ...others]
  const found = parts
    .flatMap(({ commands }) => commands)
    .sort((one, other) => one.at - other.at)
    .map(({ command }) => command)
    .filter(isFirst())
  const counters = parts.flatMap((part) => part.counters)
  const commands = sorted(found)
  const doubts = [doubtPipelines({ commands, clients }), missedCallers].filter((doubt) => doubt !== undefined)
  return {
    clients,
    consumers,
    adapters: adapters ?? [],
    libraries: libraries ?? [],
    alarms: alarms ?? [],
    counters,
    hotKeyChecks: allChecks(parts, found, counters),
    flushes: parts.flatMap((part) => part.flushes),
    unreadTests: parts.flatMap((part) => part.unreadTests),
    commands,
    ...(doubts.length > 0 && { unfollowed: doubts.join('; ') }),
    suppressions,
    skipped: allSkipped(parts),
    files,
    text,
    statementAt: statementFinder(text),
  }
}

function allChecks(
  parts: readonly SourcePart[],
  commands: readonly Command[],
  counters: readonly Monitor[],
): HotKeyCheck[] {
  const byKey = counters.filter(({ subjects, doubts = [] }) => subjects.includes('hot-keys') && doubts.length === 0)
  return [
    ...sorted(parts.flatMap(({ hotKeyChecks }) => hotKeyChecks.around)),
    ...checksByCommands(commands),
    ...byKey.map(({ place, name }) => ({ place, what: `counts reads by the prefix of the key (${name})` })),
    ...sorted(parts.flatMap(({ hotKeyChecks }) => hotKeyChecks.written)),
  ]
}

/** Several shares may meet the same file: it is told once, and for the same reason whoever met it. */
function allSkipped(parts: readonly SourcePart[]): Skipped[] {
  const told = parts.flatMap(({ skipped }) => skipped)
  const incomplete = parts.flatMap((part) => part.incomplete).sort(compareSkipped)
  const byReason = new Map(told.map((one) => [`${one.path}\0${one.reason}`, one]))
  const byPath = new Map(incomplete.reverse().map((one) => [one.path, one]))
  return [...byReason.values(), ...byPath.values()].sort(compareSkipped)
}

function compareSkipped(one: Skipped, other: Skipped): number {
  return compareTexts(one.path, other.path) || compareTexts(one.reason, other.reason)
}

function sorted<T extends Pick<Command, 'place'>>(found: readonly T[]): T[] {
  return [...found].sort((one, other) => comparePlaces(one.place, other.place))
}

/** A wrapper with several writes of one kind is called once: the call is one command. */
function isFirst(): (command: Command) => boolean {
  const seen = new Set<string>()
  return ({ via, name, place }) => {
    if (via !== 'wrapper') return true
    const id = `${name} ${spotOf(place)}`
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  }
}
