import type { Skipped } from '../../model'
import type { Deadline } from '../files/deadline'
import { reasonOf } from '../files/failures'
import { ts } from './compiler'
import { compilerPath, scriptKind } from './program'
import type { Checkout } from './repository/checkout'

/** Files by their syntax alone, each parsed once: those of the program, and any other that a question needs. */
export class SyntaxFiles {
  readonly #parsed = new Map<string, ts.SourceFile | undefined>()

  /**
   * @param program files that the compiler was given, by path
   * @param skipped told of what could not be parsed
   */
  constructor(
    readonly checkout: Checkout,
    readonly program: ReadonlyMap<string, ts.SourceFile>,
    readonly skipped: Skipped[],
    readonly deadline: Deadline,
  ) {}

  /** One source; undefined where it cannot be parsed, which is told. The compiler knows nothing of one that is not its own. */
  file(path: string): ts.SourceFile | undefined {
    const known = this.program.get(path) ?? this.#parsed.get(path)
    if (known || this.#parsed.has(path)) return known
    const file = this.#parse(path)
    this.#parsed.set(path, file)
    return file
  }

  #parse(path: string): ts.SourceFile | undefined {
    try {
      if (this.deadline.isOver) return this.#tell(path, this.deadline.reason)
      const { text } = this.checkout.sources.get(path) ?? { text: '' }
      const name = compilerPath(path)
      return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, scriptKind(name, text))
    } catch (error) {
      return this.#tell(path, reasonOf(error))
    }
  }

  /** What the compiler could not take either was told then. */
  #tell(path: string, reason: string): undefined {
    if (!this.skipped.some((one) => one.path === path)) this.skipped.push({ path, reason, kind: 'source' })
  }
}
