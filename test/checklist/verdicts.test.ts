import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import {
  type Attestation,
  type Client,
  type ClientKind,
  type Config,
  ITEM_IDS,
  type ItemId,
  type Skipped,
} from '../../src/model'
import { writeRepository } from '../support/repository'
import { judged, NO_PROBE, NO_REDIS, place, probe, ran, rule, source, TODAY, violation } from './evidence'

const noKeys = rule('no-keys', 'scan-not-keys')
const keysInUse = rule('keys-in-use', 'scan-not-keys', { reads: 'probe' })
const maxmemory = rule('maxmemory-set', 'memory-policy', { reads: 'probe' })
const memoryConfig = rule('memory-config', 'memory-policy', { reads: 'artefact' })
const headroom = rule('memory-headroom', 'memory-policy', { reads: 'probe' })
const TARGET: Config['probe'] = {
  kind: 'live',
  plan: {
    targets: [{ name: '', url: 'redis://h', role: 'cache' }],
    missing: [],
    budgetMs: 1000,
    windowMs: 0,
    sampleKeys: 0,
  },
}

describe('the checklist', () => {
  it('always has ten items, in order', () => {
    expect(judged([]).checklist.map(({ item }) => item)).toEqual(ITEM_IDS)
  })

  it('never passes an item that no rule looks at', () => {
    for (const { verdict, because } of judged([]).checklist) {
      expect({ verdict, because }).toEqual({ verdict: 'not-checked', because: 'no rule looks at this yet' })
    }
  })
})

describe('pass', () => {
  it('tells what was looked at', () => {
    expect(judged([ran(noKeys, { looked: 14 })]).item('scan-not-keys')).toEqual({
      item: 'scan-not-keys',
      title: 'SCAN instead of KEYS',
      verdict: 'pass',
      because: 'no-keys found nothing in 14 places of the source',
      rules: [{ rule: 'no-keys', looked: 14, findings: 0 }],
    })
  })

  it("tells the server's settings for the memory policy", () => {
    const evidence = { probe: probe({ maxmemory: 100 * 1024 * 1024, policy: 'allkeys-lru' }) }
    expect(judged([ran(maxmemory)], { evidence }).item('memory-policy')).toMatchObject({
      verdict: 'pass',
      because: 'maxmemory is 100 MiB with allkeys-lru, right for the role cache',
    })
  })

  it('needs every origin that the item names', () => {
    const alertRule = rule('hit-ratio', 'hit-ratio', { reads: 'probe' })
    expect(judged([ran(alertRule)]).item('hit-ratio')).toMatchObject({
      verdict: 'not-checked',
      because: 'no rule looks at the other files of the repository for this yet',
    })
  })

  it('does not wait for an origin that only adds to the picture', () => {
    const runs = [ran(noKeys), ran(keysInUse, { looked: 0, skipped: 'no Redis URL' })]
    expect(judged(runs).item('scan-not-keys').verdict).toBe('pass')
  })

  it('is not prevented by notes, unless those block, and mentions them', () => {
    const run = ran(noKeys, { violations: [violation(place('a.ts', 1), { severity: 'note' })] })
    expect(judged([run]).item('scan-not-keys')).toMatchObject({
      verdict: 'pass',
      because: 'no-keys found nothing in 1 place of the source; 1 note',
    })
    expect(judged([run], { config: { failOn: 'warning' } }).item('scan-not-keys').verdict).toBe('pass')
    const strict = judged([run], { config: { failOn: 'note' } })
    expect(strict.verdict).toBe('not-ready')
    expect(strict.item('scan-not-keys')).toMatchObject({
      verdict: 'needs-a-look',
      because: '1 note of no-keys (a.ts:1)',
    })
  })

  it('is out of reach of an item that needs the source while a source file is unread', () => {
    const skipped: Skipped[] = [
      { path: 'src/big.ts', reason: 'larger than 1.5 MB', kind: 'source' },
      { path: 'lua/broken.lua', reason: 'could not be parsed' },
      { path: 'tsconfig.json', reason: 'not valid JSON', kind: 'config' },
      { path: 'vendor/lib', reason: 'a submodule', kind: 'folder' },
    ]
    const evidence = {
      source: source({ skipped }),
      probe: probe({ maxmemory: 1024, policy: 'allkeys-lru' }),
    }
    const { item } = judged([ran(noKeys), ran(maxmemory)], { evidence })
    expect(item('scan-not-keys')).toMatchObject({
      verdict: 'needs-a-look',
      because: '2 source files could not be read (src/big.ts and lua/broken.lua)',
    })
    expect(item('memory-policy').verdict).toBe('pass')
    const blind = ran(noKeys, { looked: 3, skipped: 'options come from the caller' })
    expect(judged([blind], { evidence }).item('scan-not-keys').because).toBe(
      'no-keys could not look at everything: options come from the caller; 2 source files could not be read (src/big.ts and lua/broken.lua)',
    )
    const nothing = ran(noKeys, { looked: 0 })
    expect(judged([nothing], { evidence }).item('scan-not-keys')).toMatchObject({
      verdict: 'not-checked',
      because: 'nothing to look at in the source; 2 source files could not be read (src/big.ts and lua/broken.lua)',
    })
    const others = { source: source({ skipped: skipped.slice(2) }) }
    expect(judged([ran(noKeys)], { evidence: others }).item('scan-not-keys').verdict).toBe('pass')
  })

  it('tells a part of a source file by its line', () => {
    const skipped: Skipped[] = ['a.ts:7', 'a.ts', 'b.ts:1', 'c.ts:2'].map((path) => ({ path, reason: 'Lua' }))
    expect(judged([ran(noKeys)], { evidence: { source: source({ skipped }) } }).item('scan-not-keys').because).toBe(
      '1 source file and 3 parts of source files could not be read (a.ts:7, a.ts, b.ts:1 and 1 more)',
    )
  })

  it('mentions rules that are switched off', () => {
    const off = {
      rule: rule('no-scan', 'scan-not-keys'),
      state: 'off',
      outcome: { looked: 0, violations: [] },
    } as const
    expect(judged([ran(noKeys), off]).item('scan-not-keys')).toMatchObject({
      verdict: 'pass',
      because: 'no-keys found nothing in 1 place of the source; no-scan switched off in the config',
    })
  })
})

