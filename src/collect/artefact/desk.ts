import type { ArtefactEvidence, ArtefactTopic, PrometheusEvidence, UnreadArtefact } from '../../model'
import { Deadline } from '../files/deadline'
import { reasonOf } from '../files/failures'
import { type Beside, Charts } from './charts'
import { ArtefactFile } from './file'
import { Found, type Neighbours, type Reader } from './found'
import { judgeRules } from './prometheus/judge'
import { joinLive } from './prometheus/live'
import { readers } from './readers'
import { settle } from './settings/settle'

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
  readonly #charts: Charts

  /**
   * @param beside for what a file needs of another, as a template of the values of its chart
   * @param minutes after which what is left is told as not looked at
   */
  constructor(
    readonly beside: Beside,
    minutes?: number,
  ) {
    this.#deadline = new Deadline(minutes)
    this.#charts = new Charts(beside)
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
    const file = new ArtefactFile(path, text, this.#charts)
    for (const reader of willing) this.#guard(path, reader.topics, () => reader.read(file, this.found))
  }

  /**
   * What readers make of all files together; they may open further files for it.
   *
   * @param paths the files that readers may look at
   */
  conclude(paths: readonly string[]): void {
    for (const reader of readers) {
      if (!reader.finish) continue
      const together = () => reader.finish?.(this.found, this.#neighbours(reader, paths))
      if (!this.#deadline.isOver) this.#guard('.', reader.topics, together)
      else if (!this.#isLate) this.#tell('.', this.#deadline.reason, [reader])
    }
    const open = (path: string) => this.#open(path)
    this.#guard('.', ['server-settings'], () => this.found.settings.push(...settle(this.found.deployments, open)))
  }

  /** What one step makes of the files is lost as a whole where it fails; what others read is not. */
  #guard(path: string, topics: readonly ArtefactTopic[], step: () => unknown): void {
    try {
      step()
    } catch (error) {
      this.#note(path, reasonOf(error), topics)
    }
  }

  /** Whether files were left out already for want of time. */
  get #isLate(): boolean {
    return this.unread.some(({ reason }) => reason === this.#deadline.reason)
  }

  #neighbours(reader: Reader, paths: readonly string[]): Neighbours {
    return {
      paths,
      text: (path) => this.#open(path)?.text,
      tell: (path, reason) => this.#tell(path, reason, [reader]),
    }
  }

  /** A file that another refers to, whatever its name: what it says is found in it as well. */
  #open(path: string): ArtefactFile | undefined {
    const text = path === '' ? undefined : (this.#texts.get(path) ?? this.beside(path))
    if (text === undefined) return undefined
    this.#texts.set(path, text)
    return new ArtefactFile(path, text, this.#charts)
  }

  /** What was found, together with what a running Prometheus has loaded. */
  finish(prometheus?: PrometheusEvidence): ArtefactEvidence {
    if (prometheus) joinLive(this.found.rules, prometheus)
    const { monitors, settings, hotKeyChecks, procedures, keysRecipes, otherAlerts } = this.found
    const rules = judgeRules(this.found.rules, this.found.routings)
    for (const { path, reason } of rules.unread) this.#note(path, reason, ['alerts'])
    const alerts = [...this.found.alerts, ...rules.alerts]
    return {
      alerts,
      allAlerts: alerts.length + otherAlerts + rules.others,
      monitors,
      settings,
      hotKeyChecks,
      procedures,
      keysRecipes,
      files: this.#texts.size,
      unread: this.unread,
      text: (path) => this.#texts.get(path),
    }
  }

  /** One entry for a file, whichever of its readers failed. */
  #tell(path: string, reason: string, concerned: readonly Reader[]): void {
    this.#note(
      path,
      reason,
      concerned.flatMap((reader) => reader.topics),
    )
  }

  #note(path: string, reason: string, open: readonly ArtefactTopic[]): void {
    const topics = new Set<ArtefactTopic>(open)
    const at = this.unread.findIndex((one) => one.path === path && one.reason === reason)
    for (const topic of this.unread[at]?.topics ?? []) topics.add(topic)
    const told: UnreadArtefact = { path, reason, kind: 'artefact', topics: [...topics] }
    if (at < 0) this.unread.push(told)
    else this.unread[at] = told
  }
}
