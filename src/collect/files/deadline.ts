/** One file that a question is about. */
interface Subject {
  readonly path: () => string
  /** When the question was asked, as `performance.now()` tells it. */
  readonly since: number
}

/** Of a repository that people wrote the largest take a minute; one that takes this long was written to take for ever. */
export const MINUTES = 10

/**
 * Ends what a collector does in all. Every single question is bounded in steps, so that answers do not depend on the
 * machine; this bounds how many there are. What is not looked at any more is told, file by file.
 */
export class Deadline {
  readonly reason: string
  /** What is being looked at, so that it can be named where it takes all the time. */
  subject: Subject | undefined
  readonly #end: number

  constructor(minutes = MINUTES) {
    this.reason = `not looked at: what came before it took longer than ${minutes} minutes`
    this.#end = performance.now() + minutes * 60_000
  }

  get isOver(): boolean {
    return performance.now() >= this.#end
  }

  /** What `work` gives or throws; until then, the file of this path is what is being looked at. */
  attend<T>(path: () => string, work: () => T): T {
    const before = this.subject
    this.subject = { path, since: performance.now() }
    try {
      return work()
    } finally {
      this.subject = before
    }
  }
}
