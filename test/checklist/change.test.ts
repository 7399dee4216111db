import { describe, expect, it } from 'vitest'
import type { Baseline, Config, Finding, PathOverride, Place, Review, TouchedLines } from '../../src/model'
import { config, judged, place, ran, review, rule, source, suppression, violation } from './evidence'

const noKeys = rule('no-keys', 'scan-not-keys')
const noFlush = rule('no-flush', 'no-flush')
const alert = rule('hit-ratio-alert', 'hit-ratio', { reads: 'artefact' })
const policy = rule('eviction-policy', 'memory-policy', { reads: 'probe' })

function touching(files: Readonly<Record<string, TouchedLines>>): Pick<Review, 'lines'> {
  return { lines: { status: 'collected', value: { since: 'main', files: new Map(Object.entries(files)) } } }
}

describe('a finding, where only the change counts', () => {
  const judge = (
    files: Readonly<Record<string, TouchedLines>>,
    given: Partial<Review> = {},
    at: Place = place('a.ts', 8),
  ) => judged([ran(noKeys, { violations: [violation(at)] })], { review: { ...touching(files), ...given } })

  it.each([
    ['on a line of the change', { 'a.ts': [{ from: 8, to: 8 }] }],
    ['in a new file', { 'a.ts': 'all' }],
  ] as const)('blocks %s', (_, files) => {
    expect(judge(files)).toMatchObject({
      verdict: 'not-ready',
      change: { status: 'collected', value: { since: 'main', scope: { inside: 1, outside: 0 } } },
    })
  })

  it.each([
    ['beside it', { 'a.ts': [{ from: 9, to: 12 }] }],
    ['in another file', { 'b.ts': 'all' }],
    ['in a file that was only moved', { 'a.ts': [] }],
  ] as const)('%s is counted, still stands for its item, and does not block', (_, files) => {
    const judgement = judge(files)
    expect(judgement).toMatchObject({
      verdict: 'ready',
      blockers: [],
      change: { value: { scope: { inside: 0, outside: 1 } } },
    })
    expect(judgement.findings[0]).toMatchObject({ isOutside: true })
    expect(judgement.item('scan-not-keys').verdict).toBe('fail')
  })

  it('blocks where the change touches the statement around it', () => {
    const statementAt = () => ({ from: 6, to: 12 })
    const files = touching({ 'a.ts': [{ from: 11, to: 11 }] })
    const evidence = { source: source({ statementAt }) }
    const runs = [ran(noKeys, { violations: [violation(place('a.ts', 8))] })]
    expect(judged(runs, { evidence, review: files }).verdict).toBe('not-ready')
  })

  it('blocks where the change touches a place that explains it', () => {
    const related = [{ place: place('options.ts', 3), message: 'the options' }]
    const runs = [ran(noKeys, { violations: [violation(place('a.ts', 8), { related })] })]
    expect(judged(runs, { review: touching({ 'options.ts': [{ from: 3, to: 3 }] }) }).verdict).toBe('not-ready')
  })

  it('blocks where it was not there before, whatever the change touched', () => {
    const [{ fingerprint }] = judge({}).findings as [Finding]
    expect(judge({ 'b.ts': 'all' }, { found: new Set() })).toMatchObject({
      verdict: 'not-ready',
      change: { value: { base: { added: 1, fixed: 0 } } },
    })
    expect(judge({ 'b.ts': 'all' }, { found: new Set([fingerprint, 'gone']) })).toMatchObject({
      verdict: 'ready',
      change: { value: { base: { added: 0, fixed: 1 } } },
    })
  })

  it('in an alert is touched with any line of its file', () => {
    const runs = [ran(alert, { violations: [violation(place('alerts.yml', 4))] })]
    expect(judged(runs, { review: touching({ 'alerts.yml': [{ from: 90, to: 90 }] }) }).verdict).toBe('not-ready')
  })

  it('on the server is of no change', () => {
    const runs = [ran(policy, { violations: [violation(null)] })]
    const judgement = judged(runs, { review: { ...touching({}), found: new Set() } })
    expect(judgement).toMatchObject({ verdict: 'ready', change: { value: { base: { added: 0 } } } })
    expect(judged(runs, { review: touching({}), config: { require: ['memory-policy'] } }).verdict).toBe('not-ready')
  })

  it('blocks wherever it is while it is not known what changed', () => {
    const lines = { status: 'not-collected', reason: 'git does not know the commit' } as const
    expect(judge({}, { lines })).toMatchObject({ verdict: 'not-ready', change: lines })
  })

  it('blocks wherever it is where everything counts', () => {
    const judgement = judge({}, { isNarrow: false, found: new Set() })
    expect(judgement.verdict).toBe('not-ready')
    expect(judgement.change).toEqual({
      status: 'collected',
      value: { since: 'main', base: { added: 1, fixed: 0 } },
    })
  })
})

