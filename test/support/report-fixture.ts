import {
  type Client,
  CONNECTION_SETTINGS,
  type Command,
  type Finding,
  type ItemId,
  type ItemResult,
  type Place,
  type Report,
  type RuleMeta,
  type Setting,
  type Verdict,
} from '../../src/model'
import type { View } from '../../src/report'

/** Strings that a hostile repository may hold; no format may let one of them act. */
export const HOSTILE = {
  ansi: '\u001b[2J\u001b[31mcleared\u001b[0m',
  c1: '\u009b31mred',
  bell: 'title\u001b]0;owned\u0007',
  command: 'x\n::error file=a.ts,line=1::owned',
  legacyCommand: 'text ##[error]owned ##vso[task.setvariable]owned',
  table: 'a | b\n| c | d |',
  html: '<img src=x onerror=alert(1)><script>alert(1)</script>',
  mention: '@octocat and @github/security see #1 and GH-2',
  link: '[click](javascript:alert(1)) ![x](https://evil.example/x.png)',
  fence: '```\n# heading\n```',
  details: '</details></summary><details open>',
  bidi: 'user\u202egnp.exe\u2066',
  percent: '100%0A::error::owned%25',
} as const

export const TERMINAL: View = { color: false, width: 100, quiet: false }

export const PULL_REQUEST: View = { ...TERMINAL, links: { blobUrl: 'https://github.com/acme/shop/blob/0123abc/' } }

export function place(path: string, line: number, column: number, endLine: number, endColumn: number): Place {
  return { path, line, column, endLine, endColumn }
}

/** A finding of `no-keys`, changed by what is given. */
export function finding(over: Partial<Finding> = {}): Finding {
  return {
    rule: 'no-keys',
    item: 'scan-not-keys',
    origin: over.place === null ? 'probe' : 'source',
    severity: 'error',
    outcome: 'fail',
    place: place('src/cache/sessions.ts', 12, 22, 12, 46),
    message:
      '`redis` runs KEYS: it visits every key in one step, and the server answers no other client meanwhile. Page with SCAN: `scanStream()` in ioredis.',
    help: `https://github.com/acme/redis-preflight/blob/main/docs/rules/${over.rule ?? 'no-keys'}.md`,
    fingerprint: 'a1b2c3d4e5f60718',
    related: [],
    ...over,
  }
}

const set: Setting = { state: 'set', value: 500 }
const missing: Setting = { state: 'missing' }

export function client(over: Partial<Client> = {}): Client {
  return {
    id: 0,
    place: place('src/redis.ts', 4, 22, 9, 3),
    library: 'ioredis',
    version: '5.4.1',
    major: 5,
    kind: 'standalone',
    role: 'cache',
    settings: { connectTimeout: set, commandTimeout: missing, reconnectStrategy: set, errorListener: missing },
    options: { host: 'localhost', port: 6379, connectTimeout: 500, lazyConnect: true, tls: null },
    ...over,
  }
}

export function command(over: Partial<Command> = {}): Command {
  return {
    place: place('src/cache/sessions.ts', 12, 22, 12, 46),
    name: 'KEYS',
    client: 0,
    library: 'ioredis',
    receiver: 'redis',
    key: 'session:*',
    ttl: 'not-a-write',
    because: 'KEYS writes nothing',
    via: 'direct',
    operator: false,
    related: [],
    ...over,
  }
}

const CHECKLIST: readonly [ItemId, string, Verdict, string][] = [
  [
    'memory-policy',
    'maxmemory set with an appropriate policy',
    'fail',
    'maxmemory is 0 and the policy is `noeviction`.',
  ],
  ['ttl', 'A TTL on every key', 'needs-a-look', '14 of 17 writes set a TTL; 3 are unsure.'],
  ['circuit-breaker', 'Degrades when Redis is down', 'not-checked', 'No rule looks at this yet.'],
  [
    'hit-ratio',
    'Hit ratio monitored and alerted',
    'attested',
    'Team Platform vouches for it until 2027-03-31: https://wiki.acme.example/redis.',
  ],
  ['eviction-rate', 'Eviction rate monitored and alerted', 'not-checked', 'No rule looks at this yet.'],
  ['hot-keys', 'Hot key detection in place', 'not-applicable', 'No key is read more than once a second.'],
  ['scan-not-keys', 'SCAN instead of KEYS', 'fail', '3 of 41 commands run KEYS.'],
  [
    'connections',
    'Timeouts and a reconnect strategy',
    'needs-a-look',
    '2 of 3 clients lack `commandTimeout` or an error listener.',
  ],
  ['flush-procedure', 'Flush procedure documented and tested', 'not-checked', 'No rule looks at this yet.'],
  ['no-flush', 'No FLUSHALL or FLUSHDB in code', 'pass', '41 commands looked at, none flushes.'],
]

