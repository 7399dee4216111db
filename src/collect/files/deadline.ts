/** Of a repository that people wrote the largest take a minute; one that takes this long was written to take for ever. */
const MINUTES = 10

/**
 * Ends what a collector does in all. Every single question is bounded in steps, so that answers do not depend on the
 * machine; this bounds how many there are. What is not looked at any more is told, file by file.
 */
export class Deadline {
  readonly reason: string
  readonly #end: number

  constructor(minutes = MINUTES) {
    this.reason = `not looked at: what came before it took longer than ${minutes} minutes`
    this.#end = performance.now() + minutes * 60_000
  }

  get isOver(): boolean {
    return performance.now() >= this.#end
  }
}