describe('not-checked', () => {
  it.each([
    ['the rule could not look', ran(maxmemory, { looked: 0, skipped: 'no Redis URL' }), 'no Redis URL'],
    ['there was nothing to look at', ran(maxmemory, { looked: 0 }), 'nothing to look at on the server'],
    [
      'the only rule is off',
      { rule: maxmemory, state: 'off', outcome: { looked: 0, violations: [], skipped: 'off' } } as const,
      'switched off in the config: maxmemory-set',
    ],
    [
      'the only rule broke',
      { rule: maxmemory, state: 'crashed', outcome: { looked: 0, violations: [], skipped: 'internal error' } } as const,
      'internal error',
    ],
  ])('says why: %s', (_, run, because) => {
    expect(judged([run]).item('memory-policy')).toMatchObject({ verdict: 'not-checked', because })
  })

  it('says that clients over HTTP hold no connection', () => {
    const settings = { state: 'unknown', because: '' } as const
    const client = (id: number, kind: ClientKind): Client => ({
      id,
      place: place('a.ts', 1),
      library: '@upstash/redis',
      kind,
      role: 'cache',
      settings: {
        connectTimeout: settings,
        commandTimeout: settings,
        reconnectStrategy: settings,
        errorListener: settings,
      },
      options: {},
    })
    const because = (kinds: ClientKind[], adapters: string[] = [], item: ItemId = 'connections') => {
      const evidence = { source: source({ clients: kinds.map((kind, id) => client(id, kind)), adapters }) }
      return judged([ran(rule('some-rule', item), { looked: 0 })], { evidence }).item(item).because
    }
    expect(because(['http', 'http', 'http'])).toBe('3 HTTP clients hold no connection')
    expect(because(['http'])).toBe('1 HTTP client holds no connection')
    expect(because(['http', 'pool'])).toBe('nothing to look at in the source')
    expect(because([])).toBe('nothing to look at in the source')
    const through = 'Redis is used here through @keyv/redis as well, whose own commands are not looked at'
    expect(because(['http'], ['@keyv/redis'])).toBe(`1 HTTP client holds no connection; ${through}`)
    expect(because(['pool'], ['@keyv/redis'], 'ttl')).toBe(through)
  })

  it('tells what files say where no server was asked, and never passes on it', async () => {
    const root = writeRepository({
      'deploy/redis.conf': 'maxmemory 2gb\nmaxmemory-policy allkeys-lru\n',
      'docker-compose.prod.yml': 'services:\n  jobs:\n    image: redis:7\n    command: redis-server --maxmemory 1gb\n',
      'docker-compose.dev.yml': 'services:\n  jobs:\n    image: redis:7\n    command: redis-server --maxmemory 3gb\n',
    })
    const evidence = { artefact: await collectArtefacts(root, { ignore: [] }) }
    const runs = [ran(maxmemory, { looked: 0, skipped: 'no Redis URL' }), ran(memoryConfig)]
    const said =
      'docker-compose.prod.yml for jobs says maxmemory 1 GiB with noeviction and deploy/redis.conf says maxmemory 2 GiB with allkeys-lru, which no server was asked about'
    expect(judged(runs, { evidence }).item('memory-policy')).toMatchObject({
      verdict: 'not-checked',
      because: `no Redis URL; ${said}`,
    })
  })

  it('gives one reason once', () => {
    const skipped = { looked: 0, skipped: 'connection refused' }
    expect(judged([ran(maxmemory, skipped), ran(headroom, skipped)]).item('memory-policy').because).toBe(
      'connection refused',
    )
  })
})

