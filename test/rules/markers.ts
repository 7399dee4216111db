import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Violation } from '../../src/model'

/** What a fixture expects on one of its lines. */
export interface Marker {
  /** Relative to the fixture's folder. */
  readonly path: string
  readonly line: number
  /** `missed`: a fault that the analyzer is known not to find yet. */
  readonly kind: 'fail' | 'unsure' | 'missed'
  readonly rule: string
}

/**
 * At the end of a line: `// fail: no-keys`, in Lua `-- fail: no-keys`, in YAML and settings `# fail: …`, in Markdown
 * `<!-- fail: … -->`; several rules are separated by commas.
 */
const MARKER = /(?:\/\/|--|#)\s*(fail|unsure|missed):\s*([a-z-]+(?:\s*,\s*[a-z-]+)*?)\s*(?:-->)?\s*$/

/** File of a fixture that says what is expected of it as a whole: `fail: <rule>`, or `cannot: <words of the reason>`. */
export const EXPECTED = 'EXPECTED'

/** Reads the markers of all files in a folder, subfolders included. */
export function readMarkers(folder: string): Marker[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .filter((entry) => entry.name !== EXPECTED)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => markersOf(file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')))
}

/** The markers in the text of one file. */
export function markersOf(path: string, text: string): Marker[] {
  return text.split('\n').flatMap((content, index) => {
    const found = MARKER.exec(content)
    if (!found) return []
    const [, kind, rules = ''] = found as unknown as [string, Marker['kind'], string]
    return rules.split(',').map((rule) => ({ path, line: index + 1, kind, rule: rule.trim() }))
  })
}

/**
 * Compares what one rule found with what the markers say: each finding needs a marker on its line, each marker a finding.
 *
 * @returns one sentence for each difference; empty when they agree
 */
export function differences(rule: string, markers: readonly Marker[], violations: readonly Violation[]): string[] {
  const found = violations.map((violation) => ({ violation, spot: spot(violation.place) }))
  const fromMarkers = markers.flatMap((marker) => {
    if (marker.rule !== rule) return [`${spot(marker)}: names the rule ${marker.rule}, but this folder is ${rule}'s`]
    const here = found.filter((one) => one.spot === spot(marker)).map(({ violation }) => violation)
    return differenceAt(marker, here)
  })
  const marked = new Set(markers.map(spot))
  const unmarked = found.filter((one) => !marked.has(one.spot))
  return [
    ...fromMarkers,
    ...unmarked.map(({ spot, violation }) => `${spot}: not marked, but ${violation.outcome}: ${violation.message}`),
  ]
}

function differenceAt(marker: Marker, here: readonly Violation[]): string[] {
  if (marker.kind === 'missed') {
    return here.length > 0 ? [`${spot(marker)}: marked missed, but it is found now: mark it ${here[0]?.outcome}`] : []
  }
  const others = here.filter(({ outcome }) => outcome !== marker.kind)
  if (here.length === 0) return [`${spot(marker)}: marked ${marker.kind}, but nothing was found`]
  return others.map(({ outcome, message }) => `${spot(marker)}: marked ${marker.kind}, but ${outcome}: ${message}`)
}

function spot(place: { readonly path: string; readonly line: number } | null): string {
  return place === null ? 'nowhere' : `${place.path}:${place.line}`
}
