import {
  type Attestation,
  below,
  type Config,
  count,
  listSome,
  type PathOverride,
  type Review,
  SEVERITIES,
  type Severity,
  type Thresholds,
  touches,
} from '../model'
import type { Case, RuleRun } from './cases'

type Level = Severity | 'off'

/** What the judge says of the gate itself. */
interface Weighed {
  readonly weakened: readonly string[]
  readonly unweighed?: string
}

/**
 * What the change under review does to the gate that judges it, in sentences without a full stop: whoever reviews it has
 * to know. What is made stricter is not told. Empty where no change is looked at.
 */
export function weigh(the: Case): Weighed {
  const { review } = the
  if (!review) return { weakened: [] }
  const { before } = review
  const always = [...newComments(the, review), ...workflows(review)]
  if (before.status !== 'collected') return { weakened: always, unweighed: before.reason }
  return { weakened: [...compareConfigs(before.value, the.config, the.runs), ...always] }
}

function compareConfigs(before: Config, now: Config, runs: readonly RuleRun[]): string[] {
  return [
    ...rules(before, now, runs),
    ...overrides(before, now),
    ...lists(before, now),
    ...gate(before, now),
    ...attestations(before.attestations, now.attestations),
    ...thresholds(before.thresholds, now.thresholds),
    ...accepted(before, now),
  ]
}

const MILDNESS: readonly Level[] = [...SEVERITIES, 'off']

function isMilder(now: Level, before: Level): boolean {
  return MILDNESS.indexOf(now) > MILDNESS.indexOf(before)
}

function rules(before: Config, now: Config, runs: readonly RuleRun[]): string[] {
  return runs.flatMap(({ rule: { id, severity } }) => {
    const [old, level] = [before.rules[id] ?? severity, now.rules[id] ?? severity]
    if (!isMilder(level, old)) return []
    return [level === 'off' ? `\`${id}\` is switched off` : `\`${id}\` goes from ${old} to ${level}`]
  })
}

/** An entry that was there before in the same words is no news; the order of entries is not looked at. */
function overrides(before: Config, now: Config): string[] {
  const wordsOf = ({ files, rules: levels }: PathOverride) => JSON.stringify([files, levels])
  const known = new Set(before.overrides.map(wordsOf))
  const added = now.overrides.filter((one) => !known.has(wordsOf(one)))
  return added.flatMap(({ files, rules: levels }) =>
    Object.entries(levels)
      .filter(([, level]) => level !== 'error')
      .map(([id, level]) => `\`${id}\` is ${level === 'off' ? 'off' : `a ${level}`} for ${code(files)}`),
  )
}

function lists(before: Config, now: Config): string[] {
  const ignored = added(before.ignore, now.ignore)
  const immortal = added(before.immortal, now.immortal)
  const dropped = added(now.require, before.require)
  return [
    ...(ignored.length > 0 ? [`${code(ignored)} ${ignored.length === 1 ? 'is' : 'are'} no longer analysed`] : []),
    ...(before.includeTests && !now.includeTests ? ['test files are no longer analysed'] : []),
    ...(immortal.length > 0 ? [`keys ${code(immortal)} may stay without a TTL`] : []),
    ...(dropped.length > 0 ? [`${code(dropped)} ${dropped.length === 1 ? 'is' : 'are'} no longer required`] : []),
  ]
}

function gate(before: Config, now: Config): string[] {
  const isRaised = isMilder(before.failOn, now.failOn)
  return [
    ...(isRaised ? [`\`fail-on\` goes from ${before.failOn} to ${now.failOn}, so that less blocks`] : []),
    ...(before.probe.kind !== 'none' && now.probe.kind === 'none' ? ['the server is no longer probed'] : []),
  ]
}

function attestations(before: readonly Attestation[], now: readonly Attestation[]): string[] {
  return now.flatMap(({ item, by, until }) => {
    const old = before.find((one) => one.item === item)
    if (old && old.by === by && until <= old.until) return []
    return [`${by} vouches for \`${item}\` until ${until}${old ? `, before it was ${old.by} until ${old.until}` : ''}`]
  })
}

/** Each threshold by the name that the config gives it, and whether more of it is milder. */
function thresholds(before: Thresholds, now: Thresholds): string[] {
  const rows: readonly (readonly [string, (from: Thresholds) => number, 'higher' | 'lower'])[] = [
    ['immortal-keys.warning', ({ immortalKeys }) => immortalKeys.warning, 'higher'],
    ['immortal-keys.error', ({ immortalKeys }) => immortalKeys.error, 'higher'],
    ['hit-ratio.warning', ({ hitRatio }) => hitRatio.warning, 'lower'],
    ['hit-ratio.error', ({ hitRatio }) => hitRatio.error, 'lower'],
    ['big-key-bytes', ({ bigKeyBytes }) => bigKeyBytes, 'higher'],
    ['big-key-elements', ({ bigKeyElements }) => bigKeyElements, 'higher'],
    ['flush-drill-days', ({ flushDrillDays }) => flushDrillDays, 'higher'],
  ]
  return rows.flatMap(([name, of, milder]) => {
    const [old, limit] = [of(before), of(now)]
    const isLooser = milder === 'higher' ? limit > old : limit < old
    return isLooser ? [`the threshold \`${name}\` goes from ${old} to ${limit}`] : []
  })
}

function accepted(before: Config, now: Config): string[] {
  if (!now.baseline) return []
  const old = new Set(before.baseline?.entries.map(({ fingerprint }) => fingerprint))
  const more = now.baseline.entries.filter(({ fingerprint }) => !old.has(fingerprint))
  if (more.length === 0) return []
  const ids = listSome([...new Set(more.map(({ rule }) => rule))])
  return [
    `${count(more.length, 'more finding')} ${more.length === 1 ? 'is' : 'are'} accepted in \`${now.baseline.file}\` (${ids})`,
  ]
}

/** Comments on lines that the change touches: one that moved with its code is told again, which does no harm. */
function newComments({ evidence: { source }, prefix = '' }: Case, { lines }: Review): string[] {
  if (source.status !== 'collected' || lines.status !== 'collected') return []
  const { files } = lines.value
  const places = source.value.suppressions.map(({ place }) => place)
  const fresh = places.filter(({ path, line, endLine }) => touches(files.get(path), line, endLine))
  if (fresh.length === 0) return []
  const where = listSome(fresh.map(({ path, line }) => `${below(prefix, path)}:${line}`))
  return [
    `${count(fresh.length, 'comment')} that ${fresh.length === 1 ? 'silences' : 'silence'} findings, new or changed (${where})`,
  ]
}

function workflows({ workflows: changed }: Review): string[] {
  return changed.map((path) => `\`${path}\`, which runs this check, is changed`)
}

function added(before: readonly string[], now: readonly string[]): string[] {
  return now.filter((one) => !before.includes(one))
}

function code(words: readonly string[]): string {
  return listSome(words.map((word) => `\`${word}\``))
}
