import { posix } from 'node:path'
import type { Place } from '../../model'
import { reasonOf, Unreadable } from '../files/failures'
import { foldersUpFrom } from '../files/folders'
import { lineStarts, placeIn } from '../files/lines'
import { parseJson } from './documents/json'
import { documentsWithin } from './documents/nested'
import { type Filled, fillTemplate, isHelmTemplate } from './documents/template'
import type { Tree } from './documents/tree'
import type { Values } from './documents/values'
import { parseYaml } from './documents/yaml'

/** The text of another file of the repository; undefined where there is none that could be read. */
export type Beside = (path: string) => string | undefined

const YAML = /\.(?:ya?ml|rules|tpl|tmpl|gotmpl|j2|ya?ml\.\w{2,10})$/i
/** A text of one line is no document. */
const SEVERAL_LINES = /\n[ \t]{0,40}\S|^\s{0,100}[[{]/

/** One file beside the source, with its text; parsed once, and only where a reader asks for it. */
export class ArtefactFile {
  #documents: readonly Tree[] | { readonly failure: unknown } | undefined
  #every: readonly Tree[] | undefined
  #starts: readonly number[] | undefined
  #values: { readonly tree: Values | undefined } | undefined
  #filled: Filled | undefined

  constructor(
    /** Relative to the root. */
    readonly path: string,
    readonly text: string,
    readonly beside: Beside = () => undefined,
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
      throw isTemplate ? asTemplate(error) : error
    }
  }

  #everyDocument(): readonly Tree[] {
    const lines = (this.#filled?.text ?? this.text).split(/\r\n|\n|\r/)
    const within = this.documents.flatMap((document) => {
      const texts = [...document.all()].filter(
        ({ content }) => typeof content === 'string' && SEVERAL_LINES.test(content),
      )
      return texts.flatMap((text) => documentsWithin(text, lines))
    })
    return [...this.documents, ...within]
  }

  /** The values of the chart that the file belongs to. */
  #chartValues(): Values | undefined {
    this.#values ??= { tree: this.#readValues() }
    return this.#values.tree
  }

  #readValues(): Values | undefined {
    const folders = foldersUpFrom(posix.dirname(this.path).replace(/^\.$/, ''))
    const chart = folders.find((folder) => this.beside(posix.join(folder, 'Chart.yaml')) !== undefined)
    if (chart === undefined) return undefined
    const path = posix.join(chart, 'values.yaml')
    try {
      return parseYaml(path, this.beside(path) ?? '')[0]
    } catch {
      // The values file is told as unread by itself, where it is about Redis; its values are then not known.
      return undefined
    }
  }
}

function asTemplate(error: unknown): unknown {
  if (!(error instanceof Unreadable)) return error
  return new Unreadable(`a template that is not YAML by itself (${reasonOf(error)})`)
}
