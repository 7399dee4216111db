import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missingSettings, type Place, type SourceEvidence } from '../../src/model'
import noFlush from '../../src/rules/source/no-flush'
import noKeys from '../../src/rules/source/no-keys'
import requireTtl from '../../src/rules/source/require-ttl'
import { NO_EVIDENCE } from '../support/evidence'
import { analyseFolder } from './collect'
import { readUsageMarkers, type UsageMarker } from './usage-markers'

const FOLDER = resolve(__dirname, '../../fixtures/usage')
const RULES = [noKeys, noFlush, requireTtl]

interface Found {
  readonly spot: string
  readonly rule: string
  readonly outcome: string
  readonly text: string
}

/** All folders are analysed as one repository: what one of them does must not leak into another. */
const source = analyseFolder(FOLDER)
const markers = readUsageMarkers(FOLDER)

describe('ways of using Redis', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    it(name, async () => {
      const evidence = await source
      const here = (at: { path: string }) => at.path.startsWith(`${name}/`)
      const own = markers.filter(here)
      expect([
        ...findingFaults(
          own,
          findings(evidence).filter(({ spot }) => spot.startsWith(`${name}/`)),
        ),
        ...clientFaults(own, evidence),
      ]).toEqual([])
      expect(own.length + evidence.commands.filter(({ place }) => here(place)).length).toBeGreaterThan(0)
    })
  }
})

function findings(evidence: SourceEvidence): Found[] {
  const collected = { status: 'collected', value: evidence } as const
  return RULES.flatMap((rule) =>
    rule.run({ ...NO_EVIDENCE, source: collected }).violations.flatMap(({ place, outcome, message }) =>
      place
        ? [
            {
              spot: spotOf(place),
              rule: rule.id,
              outcome,
              text: `${spotOf(place)} ${rule.id} ${outcome}: ${message}`,
            },
          ]
        : [],
    ),
  )
}

function findingFaults(own: readonly UsageMarker[], found: readonly Found[]): string[] {
  const wanted = own.flatMap((marker) => ('rule' in marker ? [marker] : []))
  const missing = wanted.filter((marker) => {
    const here = found.filter(({ spot, rule }) => spot === spotOf(marker) && rule === marker.rule)
    return marker.kind === 'fail'
      ? !here.some(({ outcome }) => outcome === 'fail')
      : marker.kind === 'unsure' && here.length === 0
  })
  const explained = new Set(wanted.map((marker) => `${spotOf(marker)} ${marker.rule}`))
  const extra = found.filter(({ spot, rule, outcome }) => outcome === 'fail' && !explained.has(`${spot} ${rule}`))
  return [
    ...missing.map((marker) => `missed: ${spotOf(marker)} ${marker.rule} (${marker.kind})`),
    ...extra.map(({ text }) => `false: ${text}`),
  ]
}

function clientFaults(own: readonly UsageMarker[], evidence: SourceEvidence): string[] {
  return own.flatMap((marker) => {
    const client = evidence.clients.find(({ place }) => spotOf(place) === spotOf(marker))
    if (marker.kind === 'not-a-client') return client ? [`fooled: ${spotOf(marker)}`] : []
    if (marker.kind !== 'client') return []
    if (!client) return [`client not seen: ${spotOf(marker)}`]
    const missing = missingSettings(client).sort().join()
    const wanted = marker.missing === 'http' ? missing : [...marker.missing].sort().join()
    return missing === wanted
      ? []
      : [`${spotOf(marker)}: says missing ${missing || 'nothing'}, is ${wanted || 'nothing'}`]
  })
}

function spotOf({ path, line }: Pick<Place, 'path' | 'line'>): string {
  return `${path}:${line}`
}
