import {
  type ArtefactEvidence,
  defineRule,
  type Evidence,
  listSome,
  type Place,
  type ProbedServer,
  type ServerSettings,
  size,
} from '../../model'
import { judgedSettings, nameOfServer } from './advice/servers'
import { doubtUnread } from './advice/unread'

/** A server that was read, and the settings that it may run on; or why nothing can be compared. */
type Pair =
  | { readonly server: ProbedServer; readonly candidates: readonly ServerSettings[] }
  | { readonly reason: string }

function pairs(evidence: ArtefactEvidence, { probe }: Evidence): Pair[] {
  // A plain compose file is most likely for a laptop, and never ran where the probe has been.
  const settings = judgedSettings(evidence).filter(({ isMaybeLocal }) => !isMaybeLocal)
  if (settings.length === 0) return []
  if (probe.status !== 'collected') return [{ reason: `the server was not read: ${probe.reason}` }]
  const { servers } = probe.value
  const told = new Set<string>()
  return servers.flatMap((server) => {
    const candidates = candidatesFor(server, servers, settings)
    // The nodes of a cluster run on the same file, and mostly say the same.
    const { maxmemory, policy } = server.readings.memory
    const key = [maxmemory, policy, ...candidates.map(({ place }) => `${place.path}:${place.line}`)].join(' ')
    if (told.has(key)) return []
    told.add(key)
    return [{ server, candidates }]
  })
}

/** The settings that are of one server: the only ones, else those of its name, else those of its role. */
function candidatesFor(
  server: ProbedServer,
  servers: readonly ProbedServer[],
  settings: readonly ServerSettings[],
): readonly ServerSettings[] {
  const ofRole = settings.filter(({ role }) => role === server.role)
  const isCluster = servers.every(({ readings, role }) => readings.server.mode === 'cluster' && role === server.role)
  if (servers.length === 1 || isCluster) {
    return ofRole.length > 0 ? ofRole : settings.filter(({ role }) => role === undefined)
  }
  const ofName = settings.filter(({ name }) => isNameOf(name, server.name))
  if (ofName.length > 0) return ofName
  return servers.filter(({ role }) => role === server.role).length === 1 ? ofRole : []
}

/** `redis-cache` is the server that the config calls `cache`. */
function isNameOf(name: string, instance: string): boolean {
  const words = name.toLowerCase().split(/[^a-z0-9]+/)
  return instance !== '' && (name === instance || words.includes(instance.toLowerCase()))
}

/** One value on which a file and a server do not agree. */
interface Difference {
  readonly message: keyof typeof messages
  readonly place: Place
  readonly file: string
  readonly live: string
}

/** Sizes of production are not those of staging; what is 0 on one of them only is no matter of size. */
const PRODUCTION = /(?:^|[./_-])(?:prod|production|prd|live)(?=[./_-]|$)/i

function limitDifference(settings: ServerSettings, live: number | undefined): Difference | undefined | 'unknown' {
  const { maxmemory, bounded, unsetPolicy, place } = settings
  const isDefault = maxmemory === undefined && bounded === undefined && unsetPolicy !== undefined
  const wanted = isDefault ? 0 : (maxmemory?.bytes ?? null)
  if (wanted === null || live === undefined) return 'unknown'
  if (wanted === live || (PRODUCTION.test(place.path) && wanted > 0 && live > 0)) return undefined
  const message = wanted === 0 ? 'onlyLive' : live === 0 ? 'onlyFile' : 'maxmemory'
  return { message, place: maxmemory?.place ?? place, file: size(wanted), live: size(live) }
}

function policyDifference(
  settings: ServerSettings,
  live: ProbedServer['readings']['memory'],
): Difference | undefined | 'unknown' {
  const { policy, unsetPolicy, maxmemory, place } = settings
  const wanted = policy ? policy.name : unsetPolicy
  if (!wanted || live.policy === undefined) return 'unknown'
  // Without a limit on either side there is nothing that a policy would decide.
  const isIdle = live.maxmemory === 0 && !maxmemory?.bytes
  if (wanted === live.policy || isIdle) return undefined
  const at = policy?.place ?? maxmemory?.place ?? place
  return { message: policy ? 'policy' : 'policyUnset', place: at, file: wanted, live: live.policy }
}

function differencesTo(settings: ServerSettings, { readings: { memory } }: ProbedServer) {
  const all = [limitDifference(settings, memory.maxmemory), policyDifference(settings, memory)]
  return {
    isComparable: all.some((one) => one !== 'unknown'),
    differences: all.filter((one) => one !== undefined && one !== 'unknown'),
  }
}

const CHANGED =
  'Somebody changed it with CONFIG SET, which is gone at the next restart, or this file is not what is deployed. Bring the two together.'

const messages = {
  maxmemory: `{name} sets maxmemory to {file}, but {server} says {live}. ${CHANGED}`,
  onlyFile: `{name} sets maxmemory to {file}, but {server} says 0, which is no limit. ${CHANGED}`,
  onlyLive:
    '{name} sets no maxmemory, but {server} says {live}: it comes from CONFIG SET, which is gone at the next restart, or from somewhere else than this file. Write it where it is deployed from.',
  policy: `{name} sets maxmemory-policy to {file}, but {server} says {live}. ${CHANGED}`,
  policyUnset:
    '{name} sets no maxmemory-policy, which makes it {file}, but {server} says {live}: it comes from CONFIG SET, which is gone at the next restart, or from somewhere else than this file. Write it where it is deployed from.',
}

export default defineRule({
  id: 'memory-drift',
  item: 'memory-policy',
  reads: 'artefact',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Deploy the maxmemory and the policy that are written down.',
  why: 'Where the server does not run on what the repository says, one of the two is wrong. What was set with CONFIG SET is gone at the next restart, often in the middle of an incident; a file that is not deployed is reviewed and changed in vain.',
  instead:
    'Write the values that are right into the file and deploy it; after a CONFIG SET that is meant to stay, run CONFIG REWRITE or change the file. Where the file is for another server, name the instances in the config as the files call them.',
  links: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/config/',
    'https://redis.io/docs/latest/commands/config-rewrite/',
  ],
  messages,
  doubt: doubtUnread('server-settings'),
  each: pairs,
  check(pair, { violation, cannot }) {
    if ('reason' in pair) return cannot(pair.reason)
    const { server, candidates } = pair
    const called = server.name === '' ? 'the server' : `the server ${server.name}`
    if (candidates.length === 0) return cannot(`no file is known to be the one that ${called} runs on`)
    const compared = candidates.map((settings) => ({ settings, ...differencesTo(settings, server) }))
    const comparable = compared.filter(({ isComparable }) => isComparable)
    if (comparable.length === 0) return cannot(`what ${called} should say is not written in the repository`)
    if (comparable.some(({ differences }) => differences.length === 0)) return
    const [only, ...others] = comparable
    if (!only || others.length > 0) {
      const paths = listSome(comparable.map(({ settings }) => settings.place.path))
      return cannot(`${called} agrees with none of ${paths}, and which of them it runs on is not known`)
    }
    const name = nameOfServer(only.settings)
    for (const { message, place, file, live } of only.differences) {
      violation(message, place, { name, server: called, file, live })
    }
  },
})
