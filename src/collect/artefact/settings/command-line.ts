import type { Place } from '../../../model'
import type { Tree } from '../documents/tree'
import { type Gathering, unknownAt, type Wishes, wishOf } from './directives'
import { STARTS_SERVER } from './images'
import { BETWEEN, expand, shellWords } from './shell'

/** What a command line says of the server that it starts. */
interface CommandLine {
  readonly wishes: Wishes
  /** The configuration file that it names, as a path within the container. */
  readonly conf?: string
  /** It runs something that is not looked into, which may start the server in any way. */
  readonly isOpaque: boolean
  /** The server is named in it: `redis-server`. */
  readonly namesServer: boolean
}

/** The place of some words within a place, of whatever file that is. */
export type Locate = (within: Place, words: string) => Place

/** One word of a command line, and the value that it stands in. */
interface Word {
  readonly text: string
  readonly within: Tree
}

/** No command: the image starts its server with its own defaults. */
const NONE: CommandLine = { wishes: {}, isOpaque: false, namesServer: false }

/**
 * Reads the command that starts a server: a string, a list of words, or a script for `sh -c`.
 *
 * @param parts the values that make it up, in their order: entrypoint and command, or flags that are added to it
 * @param known what its variables stand for
 */
export function readCommand(
  locate: Locate,
  parts: readonly (Tree | undefined)[],
  known: ReadonlyMap<string, string>,
): CommandLine {
  const words = parts.flatMap((part) => (part ? wordsOf(part) : []))
  const [first] = words
  if (!first) return NONE
  const own = ownWords(words)
  if (!own) return { ...NONE, isOpaque: true }
  const options = words.slice(own.from, own.to)
  const conf = confIn(options)
  const named = conf === undefined ? undefined : expand(conf.text, known)
  const wishes: Gathering = { ...roleIn(words.slice(own.start, own.to)) }
  if (conf && named === undefined) Object.assign(wishes, unknownAt(locate(conf.within.place, conf.text)))
  for (const name of ['maxmemory', 'maxmemory-policy']) Object.assign(wishes, optionIn(locate, options, name, known))
  Object.assign(wishes, cacheMode(locate, options))
  return { wishes, isOpaque: false, namesServer: own.start < own.from, ...(named !== undefined && { conf: named }) }
}

/** A script that a shell is given with `-c` is one word of a command, and made of words itself. */
function wordsOf(tree: Tree): Word[] {
  const parts = tree.items.length > 0 ? tree.items : [tree]
  return parts.flatMap((part) => {
    const words = shellWords(part.text ?? '')
    const all = words.flatMap((word, index) => (words[index - 1] === '-c' ? shellWords(word) : [word]))
    return all.map((text) => ({ text, within: part }))
  })
}

/** Where the server's own words are among all of a command; undefined where it is not seen how the server is started. */
function ownWords(words: readonly Word[]): { start: number; from: number; to: number } | undefined {
  const at = words.findIndex(({ text }) => STARTS_SERVER.test(text) || /(?:^|\/)(?:redis|valkey)-sentinel$/.test(text))
  if (at < 0 && !/^-|\.conf$/.test(words[0]?.text ?? '')) return undefined
  const end = words.findIndex(({ text }, index) => index > at && text === BETWEEN)
  return { start: Math.max(at, 0), from: at + 1, to: end < 0 ? words.length : end }
}

/** `redis-server /etc/redis.conf --port 0`: the first word, or any that is a file of settings. */
function confIn(options: readonly Word[]): Word | undefined {
  const [first] = options
  if (first && !first.text.startsWith('--')) return first
  return options.find(({ text }, index) => /\.conf$/.test(text) && !/^--./.test(options[index - 1]?.text ?? ''))
}

function roleIn(words: readonly Word[]): Wishes {
  const texts = words.map(({ text }) => text)
  return {
    ...(texts.some((text) => /^--(?:replicaof|slaveof)$/.test(text)) && { isReplica: true }),
    ...(texts.some((text) => /^--sentinel$|-sentinel$/.test(text)) && { isSentinel: true }),
  }
}

/** `--maxmemory 1gb`; the last one counts. Dragonfly writes `--maxmemory=1gb`. */
function optionIn(locate: Locate, options: readonly Word[], name: string, known: ReadonlyMap<string, string>): Wishes {
  const spelling = new RegExp(`^--?${name}(?:=(.*))?$`, 'is')
  const at = options.findLastIndex(({ text }) => spelling.test(text))
  const option = options[at]
  if (!option) return {}
  const written = spelling.exec(option.text)?.[1] ?? options[at + 1]?.text ?? ''
  return wishOf(name, expand(written, known), locate(option.within.place, option.text))
}

/** Dragonfly evicts when it is told to be a cache; INFO calls that policy `eviction` (its flag --cache_mode). */
function cacheMode(locate: Locate, options: readonly Word[]): Wishes {
  const option = options.findLast(({ text }) => /^--?cache_mode(?:=(?:true|1|yes))?$/i.test(text))
  return option ? { policy: { name: 'eviction', place: locate(option.within.place, option.text) } } : {}
}