describe('the baseline', () => {
  const runs = [
    ran(noKeys, { violations: [violation(place('a.ts', 8)), violation(place('b.ts', 3))] }),
    ran(noFlush, { looked: 0, skipped: 'a file could not be read' }),
  ]
  const all = judged(runs).findings
  const baseline = (fingerprints: readonly string[], over: Partial<Baseline> = {}): Pick<Config, 'baseline'> => ({
    baseline: {
      file: 'known.json',
      path: '/known.json',
      isUpdated: false,
      entries: fingerprints.map((fingerprint) => ({
        fingerprint,
        rule: 'no-keys',
        path: 'a.ts',
        message: 'Found it.',
      })),
      ...over,
    },
  })

  it('keeps what it names from blocking, but not from being told, and the item does not pass', () => {
    const judgement = judged(runs, { config: baseline(all.map(({ fingerprint }) => fingerprint)) })
    expect(judgement).toMatchObject({ verdict: 'ready', baseline: { known: 2, added: 0, stale: [], unseen: [] } })
    expect(judgement.findings.map(({ suppressed }) => suppressed)).toEqual([
      { kind: 'baseline', reason: 'accepted in known.json' },
      { kind: 'baseline', reason: 'accepted in known.json' },
    ])
    expect(judgement.item('scan-not-keys')).toMatchObject({
      verdict: 'needs-a-look',
      because: '2 findings accepted in the baseline',
    })
  })

  it('does not silence what it does not name, and tells the entries whose finding is gone', () => {
    const judgement = judged(runs, { config: baseline([all[0]!.fingerprint, 'gone']) })
    expect(judgement).toMatchObject({
      verdict: 'not-ready',
      baseline: { known: 1, stale: [{ fingerprint: 'gone', rule: 'no-keys' }] },
    })
  })

  it('calls no entry stale whose rule could not look, nor that of a rule which is off', () => {
    const entries = ['no-flush', 'eviction-policy'].map((name) => {
      return { fingerprint: `of ${name}`, rule: name, path: null, message: 'Found it.' }
    })
    const judgement = judged(runs, { config: baseline([], { entries }) })
    expect(judgement.baseline).toMatchObject({ stale: [], unseen: entries })
  })

  it('accepts everything while it is written, and says what is new', () => {
    const judgement = judged(runs, { config: baseline([all[0]!.fingerprint], { isUpdated: true }) })
    expect(judgement).toMatchObject({ verdict: 'ready', baseline: { known: 2, added: 1 } })
  })

  it('leaves to a comment what the comment silences', () => {
    const evidence = { source: source({ suppressions: [suppression('a.ts', 7, ['no-keys'], 'once')] }) }
    const judgement = judged(runs, { evidence, config: baseline([], { isUpdated: true }) })
    expect(judgement.baseline).toMatchObject({ known: 1 })
  })
})

function override(files: string[], rules: PathOverride['rules'], reason?: string): PathOverride {
  const matches = (path: string) => files.some((file) => path.startsWith(file))
  return { files, rules, matches, ...(reason !== undefined && { reason }) }
}

describe('an override for some files', () => {
  const runs = [ran(noKeys, { violations: [violation(place('legacy/a.ts', 8)), violation(place('src/b.ts', 3))] })]
  const severities = (overrides: PathOverride[], rules: Config['rules'] = {}) =>
    judged(runs, { config: { overrides, rules } }).findings.map(({ place: at, severity, suppressed }) => {
      return `${at?.path} ${suppressed ? suppressed.reason : severity}`
    })

  it('sets the severity there, over the general one, the last entry first', () => {
    const entries = [override(['legacy/'], { 'no-keys': 'note' }), override(['legacy/a'], { 'no-keys': 'warning' })]
    expect(severities(entries, { 'no-keys': 'error' })).toEqual(['src/b.ts error', 'legacy/a.ts warning'])
  })

  it('switches a rule off there: what it finds is kept, with the reason', () => {
    expect(severities([override(['legacy/'], { 'no-keys': 'off' })])).toEqual([
      'legacy/a.ts off for legacy/ in the config',
      'src/b.ts error',
    ])
    expect(severities([override(['legacy/'], { 'no-keys': 'off' }, 'goes in May')])[0]).toBe('legacy/a.ts goes in May')
  })

  it('leaves other rules alone', () => {
    expect(severities([override(['legacy/'], { 'no-flush': 'off' })])).toEqual(['legacy/a.ts error', 'src/b.ts error'])
  })
})

