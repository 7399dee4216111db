import type { Skipped } from '../../../model'
import type { Deadline } from '../../files/deadline'
import { reasonOf } from '../../files/failures'
import type { ts } from '../compiler'
import { placeOf } from './site'

/**
 * Keeps one expression that the compiler cannot digest (chains and nestings deeper than the call stack) from costing
 * more than itself, and all of them together from taking for ever: what is left out is told.
 */
export class Guard {
  readonly #told = new Set<string>()

  constructor(
    readonly skipped: Skipped[],
    readonly deadline: Deadline,
  ) {}

  /** What `read` gives, or undefined where it failed or came too late. */
  run<T>(node: ts.Node, read: () => T): T | undefined {
    if (this.deadline.isOver) return this.#tell(node, this.deadline.reason)
    try {
      return read()
    } catch (error) {
      return this.#tell(node, `not analysed in full: ${reasonOf(error)}`)
    }
  }

  #tell(node: ts.Node, reason: string): undefined {
    const { path } = placeOf(node)
    if (!this.#told.has(path)) this.skipped.push({ path, reason })
    this.#told.add(path)
  }
}
