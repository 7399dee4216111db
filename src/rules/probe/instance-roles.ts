import { defineRule, type Evidence, list, type ProbedServer, type Role } from '../../model'

/** A server and all that is known by the same run id, itself among them; undefined where it does not tell its own. */
interface Occupied {
  readonly tenants: readonly ProbedServer[] | undefined
}

/** Reported at the first of the tenants. A run id is given anew at each start of a server: the same means one server. */
function tenantsOf(server: ProbedServer, { probe }: Evidence): Occupied[] {
  const { runId } = server.readings.server
  const all = probe.status === 'collected' ? probe.value.servers : []
  if (runId === undefined) return [{ tenants: all.length > 1 ? undefined : [server] }]
  const tenants = all.filter(({ readings }) => readings.server.runId === runId)
  return tenants[0] === server ? [{ tenants }] : []
}

/** What must not be deleted behind its back. Pub/sub keeps nothing, so it can share with anybody. */
const LASTING: readonly Role[] = ['queue', 'lock', 'limiter']

export default defineRule({
  id: 'instance-roles',
  item: 'memory-policy',
  reads: 'probe',
  severity: 'error',
  since: '0.1.0',
  summary: 'Instances with different roles must be different servers.',
  why: 'A server has one eviction policy for all of its databases. A cache needs `allkeys-*`, or it fills the memory until every write fails; a queue, a lock or a limiter needs `noeviction`, or what it keeps is deleted when the memory is full. Two instances of the config that turn out to be the same server cannot both have the right one.',
  instead:
    'Start a second server for the cache, with `allkeys-lru`. Another database number on the same server does not help: the policy is the same. If the environment variables hold the same address by mistake, correct them.',
  links: [
    'https://redis.io/docs/latest/develop/reference/eviction/',
    'https://docs.bullmq.io/guide/going-to-production#max-memory-policy',
  ],
  messages: {
    opposed:
      'This is the same server as {others}. The role {lasting} needs `maxmemory-policy noeviction`, the role {evicted} a policy that makes room, and a server has only one policy. Give each an instance of its own.',
    crowded:
      'This is the same server as {others}. When the cache fills the memory, sessions are evicted to make room for it, and people are logged out. Give the sessions an instance of their own.',
  },
  each: tenantsOf,
  check({ tenants }, { violation, cannot }) {
    if (!tenants) return cannot('the server does not tell its run_id, so it may be one with another instance')
    const others = list(tenants.slice(1).map(({ name, role }) => `${name} (role ${role})`))
    const roles = tenants.map(({ role }) => role)
    const lasting = roles.find((role) => LASTING.includes(role))
    const evicted = roles.find((role) => role === 'cache' || role === 'session')
    if (lasting && evicted) violation('opposed', null, { others, lasting, evicted })
    else if (roles.includes('cache') && roles.includes('session'))
      violation('crowded', null, { others }, { severity: 'warning' })
  },
})
