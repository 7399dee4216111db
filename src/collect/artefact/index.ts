import { type ArtefactEvidence, type ArtefactTopic, type Collected, count, type UnreadArtefact } from '../../model'
import { reasonOf } from '../files/failures'
import { type Listing, listFiles } from '../files/listing'
import { FileReader } from '../files/reading'
import { candidatesOf } from './candidates'
import { ArtefactFile } from './file'
import { Found, type Reader } from './found'

/** What to read. */
export interface ArtefactOptions {
  /** Globs of files that are not looked at, relative to the root. */
  readonly ignore: readonly string[]
  /** What the root holds, where somebody has listed it already. */
  readonly listing?: Listing
}

/** Larger than any file that a person keeps; dashboards of that size are exports that nobody reads either. */
const MAX_BYTES = 2_000_000
/** What is too large to be read is still searched for words up to this size. */
const MAX_SEARCHED_BYTES = 64_000_000

/**
 * Reads the files beside the source: alert rules, dashboards, configuration of the server, runbooks. Nothing is executed,
 * no template is rendered with anything from outside, no link is followed. `not-applicable` where none of them is about
 * Redis. A file that cannot be read costs itself alone and is told.
 */
export async function collectArtefacts(root: string, options: ArtefactOptions): Promise<Collected<ArtefactEvidence>> {
  const listing = options.listing ?? (await listFiles(root))
  if ('reason' in listing) return { status: 'not-collected', reason: listing.reason }
  const { readers } = await import('./readers')
  const desk = new Desk(new FileReader(root), readers)
  for (const path of candidatesOf(listing.paths, options.ignore)) desk.look(path)
  if (desk.read === 0 && desk.unread.length === 0) {
    return {
      status: 'not-applicable',
      reason: `none of ${count(desk.looked, 'file')} beside the source is about Redis`,
    }
  }
  return { status: 'collected', value: desk.finish() }
}

/** Gives each file to the readers that know its kind. */
class Desk {
  readonly found = new Found()
  readonly unread: UnreadArtefact[] = []
  looked = 0
  read = 0
  readonly #texts = new Map<string, string>()

  constructor(
    readonly files: FileReader,
    readonly readers: readonly Reader[],
  ) {}

  look(path: string): void {
    const accepting = this.readers.filter((reader) => reader.accepts(path))
    if (accepting.length === 0) return
    this.looked++
    const reading = this.files.text(path, MAX_BYTES)
    if ('text' in reading) this.#hand(new ArtefactFile(path, reading.text), accepting)
    else if (!reading.isMissing) this.#tell(path, reading.reason, this.#concerned(path, accepting))
  }

  /** Most large files are data: those that name nothing of interest leave nothing open. */
  #concerned(path: string, accepting: readonly Reader[]): readonly Reader[] {
    const reading = this.files.bytes(path, MAX_SEARCHED_BYTES)
    if (!('bytes' in reading)) return accepting
    const text = reading.bytes.toString('latin1')
    return accepting.filter(({ mentions }) => mentions.test(text))
  }

  finish(): ArtefactEvidence {
    const { alerts, monitors, settings, hotKeyChecks, otherAlerts } = this.found
    return {
      alerts,
      allAlerts: alerts.length + otherAlerts,
      monitors,
      settings,
      hotKeyChecks,
      files: this.read,
      unread: this.unread,
      text: (path) => this.#texts.get(path),
    }
  }

  #hand(file: ArtefactFile, accepting: readonly Reader[]): void {
    const willing = accepting.filter(({ mentions }) => mentions.test(file.text))
    if (willing.length === 0) return
    this.read++
    this.#texts.set(file.path, file.text)
    for (const reader of willing) {
      try {
        reader.read(file, this.found)
      } catch (error) {
        this.#tell(file.path, reasonOf(error), [reader])
      }
    }
  }

  /** One entry for a file, whichever of its readers failed. */
  #tell(path: string, reason: string, readers: readonly Reader[]): void {
    if (readers.length === 0) return
    const topics = new Set<ArtefactTopic>(readers.flatMap((reader) => reader.topics))
    const at = this.unread.findIndex((one) => one.path === path && one.reason === reason)
    for (const topic of this.unread[at]?.topics ?? []) topics.add(topic)
    this.unread.splice(at < 0 ? this.unread.length : at, at < 0 ? 0 : 1, {
      path,
      reason,
      kind: 'artefact',
      topics: [...topics],
    })
  }
}