export function checklist(verdict?: Verdict): ItemResult[] {
  return CHECKLIST.map(([item, title, own, because]) => ({
    item,
    title,
    verdict: verdict ?? own,
    because,
    rules:
      item === 'scan-not-keys'
        ? [{ rule: 'no-keys', looked: 41, findings: 3 }]
        : item === 'memory-policy'
          ? [
              { rule: 'maxmemory-set', looked: 1, findings: 1 },
              { rule: 'memory-headroom', looked: 0, findings: 0, skipped: 'maxmemory is 0' },
            ]
          : [],
  }))
}

const SESSIONS = [
  "import { redis } from '../redis'",
  '',
  'export async function listSessions(): Promise<string[]> {',
  "  const keys = await redis.keys('session:*')",
  '  return keys.map((key) => key.slice(8))',
  '}',
]

const MINIFIED = `${'var a=1;'.repeat(400)}redis.keys("*");${'var b=2;'.repeat(400)}`

/** Lines of the checked files, as the run collects them: hostile, tabbed, wide and minified ones among them. */
export function excerpts(): Map<string, Map<number, string>> {
  return new Map([
    ['src/cache/sessions.ts', new Map(SESSIONS.map((line, index) => [9 + index, line]))],
    ['src/日本語/キャッシュ.ts', new Map([[7, "\tconst 名前 = await 缓存.keys('会话:*') // 全部"]])],
    ['dist/app.min.js', new Map([[1, MINIFIED]])],
    [
      'src/redis.ts',
      new Map([
        [4, "export const redis = new Redis({ password: 'hunter2-secret',"],
        [5, "  host: 'localhost',"],
        [6, '  connectTimeout: 500,'],
        [7, '  lazyConnect: true,'],
      ]),
    ],
    [
      'src/hostile.ts',
      new Map([
        [3, `await redis.set('a') // ${HOSTILE.ansi}${HOSTILE.bell} ${HOSTILE.legacyCommand}`],
        [4, HOSTILE.fence.replaceAll('\n', ' ')],
      ]),
    ],
  ])
}

function findings(): Finding[] {
  const server = { rule: 'maxmemory-set', item: 'memory-policy', place: null } as const
  const hostile = Object.values(HOSTILE).join(' ')
  return [
    finding({
      ...server,
      message:
        'maxmemory is 0: Redis grows until the kernel kills it. Set it to about 75 % of the memory of the machine.',
      fingerprint: 'aa01',
    }),
    finding({ place: place('dist/app.min.js', 1, 3201, 1, 3216), fingerprint: 'aa02' }),
    finding({
      fingerprint: 'aa03',
      related: [
        { place: place('src/redis.ts', 4, 22, 7, 3), message: 'the client is built here' },
        { place: place('src/http/routes.ts', 31, 5, 31, 20), message: 'called for every request of `GET /sessions`' },
      ],
    }),
    finding({ place: place('src/日本語/キャッシュ.ts', 7, 19, 7, 35), fingerprint: 'aa04' }),
    finding({
      outcome: 'unsure',
      message: 'The analyzer cannot prove that `store` is Redis; if it is, this runs KEYS.',
      place: place('src/cache/any.ts', 3, 1, 3, 9),
      fingerprint: 'aa05',
    }),
    finding({
      suppressed: { kind: 'comment', reason: 'runs once in a migration' },
      place: place('scripts/migrate.ts', 8, 3, 8, 20),
      fingerprint: 'aa06',
    }),
    finding({
      rule: 'command-timeout',
      item: 'connections',
      severity: 'warning',
      place: place('src/redis.ts', 4, 22, 7, 3),
      message: '`redis` has no `commandTimeout`; ioredis 5 waits for ever on a server that hangs.',
      help: '',
      fingerprint: 'aa07',
    }),
    finding({
      rule: 'require-ttl',
      item: 'ttl',
      severity: 'warning',
      place: place(`src/hostile.ts`, 3, 7, 3, 16),
      message: hostile,
      related: [{ place: place(`src/${HOSTILE.command}.ts`, 1, 1, 1, 2), message: HOSTILE.html }],
      fingerprint: 'aa08',
    }),
    finding({
      rule: 'eviction-policy',
      item: 'memory-policy',
      severity: 'note',
      place: null,
      message: 'With `volatile-lru` only keys that have a TTL are evicted.',
      fingerprint: 'aa09',
    }),
    finding({
      rule: 'require-ttl',
      item: 'ttl',
      severity: 'note',
      outcome: 'unsure',
      place: place('src/carts.ts', 20, 3, 20, 30),
      message: '`cart:*` may be written without a TTL: the options come from a parameter.',
      fingerprint: 'aa0a',
    }),
  ]
}

