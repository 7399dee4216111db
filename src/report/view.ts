import { below, blotSecrets, type Place, type Report } from '../model'

/** How a report is shown: nothing here changes what is said, only how much of it and with which marks. */
export interface View {
  /** ANSI colours; without them symbols and words alone carry the meaning. */
  readonly color: boolean
  /** Terminal columns to lay out for. */
  readonly width: number
  /** Checklist and verdict only. */
  readonly quiet: boolean
  /** Where the source can be read; `blobUrl` is like `https://github.com/o/r/blob/<sha>/`. */
  readonly links?: { readonly blobUrl: string }
  /** Folder of the checked service inside the repository (`services/api`); put before every path that is shown. */
  readonly prefix?: string
  /** Sentences about how this report is delivered, told below the checklist. */
  readonly notes?: readonly string[]
}

/** One output format: a pure function from a report to text that ends with a newline (or is empty). */
export interface Format {
  /** Renders the whole report; reads and writes nothing. */
  render(report: Report, view: View): string
}

/** The path as the reader's repository knows it: the view's prefix and the report's path. */
export function shownPath(path: string, view: View): string {
  return below(prefixOf(view), path)
}

/** The folder of the checked service inside the repository, without slashes around it; empty for the repository itself. */
export function prefixOf(view: View): string {
  const prefix = (view.prefix ?? '').replace(/^(\.?\/)+|\/+$/g, '')
  return prefix === '.' ? '' : prefix
}

/** A path as a part of an address: everything that means something there is percent-encoded, slashes apart. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeSegment).join('/')
}

/** Address of a place where the source can be read; undefined where the view knows none. */
export function addressOf(place: Place, view: View): string | undefined {
  if (!view.links) return undefined
  const range = place.endLine > place.line ? `#L${place.line}-L${place.endLine}` : `#L${place.line}`
  return view.links.blobUrl.replace(/\/*$/, '/') + encodePath(blotSecrets(shownPath(place.path, view))) + range
}

/** True for an address that a link may lead to: nothing but the web, and nothing that ends the markup around it. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s<>()[\]\\"'`|]+$/.test(address)
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The view's width within what the layouts can use: 40 to 160 columns, 100 where it is unknown. */
export function usableWidth(view: View): number {
  const width = Number.isFinite(view.width) && view.width > 0 ? Math.floor(view.width) : 100
  return Math.min(160, Math.max(40, width))
}
