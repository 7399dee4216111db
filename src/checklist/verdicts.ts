import {
  type Attestation,
  below,
  byServers,
  count,
  type Evidence,
  type Finding,
  inServer,
  isBlocking,
  isStanding,
  list,
  type Origin,
  type Skipped,
  type Told,
  type Verdict,
} from '../model'
import { type ItemCase, isExpired, type RuleRun } from './cases'
import { groupBy } from './groups'
import { firstSentence, places, unreadable } from './wording'

/** A verdict and the evidence behind it, in one sentence. */
interface Decision {
  readonly verdict: Verdict
  readonly because: string
}

const ORIGIN_NAMES: Readonly<Record<Origin, string>> = {
  source: 'the source',
  probe: 'the server',
  artefact: 'the other files of the repository',
}

/**
 * The verdict of one item. In this order: nothing to check; an attestation that ran out; a proven error; then what the
 * rules saw, which a valid attestation stands in for wherever that is not a pass. What is proven wrong cannot be vouched
 * away, and what was not looked at never passes.
 */
export function decide(item: ItemCase): Decision {
  const { source } = item.evidence
  const { attestation, evidence } = item
  const isVouched = attestation !== undefined && !isExpired(attestation, evidence.today)
  const isSourceOnly = item.item.needs.every((origin) => origin === 'source')
  if (source.status === 'not-applicable' && (item.isNothingToCheck || isSourceOnly) && !isVouched) {
    return decideUnused(source.reason, item)
  }
  if (attestation && !isVouched) return { verdict: 'fail', because: expired(attestation) }
  const standing = item.findings.filter(isStanding)
  const errors = standing.filter(({ severity, outcome }) => severity === 'error' && outcome === 'fail')
  if (errors.length > 0) {
    const because = tell(errors, standing.length - errors.length, item.prefix)
    return { verdict: 'fail', because: isVouched ? `${because}; ${overruled(attestation)}` : because }
  }
  const seen = decideFromEvidence(item, standing)
  if (!isVouched) return seen
  return seen.verdict === 'pass'
    ? { verdict: 'pass', because: `${seen.because}; ${attestation.by} vouches for it too, until ${attestation.until}` }
    : { verdict: 'attested', because: [vouched(attestation), ...stillStanding(openOf(item, standing))].join('; ') }
}

/** Where Redis is spoken of in the other files after all, the reader is told; where another language uses it, nobody looked. */
function decideUnused(reason: string, { item, evidence: { artefact }, prefix }: ItemCase): Decision {
  const user = userOf(artefact)
  if (user !== undefined) {
    const because = `${reason}, but ${below(prefix, user)} does, ${UNREAD_LANGUAGE}`
    return { verdict: 'not-checked', because }
  }
  const isSaid = artefact.status === 'not-applicable' && item.needs.includes('artefact')
  return { verdict: 'not-applicable', because: isSaid ? `${reason}; ${artefact.reason}` : reason }
}

const UNREAD_LANGUAGE = 'in a language that is not looked at'

function userOf(artefact: Evidence['artefact']): string | undefined {
  return artefact.status === 'collected' ? artefact.value.user : undefined
}

/** What a service beside does with Redis that is written in another language. */
function otherLanguages({ item, evidence: { artefact }, prefix }: ItemCase): string[] {
  const user = userOf(artefact)
  if (user === undefined || !item.needs.includes('source')) return []
  return [`${below(prefix, user)} uses Redis as well, ${UNREAD_LANGUAGE}`]
}

function decideFromEvidence(item: ItemCase, standing: readonly Finding[]): Decision {
  const open = openOf(item, standing)
  if (open.length > 0)
    return { verdict: 'needs-a-look', because: tell(open, standing.length - open.length, item.prefix) }
  if (item.runs.length === 0) return { verdict: 'not-checked', because: 'no rule looks at this yet' }
  const { needs } = item.item
  const gaps = needs.flatMap((origin) => gapIn(origin, item) ?? [])
  const skipped = needs.includes('source') ? skippedSources(item.evidence) : []
  const unread = skipped.length > 0 ? [unreadable(skipped, item.prefix)] : []
  if (gaps.length > 0) return { verdict: 'not-checked', because: [...gaps, ...unread, ...hintsOf(item)].join('; ') }
  const doubts = [...accepted(item), ...blindSpots(item), ...unread, ...otherLanguages(item)]
  if (doubts.length > 0) return { verdict: 'needs-a-look', because: doubts.join('; ') }
  return { verdict: 'pass', because: passed(item, standing.length) }
}

/** What other origins say of an item that could not be examined. */
function hintsOf({ item, evidence, prefix }: ItemCase): string[] {
  const hint = item.hints?.(evidence, (path) => below(prefix, path))
  return hint === undefined ? [] : [hint]
}

/** What keeps an item from a pass: all but remarks, and those too where the config lets them block. */
function openOf({ failOn }: ItemCase, standing: readonly Finding[]): Finding[] {
  return standing.filter((finding) => finding.severity !== 'note' || isBlocking(finding, failOn))
}

/** What nobody looked at may hold anything. */
function skippedSources({ source }: Evidence): readonly Skipped[] {
  const skipped = source.status === 'collected' ? source.value.skipped : []
  return skipped.filter(({ kind = 'source' }) => kind === 'source')
}

/** Findings of the baseline do not block, but neither are they fine; remarks never kept an item from passing. */
function accepted({ findings }: ItemCase): string[] {
  const known = findings.filter(({ suppressed, severity }) => suppressed?.kind === 'baseline' && severity !== 'note')
  return known.length > 0 ? [`${count(known.length, 'finding')} accepted in the baseline`] : []
}