/** One of each kind that the files beside the source may hold. */
function artefacts(): Pick<Report['inventory'], 'settings' | 'alerts' | 'monitors' | 'hotKeyChecks'> {
  const at = place('deploy/redis.conf', 2, 1, 2, 14)
  return {
    settings: [
      {
        place: at,
        name: '',
        format: 'redis.conf',
        role: 'cache',
        maxmemory: { bytes: 2 * 1024 ** 3, place: at },
        policy: { name: 'allkeys-lru', place: at },
        isForDevelopment: false,
      },
      {
        place: place('docker-compose.yml', 12, 3, 12, 8),
        name: `cache ${HOSTILE.ansi}`,
        format: 'docker-compose',
        maxmemory: { bytes: null, place: at },
        limit: { bytes: 1024 ** 3, place: at },
        isForDevelopment: false,
        isMaybeLocal: true,
      },
    ],
    alerts: [
      {
        place: place('alerts/redis.yml', 7, 9, 7, 30),
        system: 'prometheus',
        name: 'RedisHitRatioLow',
        subject: 'hit-ratio',
        expression: 'redis:hit_ratio < 0.8',
        trigger: { below: 80 },
        flaws: [`no receiver takes it ${HOSTILE.command}`],
        doubts: [],
        live: { state: 'inactive', isHealthy: true },
      },
      {
        place: null,
        system: 'prometheus',
        name: 'RedisEvictions',
        subject: 'evictions',
        expression: 'rate(redis_evicted_keys_total[5m]) > 0',
        trigger: { above: 0, isRising: true },
        flaws: [],
        doubts: ['its labels are templates'],
      },
    ],
    monitors: [{ place: at, name: 'redis_exporter', kind: 'collector', subjects: ['hit-ratio', 'memory'] }],
    hotKeyChecks: [{ place: at, what: 'redis-cli --hotkeys in a CronJob' }],
  }
}

const RULES: readonly Pick<RuleMeta, 'id' | 'item' | 'reads' | 'severity'>[] = [
  { id: 'maxmemory-set', item: 'memory-policy', reads: 'probe', severity: 'error' },
  { id: 'eviction-policy', item: 'memory-policy', reads: 'probe', severity: 'error' },
  { id: 'require-ttl', item: 'ttl', reads: 'source', severity: 'warning' },
  { id: 'no-keys', item: 'scan-not-keys', reads: 'source', severity: 'error' },
  { id: 'command-timeout', item: 'connections', reads: 'source', severity: 'warning' },
]

/** The metadata of the rules that the findings of the reports are of. */
function ruleMetas(): RuleMeta[] {
  return RULES.map((rule) => ({
    ...rule,
    since: '0.1.0',
    summary: `What \`${rule.id}\` wants.`,
    why: `Why ${rule.id} wants it.`,
    instead: `What to do to please ${rule.id}.`,
    links: ['https://redis.io/docs/latest/'],
  }))
}

