import { cpus, loadavg, totalmem } from 'node:os'
import { GROWTH_MS, PROBE_ADDED_MS, PROBE_SECONDS, peakGoal, ratioGoal } from './goals.mjs'

const KINDS = {
  none: 'without Redis',
  small: 'small, so that starting the process is most of it: no goals',
  large: 'large',
  heavy: 'uses Redis all over',
}

/** What was measured on: figures of another machine cannot be compared. */
export function machineLine(nodeVersion, runs) {
  const [{ model } = { model: 'unknown' }] = cpus()
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`
  const load = loadavg()[0].toFixed(1)
  return `${cpus().length} × ${model}, ${memory}, ${process.platform}, Node ${nodeVersion}, load ${load} at the start, medians of ${runs} runs.`
}

/** The figures of one folder as Markdown: the command itself, then its peers. */
export function comparisonTable(name, { kind, inventory, sources, ours, rows }) {
  const { files, commands } = inventory
  const counts = `${sources} source files, ${files.listed} in scope, ${files.analysed} parsed, ${commands.length} commands`
  const head = ['peer', 'ratio', 'range', 'goal', '', 'wall', 'CPU', 'peak']
  const body = rows.map((row) => peerRow(row, kind))
  const notes = rows
    .filter(({ failure }) => failure)
    .map(({ peer, failure }) => `${peer.name} was left out: ${failure}.`)
  return [`### ${name}`, `${counts}; ${KINDS[kind]}.`, table(head, [ownRow(ours, kind), ...body]), ...notes].join(
    '\n\n',
  )
}

function ownRow(ours, kind) {
  const most = peakGoal(kind)
  const goal = most === undefined ? '' : `≤ ${most} MiB`
  return ['redis-preflight', '', '', goal, verdict(ours.peak, most), ...usage(ours)]
}

function peerRow({ peer, failure, ratio, least, most, used }, kind) {
  if (failure !== undefined) return [peer.name, 'left out', '', '', '', '', '', '']
  const goal = ratioGoal(peer.name, kind)
  const range = `${ratioText(least)} – ${ratioText(most)}`
  const wanted = goal === undefined ? '' : `≤ ${ratioText(goal)}`
  return [peer.name, ratioText(ratio), range, wanted, verdict(ratio, goal), ...usage(used)]
}

/** What each added plain file costs, as Markdown. */
export function growthTable(steps) {
  const head = ['plain files', 'redis-preflight', 'reading alone', 'for each added file beyond reading', 'goal', '']
  const body = steps.map(({ files, ours, reading, perFile }) => {
    const cost =
      perFile === undefined
        ? ['', '', '']
        : [`${perFile.toFixed(3)} ms`, `≤ ${GROWTH_MS} ms`, verdict(perFile, GROWTH_MS)]
    return [String(files), seconds(ours), seconds(reading), ...cost]
  })
  return `### Growth\n\n${table(head, body)}`
}

/** What a probe costs the server that it probes. */
export function probeTable({ keys, seconds: took, without, with: beside, slow }) {
  const added = beside - without
  const head = ['measure', 'value', 'goal', '']
  const body = [
    ['the whole probe', seconds(took), `≤ ${PROBE_SECONDS} s`, verdict(took, PROBE_SECONDS)],
    ['p99 of the load without it', `${without.toFixed(2)} ms`, '', ''],
    ['p99 of the load beside it', `${beside.toFixed(2)} ms`, '', ''],
    ['added', `${added.toFixed(2)} ms`, `≤ ${PROBE_ADDED_MS} ms`, verdict(added, PROBE_ADDED_MS)],
    ['commands above 1 ms in the slow log', String(slow), '0', verdict(slow, 0)],
  ]
  return `### A probe of ${keys.toLocaleString('en-US')} keys\n\n${table(head, body)}`
}

/** `12×`, `8.44×`, `0.70×`, `1/41`. */
export function ratioText(ratio) {
  if (ratio < 0.2) return `1/${(1 / ratio).toFixed(0)}`
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1).replace('.0', '')}×`
}

function verdict(value, most) {
  if (value === undefined || most === undefined) return ''
  return value <= most ? 'met' : '**missed**'
}

function usage({ wall, cpu, peak }) {
  return [
    wall === undefined ? '' : seconds(wall),
    cpu === undefined ? '' : seconds(cpu),
    peak === undefined ? '' : `${peak.toFixed(0)} MiB`,
  ]
}

function seconds(value) {
  return `${value.toFixed(value < 1 ? 3 : 2)} s`
}

/** Columns as wide as their longest cell, to be read in a terminal as well. */
function table(head, body) {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...body].map((row) => row[at].length)))
  const line = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