/** Rules that judged a part of what they should have. */
function blindSpots({ item, runs }: ItemCase): string[] {
  const blind = runs.filter(({ rule, state, outcome }) => {
    return item.needs.includes(rule.reads) && state !== 'off' && outcome.skipped !== undefined
  })
  if (blind.length === 0) return []
  return [`${list(names(blind))} could not look at everything: ${reasonsOf(blind)}`]
}

/** Why rules could not look at everything: each reason once, though several rules have it. */
function reasonsOf(runs: readonly RuleRun[]): string {
  return [...new Set(runs.flatMap(({ outcome }) => outcome.skipped?.split('; ') ?? []))].join('; ')
}

/** Why an origin that the item needs counts as not examined; undefined when it was, with something to look at. */
function gapIn(origin: Origin, { item, evidence, runs }: ItemCase): string | undefined {
  const readers = runs.filter(({ rule }) => rule.reads === origin)
  if (readers.some(({ outcome }) => outcome.looked > 0)) return undefined
  if (readers.length === 0) return `no rule looks at ${ORIGIN_NAMES[origin]} for this yet`
  const active = readers.filter(({ state }) => state !== 'off')
  if (active.length === 0) return `switched off in the config: ${list(names(readers))}`
  const reasons = reasonsOf(active)
  if (reasons !== '') return reasons
  return item.absence?.(evidence) ?? `nothing to look at ${origin === 'probe' ? 'on' : 'in'} ${ORIGIN_NAMES[origin]}`
}

function names(runs: readonly RuleRun[]): string[] {
  return runs.map(({ rule }) => rule.id)
}

/** Findings without a place in their own words, those in files by rule: the report has each of them further down. */
function tell(findings: readonly Finding[], others: number, prefix: string): string {
  const kinds = groupBy(
    findings.filter(({ place }) => place !== null),
    ({ outcome, severity }) => (outcome === 'unsure' ? outcome : severity),
  )
  const placeless = findings.filter(({ place }) => place === null)
  return [
    ...byServers(placeless.map(saidOf)),
    ...[...kinds].map(([kind, group]) => `${heads(kind, group)} ${whereabouts(group, prefix)}`),
    ...(others > 0 ? [count(others, 'lesser finding')] : []),
  ].join('; ')
}

/** What a finding says of its server; its message begins with the name where there are several. */
function saidOf({ message, outcome, server = '' }: Finding): Told {
  const own = message.slice(inServer(server, '').length)
  return { server, text: firstSentence(own) + (outcome === 'unsure' ? ' (unsure)' : '') }
}

function whereabouts(group: readonly Finding[], prefix: string): string {
  const files = new Set(group.map(({ place }) => place?.path))
  return group.length === 1 ? `(${places(group, prefix)})` : `in ${count(files.size, 'file')}`
}

function heads(kind: string, group: readonly Finding[]): string {
  const rules = list([...new Set(group.map(({ rule }) => rule))])
  return `${kind === 'unsure' ? `${group.length} unsure` : count(group.length, kind)} of ${rules}`
}

function passed({ item, evidence, runs, findings, immortal }: ItemCase, notes: number): string {
  const readers = runs.filter(({ state, outcome }) => state === 'ran' && outcome.looked > 0)
  const suppressed = findings.filter((finding) => !isStanding(finding)).length
  const off = runs.filter(({ state }) => state === 'off')
  const extras = [
    ...(notes > 0 ? [count(notes, 'note')] : []),
    ...(suppressed > 0 ? [`${count(suppressed, 'finding')} silenced with a reason`] : []),
    ...(immortal > 0 ? [`${count(immortal, 'finding')} on keys that the config calls immortal`] : []),
    ...(off.length > 0 ? [`${list(names(off))} switched off in the config`] : []),
  ]
  return [item.facts?.(evidence) ?? looked(readers), ...extras].join('; ')
}

function looked(readers: readonly RuleRun[]): string {
  const origins = [...new Set(readers.map(({ rule }) => rule.reads))]
  return origins
    .map((origin) => {
      const here = readers.filter(({ rule }) => rule.reads === origin)
      const most = Math.max(...here.map(({ outcome }) => outcome.looked))
      const where = origin === 'probe' ? 'on the server' : `in ${count(most, 'place')} of ${ORIGIN_NAMES[origin]}`
      return `${list(names(here))} found nothing ${where}`
    })
    .join('; ')
}

function vouched({ by, until, reason, link }: Attestation): string {
  const said = reason === undefined ? link : `${firstSentence(reason)}${link ? ` (${link})` : ''}`
  return `${by} vouches until ${until}: ${said}`
}

function overruled({ by, until }: Attestation): string {
  return `${by} vouches until ${until}, which does not outweigh what is proven`
}

/** A person's word does not make findings go away: `3 warnings and 1 unsure finding stand`. */
function stillStanding(open: readonly Finding[]): string[] {
  const kinds = new Map<string, number>()
  for (const { outcome, severity } of open) {
    const kind = outcome === 'unsure' ? 'unsure finding' : severity
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  if (open.length === 0) return []
  return [`${list([...kinds].map(([kind, number]) => count(number, kind)))} ${open.length === 1 ? 'stands' : 'stand'}`]
}

function expired({ by, until }: Attestation): string {
  return `${by} vouched until ${until}, which is past; look again and renew the entry under \`attestations\` in the config`
}
