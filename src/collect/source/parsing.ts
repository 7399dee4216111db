import type { Skipped } from '../../model'
import type { Deadline } from '../files/deadline'
import type { ts } from './compiler'
import { compilerPath, type Parsed, parseSource } from './program'
import type { Checkout } from './repository/checkout'

/** Files by their syntax alone, each parsed once: those of the program, and any other that a question needs. */
export class SyntaxFiles {
  /**
   * @param parsed what the program has parsed; what is parsed here is added
   * @param skipped told of what could not be parsed
   */
  constructor(
    readonly checkout: Checkout,
    readonly parsed: Parsed,
    readonly skipped: Skipped[],
    readonly deadline: Deadline,
  ) {}

  /** One source; undefined where it cannot be parsed, which is told. The compiler knows nothing of one that is not its own. */
  file(path: string): ts.SourceFile | undefined {
    const isLate = this.deadline.isOver && !this.parsed.has(compilerPath(path))
    if (isLate) return this.#tell(path, this.deadline.reason)
    return parseSource(this.checkout, path, this.parsed, (reason) => this.#tell(path, reason))
  }

  /** What the compiler could not take either was told then. */
  #tell(path: string, reason: string): undefined {
    if (!this.skipped.some((one) => one.path === path)) this.skipped.push({ path, reason, kind: 'source' })
  }
}