describe('fail', () => {
  it('tells where a single error is', () => {
    const run = ran(noKeys, { violations: [violation(place('src/a.ts', 12))] })
    expect(judged([run]).item('scan-not-keys')).toMatchObject({
      verdict: 'fail',
      because: '1 error of no-keys (src/a.ts:12)',
    })
  })

  it('tells errors on the server in their own words', () => {
    const policy = violation(null, { message: 'The policy is `x-y`.', outcome: 'unsure', severity: 'warning' })
    const run = ran(maxmemory, { violations: [violation(null, { message: 'maxmemory is 0. Set it.' })] })
    expect(judged([run]).item('memory-policy')).toMatchObject({ verdict: 'fail', because: 'maxmemory is 0' })
    expect(judged([ran(maxmemory, { violations: [policy] })]).item('memory-policy')).toMatchObject({
      verdict: 'needs-a-look',
      because: 'The policy is `x-y` (unsure)',
    })
  })

  it('tells several errors by rule, and counts the rest', () => {
    const errors = [5, 2, 9, 7].map((line) => violation(place('a.ts', line)))
    const run = ran(noKeys, { violations: [...errors, violation(place('b.ts', 1), { severity: 'warning' })] })
    expect(judged([run]).item('scan-not-keys').because).toBe('4 errors of no-keys in 1 file; 1 lesser finding')
  })
})

describe('needs-a-look', () => {
  it.each([
    ['a warning stands', { severity: 'warning' }, '1 warning of no-keys (a.ts:1)'],
    ['an error is unsure', { outcome: 'unsure' }, '1 unsure of no-keys (a.ts:1)'],
  ] as const)('because %s', (_, given, because) => {
    const run = ran(noKeys, { violations: [violation(place('a.ts', 1), given)] })
    expect(judged([run]).item('scan-not-keys')).toMatchObject({ verdict: 'needs-a-look', because })
  })

  it('tells warnings and unsure findings apart', () => {
    const warning = violation(place('a.ts', 1), { severity: 'warning' })
    const unsure = violation(place('a.ts', 2), { outcome: 'unsure' })
    expect(judged([ran(noKeys, { violations: [warning, unsure] })]).item('scan-not-keys').because).toBe(
      '1 unsure of no-keys (a.ts:2); 1 warning of no-keys (a.ts:1)',
    )
  })

  it('because something could not be judged', () => {
    const run = ran(noKeys, { looked: 3, skipped: 'options come from the caller; options come from the caller' })
    expect(judged([run]).item('scan-not-keys')).toMatchObject({
      verdict: 'needs-a-look',
      because: 'no-keys could not look at everything: options come from the caller',
    })
  })
})

