import type { Client, Command, Library, Role, SourceEvidence } from '../../../model'

/** One command together with the client that sends it, as far as it is known. */
export interface Usage {
  readonly command: Command
  readonly client: Client | undefined
  /** Major version of the client library: of the client, else the one that all clients of that library share. */
  readonly major: number | undefined
}

/**
 * Joins commands with their clients.
 *
 * @param keep picks the commands to join; all of them when left out
 */
export function usages(evidence: SourceEvidence, keep: (command: Command) => boolean = () => true): Usage[] {
  const byId = new Map(evidence.clients.map((client) => [client.id, client]))
  const shared = sharedMajors(evidence.clients)
  return evidence.commands.filter(keep).map((command) => {
    const client = command.client === null ? undefined : byId.get(command.client)
    return { command, client, major: client?.major ?? shared.get(command.library) }
  })
}

/** The major version of each library of which all clients have the same. */
function sharedMajors(clients: readonly Client[]): Map<Library, number | undefined> {
  const majors = new Map<Library, number | undefined>()
  for (const { library, major } of clients) {
    majors.set(library, majors.has(library) && majors.get(library) !== major ? undefined : major)
  }
  return majors
}

/** Takes the full stop off a reason, so that it fits into brackets. */
export function clause(reason: string): string {
  return reason.trim().replace(/\.+$/, '')
}

/** What a library sends through a function that it is handed is its own, and no part of what the service does. */
const OF_LIBRARIES: ReadonlySet<Role> = new Set(['limiter', 'queue', 'session', 'lock'])

/**
 * Why the commands in sight may not be all: clients are built, but nothing that is sent through one was recognised, or what is
 * sent somewhere is only known when it runs.
 */
export function doubtCommands({ clients, commands }: SourceEvidence): string | undefined {
  if (clients.length === 0) return undefined
  if (commands.every(({ via }) => via === 'lua')) {
    const built = clients.length === 1 ? 'a client is built here' : `${clients.length} clients are built here`
    return `${built}, but no command that goes through one was recognised`
  }
  const roles = new Map(clients.map(({ id, role }) => [id, role]))
  const open = commands.find(({ name, via, client, operator }) => {
    const role = client === null ? undefined : roles.get(client)
    return name === '*' && via !== 'lua' && !operator && !(role && OF_LIBRARIES.has(role))
  })
  return open && `which command is sent at ${open.place.path}:${open.place.line} is decided at run time`
}
