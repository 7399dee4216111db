import type { Place } from '../../model'
import { lineStarts, placeIn } from '../files/lines'
import { parseJson } from './documents/json'
import type { Tree } from './documents/tree'
import { parseYaml } from './documents/yaml'

/** One file beside the source, with its text; parsed once, and only where a reader asks for it. */
export class ArtefactFile {
  #documents: readonly Tree[] | undefined
  #starts: readonly number[] | undefined

  constructor(
    /** Relative to the root. */
    readonly path: string,
    readonly text: string,
  ) {}

  /** The documents of a YAML or JSON file, none for other files. Throws Unreadable. */
  get documents(): readonly Tree[] {
    this.#documents ??= this.#parse()
    return this.#documents
  }

  /** The place of a range of offsets in the text. */
  placeOf(start: number, end: number): Place {
    this.#starts ??= lineStarts(this.text)
    return placeIn(this.path, this.#starts, start, end)
  }

  #parse(): readonly Tree[] {
    if (this.path.endsWith('.json')) return [parseJson(this.path, this.text)]
    return /\.ya?ml$/.test(this.path) ? parseYaml(this.path, this.text) : []
  }
}