describe('attested', () => {
  const attestation: Attestation = {
    item: 'hit-ratio',
    by: 'payments team',
    reason: 'Alert in place.',
    link: 'https://example.com/alert',
    until: '2026-11-23',
  }

  it('counts through its last day', () => {
    const { item } = judged([], { config: { attestations: [attestation] } })
    expect(item('hit-ratio')).toMatchObject({
      verdict: 'attested',
      because: 'payments team vouches until 2026-11-23: Alert in place (https://example.com/alert)',
    })
  })

  it.each<[string, Partial<Config>]>([
    ['', {}],
    [', and blocks once where it is required', { require: ['hit-ratio'] }],
  ])('fails the item from the day after, and blocks%s', (_, given) => {
    const judgement = judged([], { config: { attestations: [attestation], ...given }, today: '2026-11-24' })
    expect(judgement.item('hit-ratio')).toMatchObject({
      verdict: 'fail',
      because:
        'payments team vouched until 2026-11-23, which is past; look again and renew the entry under `attestations` in the config',
    })
    expect(judgement).toMatchObject({
      verdict: 'not-ready',
      blockers: [
        { sentence: 'hit-ratio is no longer attested: payments team vouched until 2026-11-23', item: 'hit-ratio' },
      ],
    })
  })

  it('tells the findings that stand all the same', () => {
    const attested = [{ ...attestation, item: 'scan-not-keys' as const }]
    const because = (...given: Parameters<typeof violation>[1][]) => {
      const violations = given.map((each, index) => violation(place('a.ts', index + 1), each))
      return judged([ran(noKeys, { violations })], { config: { attestations: attested } }).item('scan-not-keys').because
    }
    const vouched = 'payments team vouches until 2026-11-23: Alert in place (https://example.com/alert)'
    expect(because({ severity: 'warning' })).toBe(`${vouched}; 1 warning stands`)
    expect(because({ severity: 'warning' }, { severity: 'warning' }, { outcome: 'unsure' })).toBe(
      `${vouched}; 1 unsure finding and 2 warnings stand`,
    )
  })

  it('stands in for doubt, not for a proven error, and gives way to a pass', () => {
    const attested = [{ ...attestation, item: 'scan-not-keys' as const }]
    const line = (given?: Parameters<typeof violation>[1]) => {
      const violations = given ? [violation(place('a.ts', 1), given)] : []
      return judged([ran(noKeys, { violations })], { config: { attestations: attested } }).item('scan-not-keys')
    }
    expect(line({ outcome: 'unsure' }).verdict).toBe('attested')
    expect(line({})).toMatchObject({
      verdict: 'fail',
      because: expect.stringMatching(
        /; payments team vouches until 2026-11-23, which does not outweigh what is proven$/,
      ),
    })
    expect(line()).toMatchObject({
      verdict: 'pass',
      because: expect.stringMatching(/; payments team vouches for it too, until 2026-11-23$/),
    })
  })
})

describe('a repository without Redis', () => {
  const runs = [
    ran(noKeys, { looked: 0, skipped: NO_REDIS.reason }),
    ran(maxmemory, { looked: 0, skipped: 'no Redis URL' }),
  ]

  it('has nothing to check when no server is probed, whatever was attested once', () => {
    const attested: Attestation[] = [{ item: 'ttl', by: 'me', reason: 'seen', until: '2020-01-01' }]
    const judgement = judged(runs, { config: { attestations: attested }, evidence: { source: NO_REDIS } })
    expect(judgement).toMatchObject({ verdict: 'not-applicable', blockers: [] })
    for (const line of judgement.checklist) {
      expect(line).toMatchObject({ verdict: 'not-applicable', because: NO_REDIS.reason })
    }
  })

  it('has not been checked where another language uses Redis', async () => {
    const root = writeRepository({ 'deploy/redis.conf': 'maxmemory 1gb\n', 'jobs/main.py': 'import redis\n' })
    const artefact = await collectArtefacts(root, { ignore: [], isUnused: true })
    const { item } = judged(runs, { evidence: { source: NO_REDIS, artefact } })
    expect(item('scan-not-keys')).toMatchObject({
      verdict: 'not-checked',
      because: `${NO_REDIS.reason}, but jobs/main.py does, in a language that is not looked at`,
    })
  })

  it('does not pass what another language does with Redis as well', async () => {
    const root = writeRepository({ 'jobs/main.py': 'import redis\n' })
    const artefact = await collectArtefacts(root, { ignore: [], isUsed: true })
    const evidence = { source: source({}), artefact }
    const { item } = judged([ran(noKeys, { looked: 3 })], { evidence })
    expect(item('scan-not-keys')).toMatchObject({
      verdict: 'needs-a-look',
      because: 'jobs/main.py uses Redis as well, in a language that is not looked at',
    })
  })

  it('says what the other files are about where an item needs them', () => {
    const artefact = { status: 'not-applicable', reason: 'Redis is spoken of only in prose' } as const
    const { item } = judged(runs, { evidence: { source: NO_REDIS, artefact } })
    expect(item('hot-keys').because).toBe(`${NO_REDIS.reason}; ${artefact.reason}`)
    expect(item('scan-not-keys').because).toBe(NO_REDIS.reason)
  })

  it('blocks where somebody requires an item, unless somebody vouches for it', () => {
    const attested: Attestation[] = [{ item: 'ttl', by: 'me', reason: 'Redis is used by a sidecar.', until: TODAY }]
    const require: ItemId[] = ['memory-policy', 'ttl']
    const judgement = judged(runs, { config: { require, attestations: attested }, evidence: { source: NO_REDIS } })
    expect(judgement).toMatchObject({
      verdict: 'not-ready',
      blockers: [
        {
          sentence: `memory-policy is required and is not-applicable: ${NO_REDIS.reason}`,
          item: 'memory-policy',
        },
      ],
    })
    expect(judgement.item('ttl').verdict).toBe('attested')
    const lone = judged(runs, { config: { require: ['ttl'], attestations: attested }, evidence: { source: NO_REDIS } })
    expect(lone).toMatchObject({ verdict: 'not-applicable', blockers: [] })
  })

  it('still has its server judged', () => {
    const judgement = judged([runs[0]!, ran(maxmemory)], {
      config: { probe: TARGET },
      evidence: { source: NO_REDIS, probe: probe({ maxmemory: 1024, policy: 'allkeys-lfu' }) },
    })
    expect(judgement.verdict).toBe('ready')
    expect(judgement.item('memory-policy').verdict).toBe('pass')
    expect(judgement.item('scan-not-keys').verdict).toBe('not-applicable')
    expect(judgement.item('flush-procedure').verdict).toBe('not-checked')
  })

  it('is not shown as fine when the server that should be probed is down', () => {
    const down = { status: 'not-collected', reason: 'connection refused' } as const
    const judgement = judged([ran(maxmemory, { looked: 0, skipped: down.reason })], {
      config: { probe: TARGET, require: ['memory-policy'] },
      evidence: { source: NO_REDIS, probe: down },
    })
    expect(judgement.verdict).toBe('not-ready')
    expect(judgement.sentences).toEqual(['memory-policy is required and is not-checked: connection refused'])
  })
})

