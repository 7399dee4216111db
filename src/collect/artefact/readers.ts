import type { Reader } from './found'
import { redisConf } from './settings/redis-conf'

/** Every kind of file that is looked at beside the source. */
export const readers: readonly Reader[] = [redisConf]