/** A report with every verdict, severity, outcome and origin, and hostile text in every field that can hold it. */
export function richReport(over: Partial<Report> = {}): Report {
  const none = Object.fromEntries(CONNECTION_SETTINGS.map((name) => [name, missing])) as Client['settings']
  return {
    tool: { name: 'redis-preflight', version: '0.1.0' },
    verdict: 'not-ready',
    blockers: [
      { sentence: '1 error of maxmemory-set (staging server)', item: 'memory-policy', rule: 'maxmemory-set' },
      {
        sentence: '3 errors of no-keys (dist/app.min.js:1, src/cache/sessions.ts:12 and 1 more)',
        item: 'scan-not-keys',
        rule: 'no-keys',
      },
      {
        sentence: 'circuit-breaker is required and is not-checked: no rule looks at this yet',
        item: 'circuit-breaker',
      },
    ],
    failOn: 'error',
    weakened: [],
    checklist: checklist(),
    rules: ruleMetas(),
    findings: findings(),
    inventory: {
      clients: [
        client(),
        client({
          id: 1,
          place: place('src/queue.ts', 3, 15, 3, 40),
          library: 'redis',
          version: '^4.6.0',
          role: 'queue',
          kind: 'cluster',
          settings: none,
          options: { url: 'redis://app:hunter2-secret@cache.internal:6379', password: 'hunter2-secret' },
        }),
        client({
          id: 2,
          place: place('src/日本語/キャッシュ.ts', 2, 1, 2, 9),
          library: '@upstash/redis',
          kind: 'http',
          settings: {
            connectTimeout: set,
            commandTimeout: { state: 'unknown', because: 'options come from a parameter' },
            reconnectStrategy: set,
            errorListener: set,
          },
          options: {},
        }),
      ],
      commands: [
        command(),
        command({
          name: 'SET',
          key: 'cart:*',
          ttl: 'conditional',
          because: 'EX is set on one path only',
          via: 'wrapper',
          place: place('src/carts.ts', 20, 3, 20, 30),
        }),
        command({
          name: 'SET',
          key: `evil:${HOSTILE.ansi}${HOSTILE.html}`,
          ttl: 'never',
          because: 'no EX',
          via: 'pipeline',
          place: place('src/hostile.ts', 3, 7, 3, 16),
        }),
        command({
          name: 'HSET',
          key: null,
          client: null,
          ttl: 'always',
          via: 'lua',
          receiver: 'redis.call',
          unsure: 'the script is built at run time',
          place: place('src/日本語/キャッシュ.ts', 7, 19, 7, 35),
        }),
      ],
      skipped: [
        { path: 'src/generated/huge.ts', reason: '5.2 MB is over the limit of 2 MB', kind: 'source' },
        { path: `src/${HOSTILE.ansi}${HOSTILE.details}.ts`, reason: 'not UTF-8' },
      ],
      ...artefacts(),
      files: { listed: 1412, analysed: 38, leftOut: { tests: 310, generated: 12, ignored: 0 } },
    },
    readings: {
      status: 'collected',
      value: {
        servers: [
          {
            name: '',
            role: 'cache',
            readings: {
              server: { product: 'redis', version: '7.0.15', mode: 'standalone', uptimeSeconds: 86400 },
              memory: { maxmemory: 0, policy: 'noeviction', usedBytes: 1048576 },
              keyspace: { keys: 120, expires: 80 },
              stats: { evictedKeys: 0, keyspaceHits: 900, keyspaceMisses: 100 },
              clients: { connected: 4, max: 10000 },
              unread: [{ section: 'INFO commandstats', reason: 'NOPERM' }],
              tookMs: 214,
            },
          },
        ],
        unreached: [],
      },
    },
    prometheus: {
      status: 'collected',
      value: {
        alerts: [
          {
            name: 'RedisHitRatioLow',
            expression: 'redis:hit_ratio < 0.8',
            forSeconds: 900,
            labels: { severity: 'warning' },
            health: 'ok',
            state: 'firing',
          },
          {
            name: `Disk\u001b[2J | <b>full</b>`,
            expression: 'disk > 1',
            forSeconds: 0,
            labels: {},
            health: 'err',
            lastError: 'many-to-many matching not allowed',
            state: 'inactive',
          },
        ],
        recordings: [{ name: 'redis:hit_ratio', expression: 'a / b' }],
        samples: { redis_keyspace_hits_total: 2 },
        unread: ['which metrics have samples is not known: Prometheus refuses the question (422)'],
      },
    },
    excerpts: excerpts(),
    ...over,
  }
}

