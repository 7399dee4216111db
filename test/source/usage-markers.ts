import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConnectionSetting } from '../../src/model'

/** What a fixture of `fixtures/usage` says about one of its lines. */
export type UsageMarker = { readonly path: string; readonly line: number } & (
  | { readonly kind: 'fail' | 'unsure' | 'may'; readonly rule: string }
  | { readonly kind: 'client'; readonly missing: readonly ConnectionSetting[] | 'http' }
  | { readonly kind: 'not-a-client' }
)

/**
 * At the end of a line, several separated by ` ; `: `fail: RULE`, `unsure: RULE`, `may: RULE` (a matter of opinion),
 * `client: ok`, `client: missing a,b`, `client: http`, `not-a-client`.
 */
const MARKERS = /(?:\/\/|--)\s*((?:fail|unsure|may|client|not-a-client)\b.*)$/

/** Reads the markers of every source in a folder. */
export function readUsageMarkers(folder: string): UsageMarker[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?|lua)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
    .flatMap((path) => markersOf(path, readFileSync(join(folder, path), 'utf8')))
}

function markersOf(path: string, text: string): UsageMarker[] {
  return text.split('\n').flatMap((content, index) =>
    (MARKERS.exec(content)?.[1] ?? '')
      .split(' ; ')
      .filter(Boolean)
      .map((marker) => parse(marker.trim(), { path, line: index + 1 })),
  )
}

function parse(marker: string, at: { path: string; line: number }): UsageMarker {
  const [, kind = '', rest = ''] = /^([a-z-]+):?\s*(.*)$/.exec(marker) ?? []
  if (kind === 'fail' || kind === 'unsure' || kind === 'may') return { ...at, kind, rule: rest }
  if (kind === 'not-a-client') return { ...at, kind }
  if (kind !== 'client') throw new Error(`${at.path}:${at.line}: no such marker: ${marker}`)
  if (rest === 'http') return { ...at, kind, missing: 'http' }
  const names = rest.replace(/^(?:ok|missing)\s*/, '')
  return {
    ...at,
    kind,
    missing: names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean) as ConnectionSetting[],
  }
}
