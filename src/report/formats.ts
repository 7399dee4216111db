import { nearest, UsageError } from '../model'
import { annotationsFormat } from './annotations'
import { consoleFormat } from './console'
import { htmlFormat } from './html/page'
import { jsonFormat } from './json'
import { checkstyleFormat } from './machine/checkstyle'
import { gitlabFormat } from './machine/gitlab'
import { junitFormat } from './machine/junit'
import { rdjsonFormat } from './machine/rdjson'
import { markdownFormat } from './markdown'
import { sarifFormat } from './sarif/sarif'
import type { Format } from './view'

/** Every output format by the name that `--format` takes. */
export const FORMATS = {
  console: consoleFormat,
  markdown: markdownFormat,
  json: jsonFormat,
  annotations: annotationsFormat,
  sarif: sarifFormat,
  junit: junitFormat,
  gitlab: gitlabFormat,
  checkstyle: checkstyleFormat,
  rdjson: rdjsonFormat,
  html: htmlFormat,
} as const satisfies Record<string, Format>

/** Name of an output format. */
export type FormatName = keyof typeof FORMATS

/** One wanted output: a format and the file that takes it; without a file it goes to standard output. */
export interface FormatRequest {
  readonly format: FormatName
  readonly file?: string
}

/**
 * Reads `--format`, such as `console,json:report.json`. The first colon ends the name, so `json:C:\report.json` works.
 *
 * @throws UsageError for an unknown format, an empty file name, or one file named twice
 */
export function parseFormats(text: string): FormatRequest[] {
  const requests = text.split(',').map((part) => parseFormat(part.trim(), text))
  const files = requests.flatMap(({ file }) => file ?? [])
  const twice = files.find((file, index) => files.indexOf(file) !== index)
  if (twice !== undefined)
    throw new UsageError(`--format writes two formats into ${quote(twice)}; give each its own file.`)
  return requests
}

function parseFormat(part: string, whole: string): FormatRequest {
  const colon = part.indexOf(':')
  const name = colon < 0 ? part : part.slice(0, colon).trim()
  const known = Object.keys(FORMATS)
  if (name === '') throw new UsageError(`--format ${quote(whole)} names no format; give one of ${known.join(', ')}.`)
  if (!isFormatName(name)) throw new UsageError(unknownFormat(name, known))
  if (colon < 0) return { format: name }
  const file = part.slice(colon + 1).trim()
  if (file === '')
    throw new UsageError(`--format ${quote(part)} has no file name after the colon; write ${name} or ${name}:FILE.`)
  return { format: name, file }
}

function unknownFormat(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  const list = known.join(', ')
  return `--format does not know ${quote(name)}; ${near ? `did you mean ${near}? Known: ` : 'known: '}${list}.`
}

function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name)
}

function quote(text: string): string {
  return JSON.stringify(text)
}
