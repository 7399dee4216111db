import { type Finding, type Fix, isShown, type SourceEvidence } from '../model'
import { fixCommandTimeout } from './command-timeout'
import { fixConnectTimeout } from './connect-timeout'
import { fixErrorListener } from './error-listener'
import { fixKeys } from './no-keys'
import { fixReconnectStrategy } from './reconnect-strategy'
import { fixTtl } from './require-ttl'
import { fixRetries } from './retries-per-request'
import { Source } from './source'
import type { Fixer, Subject } from './subject'

/** Rules whose findings can be mended, or for which a change can be suggested. */
const FIXERS: Readonly<Record<string, Fixer>> = {
  'command-timeout': fixCommandTimeout,
  'connect-timeout': fixConnectTimeout,
  'error-listener': fixErrorListener,
  'no-keys': fixKeys,
  'reconnect-strategy': fixReconnectStrategy,
  'require-ttl': fixTtl,
  'retries-per-request': fixRetries,
}

/** What the config says about fixes. */
interface FixSettings {
  readonly defaultTtlSeconds?: number
}

/**
 * The findings with their fixes. Only a proven finding of this run is mended: not one that somebody accepted, that the
 * change does not touch, or that may be none. A finding whose fix cannot be worked out stays as it is.
 */
export function withFixes(
  findings: readonly Finding[],
  evidence: SourceEvidence,
  { defaultTtlSeconds }: FixSettings = {},
): readonly Finding[] {
  const sources = new Map<string, Source | undefined>()
  const open = (path: string) => {
    if (!sources.has(path)) sources.set(path, opened(path, evidence))
    return sources.get(path)
  }
  return findings.map((finding) => {
    const fixer = FIXERS[finding.rule]
    if (!fixer || !isMended(finding)) return finding
    const source = open(finding.place.path)
    const fix = source && workedOut(fixer, { finding, source, evidence, defaultTtlSeconds })
    return fix ? { ...finding, fix } : finding
  })
}

/** Whether a finding is proven, counts in this run, and is of a kind that can be mended. */
function isMended(finding: Finding): finding is Subject['finding'] {
  return Object.hasOwn(FIXERS, finding.rule) && finding.place !== null && finding.outcome === 'fail' && isShown(finding)
}

function opened(path: string, { text }: SourceEvidence): Source | undefined {
  const found = /\.[cm]?[jt]sx?$/.test(path) ? text(path) : undefined
  return found === undefined ? undefined : orNothing(() => Source.open(path, found))
}

function workedOut(fixer: Fixer, subject: Omit<Subject, 'node'>): Fix | undefined {
  const { source, finding } = subject
  return orNothing(() => {
    const node = source.nodeAt(finding.place)
    const proposal = node && fixer({ ...subject, node })
    if (!proposal) return undefined
    const edits = proposal.changes.map((change) => source.edit(change))
    return { title: proposal.title, isSafe: proposal.isSafe, edits, digest: source.digest }
  })
}

/** Machine-written nesting can exceed the call stack. That, and a fault of ours, costs a fix and never the findings. */
function orNothing<T>(work: () => T | undefined): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
