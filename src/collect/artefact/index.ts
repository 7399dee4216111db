import { type ArtefactEvidence, type Collected, count, isShardText, type PrometheusEvidence } from '../../model'
import { type Listing, listFiles } from '../files/listing'
import type { FileReader } from '../files/reading'
import { ignoring } from '../files/scope'
import { candidatesOf } from './candidates'
import type { Sheet } from './desk'
import { isAboutRedis, isOfInterest } from './interest'
import { isMoreThanMentioned, mayBeUsedUnseen, userUnseen } from './mentions'

export { candidatesOf } from './candidates'

/** What to read. */
export interface ArtefactOptions {
  /** Globs of files that are not looked at, relative to the root. */
  readonly ignore: readonly string[]
  /** What the root holds, where somebody has listed it already. */
  readonly listing?: Listing
  /** True where the source uses Redis: a repository that says nothing of it elsewhere leaves out what the rules look for. */
  readonly isUsed?: boolean
  /** True where the source was looked at and does not use Redis: to speak of it elsewhere is then no use of it either. */
  readonly isUnused?: boolean
  /** After how many minutes what is left is told as not looked at; {@link Deadline} has a default. */
  readonly minutes?: number
  /** What a running Prometheus said: its alerts are judged with those of the files. */
  readonly prometheus?: PrometheusEvidence
}

/** Larger than any file that a person keeps; dashboards of that size are exports that nobody reads either. */
const MAX_BYTES = 2_000_000
/** What is too large to be read is still searched for words up to this size. */
const MAX_SEARCHED_BYTES = 64_000_000

/**
 * Reads the files beside the source: alert rules, dashboards, configuration of the server, runbooks. Nothing is executed,
 * no template is rendered with anything from outside, no link is followed. `not-applicable` where nothing in the
 * repository is about Redis, or where it is only spoken of. A file that cannot be read costs itself alone and is told.
 */
export async function collectArtefacts(root: string, options: ArtefactOptions): Promise<Collected<ArtefactEvidence>> {
  const listing = options.listing ?? (await listFiles(root))
  if ('reason' in listing) return { status: 'not-collected', reason: listing.reason }
  const paths = candidatesOf(listing.paths, options.ignore)
  const sheets = paths.flatMap((path) => read(listing.files, path) ?? [])
  if (!options.prometheus && !sheets.some(({ path, text }) => isAboutRedis(path) || isAboutRedis(text))) {
    if (options.isUsed) return { status: 'collected', value: withUser(NOTHING, listing, options) }
    return {
      status: 'not-applicable',
      reason: `none of ${count(paths.length, 'file')} beside the source is about Redis`,
    }
  }
  const { Desk } = await import('./desk')
  const desk = new Desk((path) => textOf(listing.files, path), options.minutes)
  for (const sheet of sheets) desk.look(sheet)
  desk.conclude(paths)
  const value = desk.finish(options.prometheus)
  const isMentionedOnly = options.isUnused && !options.prometheus && isEmpty(value) && !mayBeUsedUnseen(listing)
  if (isMentionedOnly && !sheets.some(isMoreThanMentioned)) {
    const mentions = sheets.filter(({ text }) => isAboutRedis(text)).length
    const among = `${mentions} of ${count(paths.length, 'file')} beside the source`
    return { status: 'not-applicable', reason: `Redis is spoken of only in prose or comments, in ${among}` }
  }
  return { status: 'collected', value: withUser(value, listing, options) }
}

/** With a source of another language that uses Redis, where the sources that are analysed were looked at. */
function withUser(
  evidence: ArtefactEvidence,
  listing: Listing,
  { isUsed, isUnused, ignore }: ArtefactOptions,
): ArtefactEvidence {
  const user = isUsed || isUnused ? userUnseen(listing, ignoring(ignore)) : undefined
  return user === undefined ? evidence : { ...evidence, user }
}

/** Whether nothing was found that a rule looks at, and nothing was left unread. */
function isEmpty({ files, text, allAlerts, user, ...found }: ArtefactEvidence): boolean {
  return Object.values(found).every((all) => all.length === 0)
}

const NOTHING: ArtefactEvidence = {
  alerts: [],
  allAlerts: 0,
  monitors: [],
  settings: [],
  hotKeyChecks: [],
  procedures: [],
  keysRecipes: [],
  files: 0,
  unread: [],
  text: () => undefined,
}

function read(files: FileReader, path: string): Sheet | undefined {
  const reading = files.text(path, MAX_BYTES)
  if ('text' in reading) return isWorthReading(path, reading.text) ? { path, text: reading.text } : undefined
  if (reading.isMissing) return undefined
  // Most large files are data: those that name nothing of interest leave nothing open.
  const searched = files.bytes(path, MAX_SEARCHED_BYTES)
  const text = 'bytes' in searched ? searched.bytes.toString('latin1') : ''
  return isWorthReading(path, text) ? { path, text, unread: reading.reason } : undefined
}

function textOf(files: FileReader, path: string): string | undefined {
  const reading = files.text(path, MAX_BYTES)
  return 'text' in reading ? reading.text : undefined
}

/** The name of a file may say what its text takes for granted: `redis.conf`. */
function isWorthReading(path: string, text: string): boolean {
  return (isOfInterest(text) || isOfInterest(path)) && !isDefinition(text) && !isShardText(text)
}

const KIND = /^kind:.{0,80}/gm

/** Definitions of resources of Kubernetes are large and say what may be written, not what runs. */
function isDefinition(text: string): boolean {
  const kinds = text.match(KIND) ?? []
  return kinds.length > 0 && kinds.every((kind) => /\bCustomResourceDefinition\b/.test(kind))
}
