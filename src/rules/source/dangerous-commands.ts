import { type Command, defineRule, type Severity } from '../../model'
import { clause, doubtCommands, usages } from './advice/usage'

/** What a command does to everybody else on the server, and what to do in its stead. */
interface Danger {
  readonly harm: string
  readonly instead: string
  readonly severity?: Severity
}

const LEFT_TO_OPERATORS = 'leave it to an operator, in a script under `scripts/` or a runbook'

const CONFIG_SET: Danger = {
  harm: 'changes the whole server for every service that uses it, until the next restart undoes it in silence',
  instead: 'set it where the server is configured (redis.conf, or the parameter group of a managed service)',
}

/** By the command, or by the command with its subcommand. Flags and complexity: redis.io/docs/latest/commands. */
const DANGERS: Readonly<Record<string, Danger>> = {
  MONITOR: {
    harm: 'streams every command of every client, with keys and values, and can halve the throughput of the server',
    instead: 'look at SLOWLOG or LATENCY HISTOGRAM, or run MONITOR by hand for a few seconds',
  },
  DEBUG: { harm: 'can block, crash or reload the server', instead: LEFT_TO_OPERATORS },
  'DEBUG OBJECT': {
    harm: 'is a debugging command that managed services refuse',
    instead: 'use OBJECT ENCODING, OBJECT FREQ or MEMORY USAGE',
    severity: 'warning',
  },
  'CONFIG SET': CONFIG_SET,
  'CONFIG REWRITE': { harm: 'overwrites the configuration file of the server', instead: LEFT_TO_OPERATORS },
  'CONFIG RESETSTAT': {
    harm: 'sets the counters back that monitoring computes its rates from',
    instead: 'subtract two readings of INFO',
    severity: 'warning',
  },
  SAVE: {
    harm: 'writes the whole database to disk in the one thread that serves all clients, who wait until it ends',
    instead: 'send BGSAVE, or leave snapshots to the configuration of the server',
  },
  SWAPDB: {
    harm: 'swaps two databases under all clients that are connected to either',
    instead: 'build keys from a version and raise the version',
  },
  SHUTDOWN: { harm: 'stops the server for every service that uses it', instead: LEFT_TO_OPERATORS },
  REPLICAOF: { harm: 'turns the server into a replica, which drops all that it holds', instead: LEFT_TO_OPERATORS },
  SLAVEOF: { harm: 'turns the server into a replica, which drops all that it holds', instead: LEFT_TO_OPERATORS },
  'SCRIPT FLUSH': {
    harm: 'removes the cached scripts of every service, whose EVALSHA then fails with NOSCRIPT',
    instead: 'leave the cache of scripts alone: it is emptied by a restart',
    severity: 'warning',
  },
  'FUNCTION FLUSH': {
    harm: 'removes the function libraries of every service, whose FCALL then fails',
    instead: 'delete your own library with FUNCTION DELETE, or load it with REPLACE',
    severity: 'warning',
  },
}

/** What a listener to expiring keys needs: no harm to anybody, but no application's business either. */
const KEYSPACE_EVENTS = 'notify-keyspace-events'

const COMMON_NAMES: ReadonlySet<string> = new Set(['MONITOR', 'DEBUG', 'SAVE', 'SHUTDOWN'])

function dangerOf({ name, subcommand }: Command): Danger | undefined {
  const own = subcommand === undefined ? undefined : DANGERS[`${name} ${subcommand}`]
  return own ?? (subcommand === 'HELP' ? undefined : DANGERS[name])
}

function spelled({ name, subcommand, parameter }: Command): string {
  return [name, subcommand, parameter].filter((word) => word !== undefined).join(' ')
}

export default defineRule({
  id: 'dangerous-commands',
  item: 'no-flush',
  reads: 'source',
  severity: 'error',
  since: '0.1.0',
  summary: 'Leave MONITOR, DEBUG, CONFIG SET, SAVE, SWAPDB, SHUTDOWN and REPLICAOF to operators.',
  why: 'Like a flush, these act on the whole server and on every service that uses it: they stop it, block it, change its configuration or swap its data. Managed services refuse most of them, so the code works on a laptop and fails in production; and an ACL that allows them gives whoever takes over the service the whole server.',
  instead:
    'Configure the server where it is deployed, look at it with INFO, SLOWLOG and LATENCY, and keep what an operator does in scripts under `scripts/` or `bin/`, where this rule allows it, or in a runbook. `CONFIG GET` is no danger. `CONFIG SET notify-keyspace-events` harms nobody and is a warning alone.',
  links: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#command-categories',
    'https://redis.io/docs/latest/commands/config-set/',
    'https://redis.io/docs/latest/commands/monitor/',
    'https://redis.io/docs/latest/commands/save/',
  ],
  messages: {
    found: '`{receiver}` runs {command}, which {harm}. Instead, {instead}.',
    keyspaceEvents:
      '`{receiver}` runs CONFIG SET notify-keyspace-events: a restart or a failover of the server undoes it and the events stop in silence, and managed services refuse it. Instead, set `notify-keyspace-events` where the server is configured.',
    unsure: '`{receiver}` may run {command} here ({because}), which {harm}. If it does, {instead}.',
  },
  doubt: doubtCommands,
  each: (evidence) => usages(evidence),
  check({ command }, { violation }) {
    const { place, receiver, unsure, related, operator, parameter } = command
    const danger = dangerOf(command)
    if (danger === undefined || operator) return
    // Stores save, loggers debug, services shut down: without a proven client these names say nothing.
    if (unsure !== undefined && COMMON_NAMES.has(command.name)) return
    const { harm, instead } = danger
    const isForEvents = danger === CONFIG_SET && parameter === KEYSPACE_EVENTS
    const severity = isForEvents ? 'warning' : (danger.severity ?? 'error')
    const data = { receiver, command: spelled(command), harm, instead }
    if (unsure !== undefined) {
      violation('unsure', place, { ...data, because: clause(unsure) }, { severity, related, outcome: 'unsure' })
    } else if (isForEvents) violation('keyspaceEvents', place, { receiver }, { severity, related })
    else violation('found', place, data, { severity, related })
  },
})
