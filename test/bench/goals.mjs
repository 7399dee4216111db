/** Repositories above this size show what the analysis costs; in smaller ones it is the start of the process. */
const LARGE_FILES = 1000
/** From this many commands on a repository is one that uses Redis all over. */
const HEAVY_COMMANDS = 100

/** Times as long as the peer, at most: in a large repository, in one that uses Redis all over, in one without Redis. */
const RATIOS = {
  'git-grep': { large: 12, heavy: 30 },
  'ast-grep': { large: 0.7, heavy: 1 },
  eslint: { large: 1 / 40, heavy: 1 / 20 },
  tsc: { large: 1 / 18, heavy: 1 / 15 },
  'empty-node': { none: 2.5 },
}
const PEAK_MIB = { large: 300, heavy: 420 }

/** Milliseconds for each added plain file, beyond reading it. */
export const GROWTH_MS = 0.05

/** The budget of a probe in seconds, and what it may add to the 99th percentile of a load beside it in milliseconds. */
export const PROBE_SECONDS = 20
export const PROBE_ADDED_MS = 1

/** Which goals a repository is measured by, from the JSON report on it. */
export function kindOf({ inventory: { files, clients, commands } }) {
  if (clients.length + commands.length === 0) return 'none'
  if (commands.length >= HEAVY_COMMANDS) return 'heavy'
  return files.listed >= LARGE_FILES ? 'large' : 'small'
}

/** The goal for the time against one peer; undefined where there is none. */
export function ratioGoal(peer, kind) {
  return RATIOS[peer]?.[kind]
}

/** The goal for the peak memory in MiB; undefined where there is none. */
export function peakGoal(kind) {
  return PEAK_MIB[kind]
}
