import type { Place } from '../../model'
import { reasonOf, Unreadable } from '../files/failures'
import { lineStarts, placeIn } from '../files/lines'
import type { Charts } from './charts'
import { parseJson } from './documents/json'
import { documentsWithin } from './documents/nested'
import { type Filled, fillTemplate, isHelmTemplate } from './documents/template'
import type { Tree } from './documents/tree'
import type { Values } from './documents/values'
import { parseYaml } from './documents/yaml'
import { isOfInterest } from './interest'

const YAML = /\.(?:ya?ml|rules|tpl|tmpl|gotmpl|j2|ya?ml\.\w{2,10})$/i
/** Helm renders no file of such a name; it holds pieces for the others, names and labels for the most part. */
const PARTIAL = /(?:^|\/)_[^/]{1,100}\.tpl$/
/** What such a piece has to hold to be missed where it cannot be read. */
const SAYS_MORE = /^[ \t-]{0,60}(?:alert|record|image):|(?:redis|valkey)[_-]exporter|maxmemory/m
/** A text of one line is no document. */
const SEVERAL_LINES = /\n[ \t]{0,40}\S|^\s{0,100}[[{]/

/** One file beside the source, with its text; parsed once, and only where a reader asks for it. */
export class ArtefactFile {
  #documents: readonly Tree[] | { readonly failure: unknown } | undefined
  #every: readonly Tree[] | undefined
  #starts: readonly number[] | undefined
  #filled: Filled | undefined

  constructor(
    /** Relative to the root. */
    readonly path: string,
    readonly text: string,
    readonly charts?: Charts,
  ) {}

  /** The documents of a YAML or JSON file, none for other files; templates are filled in. Throws Unreadable. */
  get documents(): readonly Tree[] {
    this.#documents ??= this.#attempt()
    if ('failure' in this.#documents) throw this.#documents.failure
    return this.#documents
  }

  /** The documents, and those that stand as texts within their values, as files do in a ConfigMap. Throws Unreadable. */
  get everyDocument(): readonly Tree[] {
    this.#every ??= this.#everyDocument()
    return this.#every
  }

  /** The place of a range of offsets in the text. */
  placeOf(start: number, end: number): Place {
    return placeIn(this.path, this.#lineStarts, start, end)
  }

  /** The offset at which a line starts, counted from 0; the end of the text for lines that it does not have. */
  lineStart(line: number): number {
    return this.#lineStarts[line] ?? this.text.length
  }

  get #lineStarts(): readonly number[] {
    this.#starts ??= lineStarts(this.text)
    return this.#starts
  }

  /**
   * The place of some words within a place, the last where they stand there several times; the whole place, if nowhere.
   * A part of a longer word does not count.
   */
  placeOfWords(within: Place, words: string): Place {
    const start = this.lineStart(within.line - 1) + within.column - 1
    const end = this.lineStart(within.endLine - 1) + within.endColumn - 1
    const text = this.text.slice(start, end)
    let at = words === '' ? -1 : text.lastIndexOf(words)
    while (at > 0 && /[\w-]/.test(text[at + words.length] ?? '')) at = text.lastIndexOf(words, at - 1)
    return at < 0 ? within : this.placeOf(start + at, start + at + words.length)
  }

  /** A text out of a document with what a template still leaves open in it filled in, or a placeholder. */
  resolved(text: string): string {
    return text.includes('{{') || text.includes('{%') ? fillTemplate(text, this.#chartValues()).text : text
  }

  /** Whether it is a template of Helm, of which parts are left out. */
  get isTemplate(): boolean {
    return isHelmTemplate(this.text)
  }

  /** Why a line may not be there once the template is rendered, as a clause; undefined where nothing says so. */
  conditionAt(line: number): string | undefined {
    const omission = this.#filled?.omissions.find(({ from, to }) => from <= line && line <= to)
    return omission && `it is rendered only with \`${omission.condition}\`, which the values of the chart do not set`
  }

  /** What cannot be read is not tried again for the next reader. */
  #attempt(): readonly Tree[] | { readonly failure: unknown } {
    try {
      return this.#parse()
    } catch (failure) {
      return { failure }
    }
  }

  #parse(): readonly Tree[] {
    const isJson = this.path.endsWith('.json')
    if (!isJson && !YAML.test(this.path)) return []
    const isTemplate = !isJson && isHelmTemplate(this.text)
    if (isTemplate) this.#filled = fillTemplate(this.text, this.#chartValues())
    try {
      return isJson ? [parseJson(this.path, this.text)] : parseYaml(this.path, this.#filled?.text ?? this.text)
    } catch (error) {
      if (PARTIAL.test(this.path) && !SAYS_MORE.test(this.text)) return []
      throw isTemplate ? asTemplate(error) : error
    }
  }

  #everyDocument(): readonly Tree[] {
    const lines = (this.#filled?.text ?? this.text).split(/\r\n|\n|\r/)
    const within = this.documents.flatMap((document) => {
      const texts = [...document.all()].filter(
        ({ content }) => typeof content === 'string' && SEVERAL_LINES.test(content) && isOfInterest(content),
      )
      return texts.flatMap((text) => documentsWithin(text, lines))
    })
    return [...this.documents, ...within]
  }

  /** The values of the chart that the file belongs to. */
  #chartValues(): Values | undefined {
    return this.charts?.valuesFor(this.path)
  }
}

function asTemplate(error: unknown): unknown {
  if (!(error instanceof Unreadable)) return error
  return new Unreadable(`a template that is not YAML by itself (${reasonOf(error)})`)
}
