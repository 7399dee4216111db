import type { Place } from './place'

/** One replacement in a source; a place without extent is an insertion. */
export interface Edit {
  readonly place: Place
  readonly text: string
}

/** How the file of a finding can be changed so that the finding is gone. */
export interface Fix {
  /** What is done, as an imperative without a full stop. */
  readonly title: string
  /**
   * The program does the same afterwards, or only fails faster in the way the rule asks for. What is not safe is
   * suggested, and is done where somebody asks for it.
   */
  readonly isSafe: boolean
  /** In the file of the finding, none of them over another. */
  readonly edits: readonly Edit[]
  /** SHA-256 (hex) of the file that the edits were made for, without a byte order mark: they fit no other. */
  readonly digest: string
}