describe('a change that loosens the gate', () => {
  const weakened = (before: Partial<Config>, now: Partial<Config>, given: Partial<Review> = {}) =>
    judged([ran(noKeys), ran(noFlush)], {
      config: now,
      review: { before: { status: 'collected', value: config(before) }, ...given },
    }).weakened
  const thresholds = config().thresholds
  const attestation = { item: 'hit-ratio', by: 'Ops', until: '2027-01-01', reason: 'seen' } as const
  const accepted = (...fingerprints: string[]): Pick<Config, 'baseline'> => ({
    baseline: {
      file: 'known.json',
      path: '/known.json',
      isUpdated: false,
      entries: fingerprints.map((fingerprint) => ({
        fingerprint,
        rule: 'no-keys',
        path: 'a.ts',
        message: 'Found it.',
      })),
    },
  })

  it.each<[string, Partial<Config>, Partial<Config>, string[]]>([
    ['a rule off', {}, { rules: { 'no-keys': 'off' } }, ['`no-keys` is switched off']],
    [
      'a severity lower',
      { rules: { 'no-keys': 'warning' } },
      { rules: { 'no-keys': 'note' } },
      ['`no-keys` goes from warning to note'],
    ],
    [
      'its own severity lower',
      { rules: { 'no-keys': 'error' } },
      { rules: { 'no-keys': 'warning' } },
      ['`no-keys` goes from error to warning'],
    ],
    [
      'an override',
      {},
      { overrides: [override(['legacy/**'], { 'no-keys': 'off', 'no-flush': 'error' })] },
      ['`no-keys` is off for `legacy/**`'],
    ],
    [
      'files ignored',
      { ignore: ['a/**'] },
      { ignore: ['a/**', 'b/**', 'c/**'] },
      ['`b/**` and `c/**` are no longer analysed'],
    ],
    ['tests left out', { includeTests: true }, {}, ['test files are no longer analysed']],
    ['immortal keys', {}, { immortal: ['flags:*'] }, ['keys `flags:*` may stay without a TTL']],
    [
      'an item no longer required',
      { require: ['ttl', 'no-flush'] },
      { require: ['ttl'] },
      ['`no-flush` is no longer required'],
    ],
    ['less that blocks', { failOn: 'warning' }, {}, ['`fail-on` goes from warning to error, so that less blocks']],
    ['no probe', { probe: { kind: 'replay', file: '/r.json' } }, {}, ['the server is no longer probed']],
    ['a person who vouches', {}, { attestations: [attestation] }, ['Ops vouches for `hit-ratio` until 2027-01-01']],
    [
      'a longer attestation',
      { attestations: [{ ...attestation, until: '2026-12-01' }] },
      { attestations: [attestation] },
      ['Ops vouches for `hit-ratio` until 2027-01-01, before it was Ops until 2026-12-01'],
    ],
    [
      'looser thresholds',
      {},
      { thresholds: { ...thresholds, hitRatio: { warning: 60, error: 50 }, flushDrillDays: 400 } },
      ['the threshold `hit-ratio.warning` goes from 80 to 60', 'the threshold `flush-drill-days` goes from 180 to 400'],
    ],
    ['more accepted', accepted('a'), accepted('a', 'b'), ['1 more finding is accepted in `known.json` (no-keys)']],
    ['a first baseline', {}, accepted('a', 'b'), ['2 more findings are accepted in `known.json` (no-keys)']],
  ])('is told: %s', (_, before, now, sentences) => {
    expect(weakened(before, now)).toEqual(sentences)
    expect(weakened(now, now)).toEqual([])
  })

  it('is not told of what becomes stricter', () => {
    const mild: Partial<Config> = {
      rules: { 'no-keys': 'off' },
      ignore: ['a/**'],
      failOn: 'error',
      attestations: [attestation],
      thresholds: { ...thresholds, bigKeyBytes: 9e9 },
      ...accepted('a', 'b'),
    }
    expect(weakened(mild, { require: ['ttl'], failOn: 'note', includeTests: true, ...accepted('a') })).toEqual([])
  })

  it('is told of comments and workflows that it brings', () => {
    const suppressions = [suppression('a.ts', 3, ['no-keys'], 'why'), suppression('a.ts', 30, ['no-keys'], 'old')]
    const judgement = judged([ran(noKeys)], {
      evidence: { source: source({ suppressions }) },
      review: { ...touching({ 'a.ts': [{ from: 3, to: 3 }] }), workflows: ['.github/workflows/ci.yml'] },
    })
    expect(judgement.weakened).toEqual([
      '1 comment that silences findings, new or changed (a.ts:3)',
      '`.github/workflows/ci.yml`, which runs this check, is changed',
    ])
  })

  it('is not taken for harmless where the config before it is not known', () => {
    const before = { status: 'not-collected', reason: 'git has no commit before it' } as const
    const judgement = judged([ran(noKeys)], { review: { before } })
    expect(judgement).toMatchObject({ weakened: [], unweighed: 'git has no commit before it' })
    expect(judged([ran(noKeys)])).toMatchObject({ weakened: [] })
    expect(judged([ran(noKeys)]).unweighed).toBeUndefined()
    expect(review().before.status).toBe('collected')
  })
})
