/** Questions about the repository as a whole: one share asks each of them, so that they do not all fall to the first. */
const WHOLE_QUESTIONS = ['counters', 'flushes', 'manifests'] as const

/**
 * What one of several runs answers for. Names are followed across files, so that every share reads what all others read;
 * divided is the work on what was found: by the file in which it stands, or by the question.
 */
export class Share {
  /**
   * @param index from 1 to `count`
   * @param count how many shares there are
   */
  constructor(
    readonly index: number,
    readonly count: number,
  ) {}

  /** Whether what stands in a file is of this share. The same on every machine, whatever other files there are. */
  holds(path: string): boolean {
    return this.count === 1 || hash(path) % this.count === this.index - 1
  }

  /** Whether a question about the repository as a whole is asked by this share. */
  takes(question: (typeof WHOLE_QUESTIONS)[number]): boolean {
    return WHOLE_QUESTIONS.indexOf(question) % this.count === this.index - 1
  }
}

/** FNV-1a (32 bits) over the code units: spreads even paths that differ in one letter. */
function hash(path: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < path.length; at++) value = Math.imul(value ^ path.charCodeAt(at), 0x01000193)
  return value >>> 0
}
