import { count, defineRule, type Place, type ReportViolation, type Role, type ServerSettings, size } from '../../model'
import { MUST_STAY, reachOf } from '../advice/eviction'
import { isUnlimited, type JudgedServer, judgedServers, type KnownRole, nameOfServer } from './advice/servers'
import { doubtUnread } from './advice/unread'

type Report = ReportViolation<keyof typeof messages>

const messages = {
  unlimited:
    '{server} has no maxmemory: Redis grows until the operating system kills it, and all that it holds is gone at once. Set `maxmemory` to about three quarters of what the machine or container has.',
  unlimitedContainer:
    '{server} has no maxmemory, and its container may take {limit}: Redis is killed when it gets there, and all that it holds is gone at once. Set `maxmemory` to about {fit}.',
  perhaps:
    '{server} has no maxmemory{others}. If production runs on this file, Redis grows until the operating system kills it: set `--maxmemory` in its command. If it is for development only, call it so (`docker-compose.dev.yml`) or name it under `ignore`.',
  notLoaded:
    '{server} is given {conf}, which sets maxmemory, but its command does not name that file, and the image does not look for it: Redis starts with its defaults, without a limit. Write `command: redis-server` and the path of the file in the container.',
  beyond:
    'maxmemory of {server} is {maxmemory}, but its container may only take {limit}: it is killed before Redis evicts anything. Set `maxmemory` to about {fit}.',
  refusing:
    '{server} is a cache with the policy noeviction{default}: when the memory is full, every write fails with `OOM command not allowed when used memory > maxmemory` instead of making room. Set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
  refusingPerhaps:
    '{server} has the policy noeviction{default}, and the code uses Redis as a cache: if it is this server, every write fails with OOM when the memory is full. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
  refusingSessions:
    '{server} keeps sessions and has the policy noeviction{default}: when the memory is full, no new session can be written and nobody can log in. Set `maxmemory-policy volatile-lru`, which gives up the sessions that have been idle longest.',
  volatile:
    '{server} is a cache with the policy {policy}{default}: only keys with a TTL can be evicted. When those are used up, writes fail with OOM. Set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
  deleting:
    '{server} has the policy {policy}{default}, but the role {role}: when the memory is full, {loss}. Set `maxmemory-policy noeviction` and alert on memory; keep caches on an instance of their own.',
  deletingPerhaps:
    '{server} has the policy {policy}{default}, and the code has a client of the role {role}: if it is on this server, {loss} when the memory is full. Give it an instance with `maxmemory-policy noeviction`.',
  unknownPolicy:
    '{server} has the policy `{policy}`, which redis-preflight does not know. Redis refuses to start with a name that is none; look it up in the documentation of the server.',
}

/** Three quarters: the rest is for forks, buffers and fragmentation. */
const SHARE = 0.75

function judgeLimit({ settings, others, isFirst }: JudgedServer, violation: Report): void {
  const { maxmemory, limit, isMaybeLocal } = settings
  if (isUnlimited(settings)) {
    if (isFirst) tellUnlimited(settings, others, violation)
    return
  }
  const bytes = maxmemory?.bytes ?? 0
  if (!maxmemory || !limit || bytes < limit.bytes) return
  const related = [{ place: limit.place, message: 'the limit of the container' }]
  const told = { server: nameOfServer(settings), maxmemory: size(bytes), ...roomIn(limit.bytes) }
  violation('beyond', maxmemory.place, told, { ...(isMaybeLocal && NOTE), related })
}

function tellUnlimited(settings: ServerSettings, others: readonly Place[], violation: Report): void {
  const { maxmemory, limit, place, notLoaded, isMaybeLocal } = settings
  const server = nameOfServer(settings)
  const at = maxmemory?.place ?? place
  if (notLoaded !== undefined) violation('notLoaded', at, { server, conf: notLoaded }, isMaybeLocal ? NOTE : {})
  else if (isMaybeLocal) {
    const related = others.map((other) => ({ place: other, message: 'the same here' }))
    const more = others.length > 0 ? `, and ${count(others.length, 'more server')} likewise` : ''
    violation('perhaps', at, { server, others: more }, { ...NOTE, related })
  } else violation(limit ? 'unlimitedContainer' : 'unlimited', at, { server, ...roomIn(limit?.bytes ?? 0) })
}

const NOTE = { severity: 'note' } as const

function roomIn(bytes: number) {
  return { limit: size(bytes), fit: size(bytes * SHARE) }
}

function judgePolicy(settings: ServerSettings, { role, isSure, place: reason }: KnownRole, violation: Report): void {
  const { policy, unsetPolicy, maxmemory, place, isMaybeLocal } = settings
  const name = policy ? policy.name : unsetPolicy
  const fault = name && !isUnlimited(settings) ? faultOf(name, role) : undefined
  if (!name || fault === undefined) return
  const message = isSure ? fault : PERHAPS[fault]
  if (message === undefined) return
  const told = { server: nameOfServer(settings), policy: name, role, loss: MUST_STAY[role] ?? '' }
  const isLesser = isMaybeLocal || fault === 'volatile'
  violation(
    message,
    policy?.place ?? maxmemory?.place ?? place,
    { ...told, default: policy ? '' : ', the default' },
    {
      ...(isLesser && NOTE),
      outcome: isSure ? 'fail' : 'unsure',
      related: reason ? [{ place: reason, message: `the code has the role ${role} here` }] : [],
    },
  )
}

type Fault = 'refusing' | 'refusingSessions' | 'volatile' | 'deleting'

/** What is said where the role comes from the code, which may mean another server. */
const PERHAPS: Readonly<Partial<Record<Fault, keyof typeof messages>>> = {
  refusing: 'refusingPerhaps',
  deleting: 'deletingPerhaps',
}

function faultOf(policy: string, role: Role): Fault | undefined {
  const reach = reachOf(policy)
  if (MUST_STAY[role] !== undefined) return reach === 'any-key' || reach === 'keys-with-ttl' ? 'deleting' : undefined
  if (reach === 'nothing') return role === 'session' ? 'refusingSessions' : role === 'cache' ? 'refusing' : undefined
  return reach === 'keys-with-ttl' && role === 'cache' ? 'volatile' : undefined
}

export default defineRule({
  id: 'memory-config',
  item: 'memory-policy',
  reads: 'artefact',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Write maxmemory and a fitting policy into the configuration that is deployed.',
  why: 'A server that is configured without maxmemory takes memory until the operating system kills it. What somebody has set by CONFIG SET is gone at the next restart; what is in the repository comes back.',
  instead:
    'Set `maxmemory` to about three quarters of what the machine or container has, and a `maxmemory-policy` that suits what the instance is for: `allkeys-lru` for a cache, `noeviction` for a queue. Files for development are not judged; what a file is for is seen by its name.',
  links: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://docs.bullmq.io/guide/going-to-production#max-memory-policy',
  ],
  messages,
  doubt: doubtUnread('server-settings'),
  each: judgedServers,
  check(server, { violation, cannot }) {
    const { settings, role } = server
    judgeLimit(server, violation)
    const { policy, maxmemory, place } = settings
    if (policy?.name && reachOf(policy.name) === 'unknown') {
      const told = { server: nameOfServer(settings), policy: policy.name }
      violation('unknownPolicy', policy.place, told, { outcome: 'unsure' })
    } else if (role) judgePolicy(settings, role, violation)
    if (maxmemory?.bytes === null) {
      cannot(`${nameOfServer(settings)} in ${place.path} has a maxmemory that comes from elsewhere`)
    }
  },
})
