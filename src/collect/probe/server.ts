import type { ProbePlan, ProbeTarget, Readings } from '../../model'
import { PROBE_COMMANDS, type ProbeCommand } from './commands'
import { reasonOf } from './connection/failure'
import type { Reply, Session } from './connection/session'
import { readAccess } from './readings/access'
import { askSections } from './readings/answers'
import { parseHistogram } from './readings/histogram'
import { known, numberOf, wholeNumber } from './readings/info'
import { measureRoundTrip } from './readings/round-trip'
import { type Answers, fieldsOf, sectionsOf } from './readings/sections'
import { slowlogOf } from './readings/slowlog'
import { SAMPLED, watchCounters } from './readings/window'
import { readSample } from './sample'
import type { KeySource } from './topology'

/**
 * Reads one server over a session that is logged in. Counters come first: looking at keys counts as lookups of them.
 * Throws ProbeFailure where nothing at all can be read; a part that cannot be read is told among `unread`.
 */
export async function readServer(
  session: Session,
  target: ProbeTarget,
  plan: Pick<ProbePlan, 'windowMs' | 'sampleKeys'>,
  answers: Answers,
  keys: KeySource,
): Promise<Readings> {
  const startedAt = performance.now()
  const parts = new Parts()
  parts.unread.push(...lossesOf(keys, answers))
  const histogram = async () => parseHistogram(await session.ask('histogram'))
  const before = await parts.read('LATENCY HISTOGRAM', histogram)
  const sections = () => askSections(session, SAMPLED)
  const watching = { sections, histogram: async () => before && (await histogram()) }
  const window =
    plan.windowMs > 0
      ? await parts.read('the counters over time', () => watchCounters(answers, before, watching, plan.windowMs))
      : undefined
  const roundTrip = await parts.read('PING', () => measureRoundTrip(session))
  const access = await parts.read('ACL DRYRUN', () => readAccess(session, target))
  const settings = await readSettings(session, parts)
  const seen = sectionsOf(answers)
  const { sample, unread, patternOf } = await readSample(keys.session, {
    keyspace: answers.get('keyspace') ?? new Map(),
    product: seen.server.product,
    policy: keys.isReplica ? undefined : seen.memory.policy,
    most: plan.sampleKeys,
    ...(keys.slots && { slots: keys.slots }),
  })
  const readLog = () => readSlowlog(session, settings.slowerThan, answers, patternOf)
  const slowlog = await parts.read('SLOWLOG', readLog)
  return {
    ...seen,
    ...known({ window, slowlog, settings: settings.shown, access, sample, roundTrip }),
    unread: [...seen.unread, ...parts.unread, ...unread],
    tookMs: Math.round(performance.now() - startedAt),
  }
}

/** What cannot be had because of where the keys are looked at. */
function lossesOf({ isReplica, noReplica }: KeySource, answers: Answers): Readings['unread'] {
  if (noReplica) return [{ section: 'a replica', reason: noReplica }]
  if (!isReplica || !/-lfu$/.test(sectionsOf(answers).memory.policy ?? '')) return []
  const reason = 'a replica counts only its own reads: leave `prefer-replica` out to see which keys are hot'
  return [{ section: 'OBJECT FREQ', reason }]
}

/** Takes the parts of a reading one by one, and notes those that could not be had. */
class Parts {
  readonly unread: { section: string; reason: string }[] = []

  async read<T>(section: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read()
    } catch (error) {
      this.unread.push({ section, reason: reasonOf(error) })
      return undefined
    }
  }
}

/** Managed services refuse CONFIG as a whole, and each refusal ends up in the server's ACL LOG: the first is the last. */
async function readSettings(session: Session, parts: Parts) {
  const setting = async (name: ProbeCommand) => settingOf(await session.ask(name), PROBE_COMMANDS[name][2] ?? '')
  const timeout = await parts.read('CONFIG GET', () => setting('timeout'))
  const isRefused = parts.unread.some(({ section }) => section === 'CONFIG GET')
  if (isRefused) return { shown: undefined, slowerThan: undefined }
  const tcpKeepalive = await parts.read('CONFIG GET tcp-keepalive', () => setting('tcpKeepalive'))
  const slowerThan = await parts.read('CONFIG GET slowlog-log-slower-than', () => setting('slowlogThreshold'))
  return { shown: known({ timeout, tcpKeepalive }), slowerThan }
}

/** CONFIG GET answers `[name, value]`, and an empty array for a name that it does not have. */
function settingOf(reply: Reply, name: string): number | undefined {
  if (!Array.isArray(reply) || reply[0] !== name || typeof reply[1] !== 'string') return undefined
  return reply[1] === '-1' ? -1 : wholeNumber(reply[1])
}

async function readSlowlog(
  session: Session,
  threshold: number | undefined,
  answers: Answers,
  patternOf: (key: string) => string | null,
) {
  const [entries, length] = [await session.ask('slowlog'), await session.ask('slowlogLength')]
  const microseconds = numberOf(fieldsOf(answers, 'server'), 'server_time_usec')
  const nowSeconds = microseconds === undefined ? Date.now() / 1000 : microseconds / 1e6
  return slowlogOf(entries, length, { threshold, nowSeconds, patternOf })
}