describe('the gate', () => {
  const errors = ran(noKeys, {
    violations: [violation(place('b.ts', 4)), violation(place('a.ts', 9)), violation(null)],
  })
  const warnings = ran(keysInUse, { violations: [violation(place('c.ts', 1), { severity: 'warning' })] })

  it('is closed by findings at or above fail-on, grouped by rule', () => {
    expect(judged([warnings, errors])).toMatchObject({
      verdict: 'not-ready',
      sentences: ['3 errors of no-keys (nowhere in the repository, a.ts:9 and b.ts:4)'],
    })
    expect(judged([warnings, errors], { config: { failOn: 'warning' } }).sentences).toEqual([
      '3 errors of no-keys (nowhere in the repository, a.ts:9 and b.ts:4)',
      '1 warning of keys-in-use (c.ts:1)',
    ])
  })

  it('is never closed by unsure findings alone', () => {
    const unsure = ran(noKeys, { violations: [violation(place('a.ts', 1), { outcome: 'unsure' })] })
    expect(judged([unsure], { config: { failOn: 'note' } })).toMatchObject({ verdict: 'ready', blockers: [] })
    expect(judged([unsure], { config: { require: ['scan-not-keys'] } }).sentences).toEqual([
      'scan-not-keys is required and is needs-a-look: 1 unsure of no-keys (a.ts:1)',
    ])
  })

  it('is closed by a required item that was not examined', () => {
    const run = ran(maxmemory, { looked: 0, skipped: NO_PROBE.reason })
    expect(judged([run], { config: { require: ['memory-policy', 'hot-keys'] } }).sentences).toEqual([
      'memory-policy is required and is not-checked: no Redis URL',
      'hot-keys is required and is not-checked: no rule looks at this yet',
    ])
  })

  it('is closed by our own failures', () => {
    const crashed = {
      rule: noKeys,
      state: 'crashed',
      outcome: { looked: 0, violations: [], skipped: 'internal error' },
    } as const
    const broken = { status: 'not-collected', reason: 'internal error in the source analysis: x' } as const
    expect(judged([crashed], { evidence: { source: broken } }).sentences).toEqual([
      'the source was not examined: internal error in the source analysis: x',
      'no-keys could not run: internal error',
    ])
  })

  it('is open when nothing speaks against it', () => {
    expect(judged([ran(noKeys)], { evidence: { source: source() } })).toMatchObject({ verdict: 'ready', blockers: [] })
  })
})