/** Nothing found, no server probed: what was not looked at must still be told. */
export function readyReport(): Report {
  return richReport({
    verdict: 'ready',
    blockers: [],
    checklist: checklist('pass').map((line, index) =>
      index === 0 || index === 2
        ? { ...line, verdict: 'not-checked', because: 'no server was given (--redis-url)' }
        : line,
    ),
    findings: [],
    inventory: { ...richReport().inventory, skipped: [] },
    readings: { status: 'not-collected', reason: 'no server was given (--redis-url)' },
  })
}

/** A repository without Redis. */
export function notApplicableReport(): Report {
  return richReport({
    verdict: 'not-applicable',
    blockers: [],
    checklist: checklist('not-applicable').map((line) => ({
      ...line,
      because: 'The repository does not use Redis.',
      rules: [],
    })),
    findings: [],
    inventory: {
      clients: [],
      commands: [],
      skipped: [],
      settings: [],
      alerts: [],
      monitors: [],
      hotKeyChecks: [],
      files: { listed: 12, analysed: 0 },
    },
    readings: { status: 'not-applicable', reason: 'the repository does not use Redis' },
    excerpts: new Map(),
  })
}

/** Findings of all three severities, over 2 MB of messages, in many files. */
export function floodReport(total = 6000): Report {
  const severities = ['error', 'warning', 'note'] as const
  const flood = severities.flatMap((severity) =>
    Array.from({ length: total / 3 }, (_, index) =>
      finding({
        severity,
        rule: severity === 'error' ? 'no-keys' : 'require-ttl',
        place: place(`src/modules/module-${index % 40}/缓存.ts`, index + 1, 3, index + 1, 20),
        message: `${severity} ${index}: ${'键 `user:*` has no TTL | <b>x</b> @octocat. '.repeat(10)}`,
        fingerprint: `${severity.length}${index}`,
      }),
    ),
  )
  return richReport({ findings: flood })
}

/** A report whose every free text is the same hostile string. */
export function hostileReport(text: string): Report {
  const base = richReport()
  const at = place(`src/${text}.ts`, 3, 2, 3, 9)
  return {
    ...base,
    blockers: [{ sentence: text }, { sentence: `circuit-breaker ${text}`, item: 'circuit-breaker' }],
    checklist: base.checklist.map((line) => ({ ...line, because: text })),
    findings: [
      finding({ place: at, message: text, help: text, related: [{ place: at, message: text }] }),
      finding({ place: at, message: `\`${text}\``, severity: 'warning' }),
      finding({ place: null, message: text, severity: 'note', outcome: 'unsure' }),
      finding({ place: at, message: text, suppressed: { kind: 'comment', reason: text } }),
      finding({ place: at, message: text, suppressed: { kind: 'baseline', reason: text } }),
      finding({ place: at, message: text, isOutside: true }),
    ],
    weakened: [text, `\`${text}\` is switched off`],
    unweighed: text,
    change: {
      status: 'collected',
      value: { since: text, scope: { inside: 2, outside: 1 }, base: { added: 1, fixed: 1 } },
    },
    baseline: {
      file: text,
      known: 1,
      added: 0,
      stale: [{ fingerprint: 'aa', rule: text, path: `${text}.ts`, message: text }],
      unseen: [],
    },
    inventory: {
      ...base.inventory,
      clients: [client({ place: at, version: text, options: { host: text, [text]: text } })],
      commands: [command({ place: at, key: text, because: text, receiver: text, unsure: text })],
      skipped: [{ path: text, reason: text }],
    },
    readings: { status: 'not-collected', reason: text },
    excerpts: new Map([[at.path, new Map([[3, text]])]]),
  }
}
