import type { Role } from '../../model'

/** What a policy may delete. `unknown`: a name that is neither of Redis nor of Valkey or Dragonfly as known today. */
type Reach = 'any-key' | 'keys-with-ttl' | 'nothing' | 'unknown'

/**
 * What an eviction policy may delete. Goes by the first word, since versions add policies: 8.6 brought allkeys-lrm and
 * volatile-lrm. Dragonfly knows `eviction` (any key) and `noeviction` only.
 */
export function reachOf(policy: string): Reach {
  if (policy === 'noeviction') return 'nothing'
  if (policy.startsWith('allkeys-') || policy === 'eviction') return 'any-key'
  return policy.startsWith('volatile-') ? 'keys-with-ttl' : 'unknown'
}

/** What happens to the keys of each role that must not be deleted behind its back, as a clause. */
export const MUST_STAY: Readonly<Partial<Record<Role, string>>> = {
  queue: 'jobs vanish without a trace',
  lock: 'locks vanish while they are held, and two holders do the work at once',
  limiter: 'counters vanish, and the limits with them',
}
