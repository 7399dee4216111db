import { PROBE_COMMANDS } from './commands'

/**
 * AUTH needs no grant; ACL GETUSER shows hashes of passwords and is a fallback for servers without ACL DRYRUN; only
 * sentinels know SENTINEL.
 */
const NOT_GRANTED: readonly string[] = ['AUTH', 'ACL GETUSER', 'SENTINEL']

/**
 * The line for redis-cli that makes a user with exactly the rights that the probe can use, for Redis 7 and later, which
 * know rights for subcommands and for reading keys only (`%R~`). SETUSER is all or nothing: one word that the server does
 * not know, and there is no such user.
 */
export function minimalAcl(): string {
  const rights = Object.values<readonly string[]>(PROBE_COMMANDS)
    .filter(([verb, second]) => !NOT_GRANTED.includes(verb!) && !NOT_GRANTED.includes(`${verb} ${second}`))
    .map(([verb = '', second]) => (hasSubcommands(verb) ? `+${verb}|${second}` : `+${verb}`).toLowerCase())
  return `ACL SETUSER preflight on >PASSWORD resetkeys %R~* resetchannels -@all ${[...new Set(rights)].join(' ')}`
}

/** Commands of the list whose second word is a command of its own and no argument. */
function hasSubcommands(verb: string): boolean {
  return ['ACL', 'LATENCY', 'SLOWLOG', 'CONFIG', 'MEMORY', 'OBJECT', 'CLUSTER'].includes(verb)
}
