import { type Client, isBlocking, isShown, type Library, type Report, type Role } from '../model'

/** What is known of a repository that gets its first config and workflow. */
export interface Facts {
  /** Libraries of its clients, the most used first. */
  readonly libraries: readonly Library[]
  /** What its clients are for, the most frequent first. */
  readonly roles: readonly Role[]
  /** How many clients and commands there are. */
  readonly clients: number
  readonly commands: number
  /** Findings that would block, and all others that stand. */
  readonly blocking: number
  readonly others: number
  /** Files in which a server for development is configured. */
  readonly servers: readonly string[]
  /** The checked folder below the top of the repository, with `/`; empty at the top. */
  readonly folder: string
  /** The branch that deploys, as far as git knows it. */
  readonly branch: string
  /** A workflow that runs this check already. */
  readonly workflow?: string
  /** Whether pipelines run on GitLab and not on GitHub. */
  readonly isGitLab: boolean
}

/** What a first report says of the repository. */
export function factsOf({
  inventory,
  findings,
  failOn,
}: Report): Pick<Facts, 'libraries' | 'roles' | 'clients' | 'commands' | 'servers' | 'blocking' | 'others'> {
  const { clients, commands, settings } = inventory
  const shown = findings.filter(isShown)
  const blocking = shown.filter((finding) => isBlocking(finding, failOn)).length
  return {
    libraries: byFrequency(clients.map(({ library }: Client) => library)).filter((library) => library !== 'unknown'),
    roles: byFrequency(clients.map(({ role }) => role)),
    clients: clients.length,
    commands: commands.length,
    servers: [...new Set(settings.filter(({ isForDevelopment }) => isForDevelopment).map(({ place }) => place.path))],
    blocking,
    others: shown.length - blocking,
  }
}

function byFrequency<T>(values: readonly T[]): T[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value)
}

/** One server to probe: its role, and the environment variable that holds its URL. */
export interface PlannedServer {
  readonly role: Role
  readonly variable: string
}

/**
 * The servers that the clients want, the main one first. A server has one eviction policy for everything in it: a queue must
 * never lose keys and a cache has to, so these two do not share one; the other uses get along with either.
 */
export function serversOf({ roles }: Pick<Facts, 'roles'>): PlannedServer[] {
  const [main = 'cache', ...others] = roles
  const apart = others.filter((role) => role === 'queue' || role === 'cache')
  return [
    { role: main, variable: 'REDIS_URL' },
    ...apart.map((role) => ({ role, variable: `REDIS_${role.toUpperCase()}_URL` })),
  ]
}
