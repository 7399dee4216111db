import type { Place, ServerSettings } from '../../../model'
import { hasPlaceholder } from '../documents/placeholder'
import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import { bytesOf } from './sizes'

/** What a configuration, a command line or an environment asks of one server. */
export interface Wishes {
  readonly maxmemory?: NonNullable<ServerSettings['maxmemory']>
  readonly policy?: NonNullable<ServerSettings['policy']>
  /** It copies another server: what that one evicts is gone here as well. */
  readonly isReplica?: true
  /** A sentinel keeps no data. */
  readonly isSentinel?: true
}

/** Wishes that are being gathered. */
export type Gathering = { -readonly [K in keyof Wishes]: Wishes[K] }

/** A text in the language of redis.conf, wherever it stands. */
export interface ConfText {
  /** The file that it is, or stands in. */
  readonly path: string
  readonly text: string
  readonly place: Place
  /** The place of some words of it, which begin at an index. */
  at(index: number, words: string): Place
}

/** A file in the language of redis.conf. */
export function confOfFile(file: ArtefactFile): ConfText {
  const place = file.placeOf(0, 0)
  return { path: file.path, text: file.text, place, at: (index, words) => file.placeOf(index, index + words.length) }
}

/** A value in a YAML file in the language of redis.conf. */
export function confOfTree(file: ArtefactFile, tree: Tree): ConfText {
  return {
    path: file.path,
    text: tree.text ?? '',
    place: tree.place,
    at: (_, words) => file.placeOfWords(tree.place, words),
  }
}

const DIRECTIVE =
  /^[ \t]{0,20}(maxmemory|maxmemory-policy|include|replicaof|slaveof|sentinel)[ \t]{1,20}([^\s#]\S{0,200})/gim

/** Finds what an `include` names; undefined where it is not in the repository. */
export type FindConf = (path: string, from: ConfText) => ConfText | undefined

/** Redis itself stops at no depth; a configuration of more than this is a circle. */
const MAX_INCLUDES = 20

/** What a configuration asks, its includes among it: the last directive of a name counts, as for the server. */
export function wishesIn(conf: ConfText, find: FindConf, left = { includes: MAX_INCLUDES }): Wishes {
  const wishes: Gathering = {}
  const found = [...conf.text.matchAll(DIRECTIVE)]
  const last = new Map(found.map((match, index) => [nameOf(match), index]))
  for (const [position, match] of found.entries()) {
    const name = nameOf(match)
    // Only the last one is placed: finding a place costs time, and a file may hold thousands.
    if (name !== 'include' && last.get(name) !== position) continue
    const words = match[0].trimStart()
    const place = () => conf.at(match.index + match[0].length - words.length, words)
    Object.assign(
      wishes,
      wishOfDirective(name, unquoted(match[2] ?? ''), place, (path) => included(path, place)),
    )
  }
  return wishes

  function included(path: string, place: () => Place): Wishes {
    if (left.includes-- <= 0) return {}
    const other = find(path, conf)
    return other ? wishesIn(other, find, left) : unknownAt(place())
  }
}

function wishOfDirective(name: string, value: string, place: () => Place, included: (path: string) => Wishes): Wishes {
  if (name === 'include') return included(value)
  if (name === 'sentinel') return { isSentinel: true }
  if (name === 'replicaof' || name === 'slaveof') return { isReplica: true }
  return wishOf(name, value, place())
}

/** One directive or flag: `maxmemory` or `maxmemory-policy`, and its value. Undefined: the value is not known here. */
export function wishOf(name: string, value: string | undefined, place: Place): Wishes {
  if (name === 'maxmemory') return { maxmemory: { bytes: value === undefined ? null : bytesOf(value), place } }
  const isKnown = value !== undefined && !hasPlaceholder(value) && /^[a-z][a-z_-]{2,30}$/i.test(value)
  return { policy: { name: isKnown ? value.toLowerCase() : null, place } }
}

/** Both may be set by something that is not in the repository. */
export function unknownAt(place: Place): Wishes {
  return { maxmemory: { bytes: null, place }, policy: { name: null, place } }
}

function nameOf(match: RegExpExecArray): string {
  return (match[1] ?? '').toLowerCase()
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, '$2')
}
