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
  /** One reason for each file, which does not depend on what was asked first. */
  readonly #reasons = new Map<string, string>()

  constructor(
    readonly skipped: Skipped[],
    readonly deadline: Deadline,
  ) {}

  /** What `read` gives, or undefined where it failed or came too late. */
  run<T>(node: ts.Node, read: () => T): T | undefined {
    if (this.deadline.isOver) return this.#tell(node, this.deadline.reason)
    try {
      return this.deadline.attend(() => placeOf(node).path, read)
    } catch (error) {
      return this.#tell(node, `not analysed in full: ${reasonOf(error)}`)
    }
  }

  /** The files in which something was left out, once each. */
  get incomplete(): Skipped[] {
    return [...this.#reasons].map(([path, reason]) => ({ path, reason }))
  }

  #tell(node: ts.Node, reason: string): undefined {
    const { path } = placeOf(node)
    const known = this.#reasons.get(path)
    if (known === undefined || reason < known) this.#reasons.set(path, reason)
  }
}
