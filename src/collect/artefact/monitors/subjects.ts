import type { Subject } from '../../../model'

/** What everything that reads all of INFO regularly records. */
export const OF_INFO: readonly Subject[] = ['hit-ratio', 'evictions', 'memory', 'connections']
