import {
  amount,
  type Counters,
  count,
  type KeySample,
  type ProbedServer,
  type Readings,
  type Report,
  size,
} from '../../model'
import { type Bar, chart } from './charts'
import { type Html, html, prose, section } from './markup'

const PATTERNS_SHOWN = 10
/** Microseconds: the 5 ms of the checklist. */
const SLOW = 5000

/** What the servers said, as charts; what a server did not say has no chart. */
export function serversSection({ readings }: Report): Html {
  if (readings.status !== 'collected')
    return section('servers', 'Server', html`<p>Not probed: ${prose(readings.reason, 600)}.</p>`)
  const { servers, unreached } = readings.value
  const missing = unreached.map(({ name, reason }) => html`<p>${name} was not read: ${prose(reason, 600)}.</p>`)
  return section('servers', servers.length > 1 ? 'Servers' : 'Server', [...servers.map(serverOf), ...missing])
}

function serverOf({ name, role, readings }: ProbedServer): Html {
  const { server, unread } = readings
  const product = [server.product, server.version, server.mode].filter(Boolean).join(' ')
  const charts = [
    memory(readings),
    keyspace(readings),
    lookups(readings),
    immortal(readings.sample),
    latency(readings),
    evictions(readings),
  ]
  const gaps = unread.map(({ section, reason }) => html`<li>${section}: ${prose(reason, 600)}</li>`)
  return html`
<h3>${name === '' ? product : `${name} (${product})`}, used as ${role}</h3>
<div class="charts">${charts}</div>
${gaps.length > 0 ? html`<p>Could not be read:</p><ul>${gaps}</ul>` : undefined}`
}

function memory({ memory: { usedBytes, maxmemory, totalSystemBytes, policy } }: Readings): Html | undefined {
  if (usedBytes === undefined) return undefined
  const limit = maxmemory || totalSystemBytes
  const of = maxmemory ? 'maxmemory' : 'the memory of the machine; maxmemory is not set'
  const bar: Bar =
    limit === undefined
      ? {
          label: 'used',
          parts: [{ value: usedBytes, kind: 'plain' }],
          words: `${size(usedBytes)}${maxmemory === 0 ? '; maxmemory is not set' : ''}`,
        }
      : {
          label: 'used',
          parts: [
            { value: Math.min(usedBytes, limit), kind: usedBytes > 0.9 * limit ? 'loud' : 'plain' },
            { value: Math.max(0, limit - usedBytes), kind: 'open' },
          ],
          words: `${size(usedBytes)} of ${size(limit)} (${percent(usedBytes, limit)}), ${of}`,
        }
  return chart(policy === undefined ? 'Memory' : `Memory, ${policy}`, [bar])
}

function keyspace({ keyspace }: Readings): Html | undefined {
  if (!keyspace) return undefined
  const { keys, expires } = keyspace
  if (keys === 0) return chart('Keys', [{ label: 'keys', parts: [], words: 'none' }])
  const without = keys - expires
  return chart('Keys', [
    {
      label: 'with a TTL',
      parts: [{ value: expires, kind: 'plain' }],
      words: `${amount(expires)} (${percent(expires, keys)})`,
    },
    {
      label: 'without a TTL',
      parts: [{ value: without, kind: 'loud' }],
      words: `${amount(without)} (${percent(without, keys)})`,
    },
  ])
}

/** Of the window where there was traffic in it, else since the start. */
function lookups({ window, stats }: Readings): Html | undefined {
  const recent = window && bothOf(window.stats)
  const [title, counted] =
    recent && recent.hits + recent.misses > 0
      ? [`Lookups within ${window.seconds.toFixed(1)} s`, recent]
      : ['Lookups since the start', bothOf(stats)]
  if (!counted || counted.hits + counted.misses === 0) return undefined
  const { hits, misses } = counted
  return chart(title, [
    {
      label: 'hits',
      parts: [{ value: hits, kind: 'plain' }],
      words: `${amount(hits)} (${percent(hits, hits + misses)})`,
    },
    { label: 'misses', parts: [{ value: misses, kind: 'loud' }], words: amount(misses) },
  ])
}

function bothOf({ keyspaceHits: hits, keyspaceMisses: misses }: Counters) {
  return hits === undefined || misses === undefined ? undefined : { hits, misses }
}

function immortal(sample: KeySample | undefined): Html | undefined {
  const groups = (sample?.groups ?? []).flatMap(({ pattern, immortal = 0 }) =>
    immortal > 0 ? [{ pattern, immortal }] : [],
  )
  if (!sample || groups.length === 0) return undefined
  const sorted = groups.sort((a, b) => b.immortal - a.immortal)
  const bars = sorted.slice(0, PATTERNS_SHOWN).map(({ pattern, immortal }): Bar => {
    return { label: pattern, parts: [{ value: immortal, kind: 'loud' }], words: amount(immortal) }
  })
  const of = sample.isComplete ? `of all ${amount(sample.keys)} keys` : `in a sample of ${amount(sample.keys)} keys`
  const more = sorted.length > bars.length ? `, the first ${bars.length} of ${sorted.length} patterns` : ''
  return chart(`Keys without a TTL ${of}${more}`, bars)
}

/**
 * The buckets of the server are coarse: what lies between the bounds is a part of its own. From 1 µs on, on a logarithmic
 * scale, or one slow script would leave nothing of all the others.
 */
function latency({ window }: Readings): Html | undefined {
  if (!window?.latency || window.latency.length === 0) return undefined
  const bars = window.latency.map(({ command, calls, p99: { over, upTo } }): Bar => {
    const [from, to] = [Math.log10(Math.max(1, over)), Math.log10(Math.max(1, upTo))]
    return {
      label: command,
      parts: [
        { value: from, kind: upTo > SLOW ? 'loud' : 'plain' },
        { value: to - from, kind: 'open' },
      ],
      words: `between ${duration(over)} and ${duration(upTo)}, ${count(calls, 'call')}`,
    }
  })
  return chart('99th percentile of execution times (logarithmic)', bars)
}

function evictions({ window }: Readings): Html | undefined {
  const rates = window?.evictionsPerSecond
  if (!rates?.some((rate) => rate > 0)) return undefined
  const bars = rates.map((rate, index): Bar => {
    return {
      label: `part ${index + 1}`,
      parts: [{ value: rate, kind: 'loud' }],
      words: `${rate.toFixed(1)} per second`,
    }
  })
  return chart('Evictions while the probe watched', bars)
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}

function duration(microseconds: number): string {
  return microseconds >= 1000 ? `${(microseconds / 1000).toFixed(1)} ms` : `${Math.round(microseconds)} µs`
}
