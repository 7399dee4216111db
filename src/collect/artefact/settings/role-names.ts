import type { Role } from '../../../model'

/** What names of servers and files say of what is kept there; `redis-cache`, `bull-redis`, `sessions.conf`. */
const WORDS: readonly (readonly [Role, RegExp])[] = [
  ['queue', /(?:^|[^a-z])(?:queues?|bull(?:mq)?|jobs?|workers?|celery|sidekiq|broker|resque)(?=[^a-z]|$)/],
  ['session', /(?:^|[^a-z])sessions?(?=[^a-z]|$)/],
  ['lock', /(?:^|[^a-z])(?:locks?|redlock)(?=[^a-z]|$)/],
  ['limiter', /(?:^|[^a-z])(?:limiter|rate-?limit(?:s|ing|er)?|throttling)(?=[^a-z]|$)/],
  ['pubsub', /(?:^|[^a-z])pub-?sub(?=[^a-z]|$)/],
  ['cache', /(?:^|[^a-z])caches?(?=[^a-z]|$)/],
]

/** The role that a name tells; undefined where it tells none, or several. */
export function roleNamed(name: string): Role | undefined {
  const told = WORDS.filter(([, word]) => word.test(name.toLowerCase()))
  return told.length === 1 ? told[0]?.[0] : undefined
}
