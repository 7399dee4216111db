import type { ArtefactEvidence, ArtefactTopic, UnreadArtefact } from '../../model'
import { Deadline } from '../files/deadline'
import { reasonOf } from '../files/failures'
import { ArtefactFile } from './file'
import { Found, type Reader } from './found'
import { readers } from './readers'

/** A file whose text is worth a look; with a reason where it cannot be parsed, and its text only says what it is about. */
export interface Sheet {
  readonly path: string
  readonly text: string
  readonly unread?: string
}

/** Gives each file to the readers that know its kind. */
export class Desk {
  readonly found = new Found()
  readonly unread: UnreadArtefact[] = []
  readonly #texts = new Map<string, string>()
  readonly #deadline: Deadline

  /** @param minutes after which what is left is told as not looked at */
  constructor(minutes?: number) {
    this.#deadline = new Deadline(minutes)
  }

  look({ path, text, unread }: Sheet): void {
    const willing = readers.filter((reader) => reader.accepts(path) && reader.mentions.test(text))
    if (willing.length === 0) return
    const reason = this.#deadline.isOver ? this.#deadline.reason : unread
    if (reason !== undefined) this.#tell(path, reason, willing)
    else this.#read(path, text, willing)
  }

  #read(path: string, text: string, willing: readonly Reader[]): void {
    this.#texts.set(path, text)
    const file = new ArtefactFile(path, text)
    for (const reader of willing) {
      try {
        reader.read(file, this.found)
      } catch (error) {
        this.#tell(path, reasonOf(error), [reader])
      }
    }
  }

  finish(): ArtefactEvidence {
    const { alerts, monitors, settings, hotKeyChecks, otherAlerts } = this.found
    return {
      alerts,
      allAlerts: alerts.length + otherAlerts,
      monitors,
      settings,
      hotKeyChecks,
      files: this.#texts.size,
      unread: this.unread,
      text: (path) => this.#texts.get(path),
    }
  }

  /** One entry for a file, whichever of its readers failed. */
  #tell(path: string, reason: string, concerned: readonly Reader[]): void {
    const topics = new Set<ArtefactTopic>(concerned.flatMap((reader) => reader.topics))
    const at = this.unread.findIndex((one) => one.path === path && one.reason === reason)
    for (const topic of this.unread[at]?.topics ?? []) topics.add(topic)
    const told: UnreadArtefact = { path, reason, kind: 'artefact', topics: [...topics] }
    if (at < 0) this.unread.push(told)
    else this.unread[at] = told
  }
}
