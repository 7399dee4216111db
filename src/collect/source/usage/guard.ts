import type { ts } from 'ts-morph'
import type { Skipped } from '../../../model'
import { reasonOf } from '../failures'
import { placeOf } from './site'

/**
 * Keeps one expression that the compiler cannot digest (chains and nestings deeper than the call stack) from costing
 * more than itself: it is left out, and told.
 */
export class Guard {
  readonly #told = new Set<string>()

  constructor(readonly skipped: Skipped[]) {}

  /** What `read` gives, or undefined where it failed. */
  run<T>(node: ts.Node, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      const { path } = placeOf(node)
      if (!this.#told.has(path)) this.skipped.push({ path, reason: `not analysed in full: ${reasonOf(error)}` })
      this.#told.add(path)
      return undefined
    }
  }
}
