import { Command, Option } from 'commander'
import { ALERT_FORMATS } from '../alerts/formats'
import { ROLES } from '../config'
import { SEVERITIES } from '../model'
import { FORMATS } from '../report'
import { VERSION } from '../version'

/** The options as they are typed; repeated ones are lists. */
export interface CliOptions {
  readonly format?: readonly string[]
  readonly failOn?: string
  readonly probe: boolean
  readonly prefilter: boolean
  readonly redisUrl?: string
  readonly redisUsername?: string
  readonly redisRole?: string
  /** Files. */
  readonly redisCa?: string
  readonly redisCert?: string
  readonly redisKey?: string
  readonly redisServername?: string
  readonly prometheusUrl?: string
  readonly require?: readonly string[]
  readonly config?: string
  readonly record?: string
  readonly replay?: string
  readonly window?: string
  readonly printAcl?: boolean
  readonly changedSince?: string
  readonly baseline?: string
  readonly updateBaseline?: boolean
  readonly fix?: boolean
  readonly fixDryRun?: boolean
  readonly fixSuggestions?: boolean
  readonly shard?: string
  readonly shardFile?: string
  readonly quiet?: boolean
  readonly color?: boolean
}

/** What each command does. */
export interface Commands {
  check(dir: string, options: CliOptions): Promise<void>
  probe(dir: string, options: CliOptions): Promise<void>
  inventory(dir: string, options: CliOptions): Promise<void>
  init(dir: string, options: CliOptions): Promise<void>
  explain(topic: string, options: CliOptions): Promise<void>
  merge(files: readonly string[], options: CliOptions & MergeOptions): Promise<void>
  alerts(dir: string, options: CliOptions & AlertOptions): Promise<void>
}

/** Options of the command `merge` alone. */
interface MergeOptions {
  /** The folder that the shards are about. */
  readonly dir: string
}

/** Options of the command `alerts` alone. */
export interface AlertOptions {
  readonly selector?: string
  readonly label?: readonly string[]
}

/** Names that are commands where a folder could stand; a folder of that name is written `./inventory`. */
export const COMMAND_NAMES = ['check', 'merge', 'probe', 'inventory', 'init', 'explain', 'alerts', 'help'] as const

const EXAMPLES = `
Examples:
  redis-preflight init                              write a config and a workflow to start with
  redis-preflight                                   check the current folder; probe REDIS_URL where it is set
  redis-preflight services/shop --no-probe          the source alone
  redis-preflight --redis-url redis://staging:6379 --require memory-policy
  redis-preflight --format console,json:report.json
  redis-preflight probe --record readings.json      the server alone; elsewhere: check --replay readings.json
  redis-preflight --changed-since origin/main       what this branch did; the rest is counted
  redis-preflight --update-baseline                 accept what there is now; from then on only what is new blocks
  redis-preflight --fix                             mend what can safely be mended; --fix-dry-run shows it first
  redis-preflight inventory                         every client and command in the source
  redis-preflight explain no-keys                   what a rule or an item wants, and why
  redis-preflight alerts --format prometheus        alerts to put into your monitoring, with the same limits

Give the password as REDIS_PASSWORD or within REDIS_URL, a token for Prometheus as PROMETHEUS_TOKEN: other users of a
machine can see command lines.

Exit codes: 0 ready (or no Redis here), 1 not ready, 2 the check itself could not be done.`

/**
 * The command line, with all options at the top so that they may stand before or after the command.
 *
 * @param print writes help to standard output
 */
export function createProgram(commands: Commands, print: (text: string) => void): Command {
  const program = new Command('redis-preflight')
    .description('Is this service ready to run on Redis in production? Ten items, each with a verdict.')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => {}, outputError: () => {} })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', EXAMPLES)
  addOptions(program)
  const options = () => program.opts<CliOptions>()
  program.argument('[dir]', 'folder to check', '.').action((dir: string) => commands.check(dir, options()))
  program
    .command('check')
    .description('check source and server (the default)')
    .argument('[dir]', 'folder to check', '.')
    .action((dir: string) => commands.check(dir, options()))
  program
    .command('merge')
    .description('the report of a check whose parts were written with --shard')
    .argument('<files...>', 'shard files, or folders that hold them')
    .option('--dir <dir>', 'folder that they are about', '.')
    .action((files: string[], _own: MergeOptions, command: Command) => commands.merge(files, command.optsWithGlobals()))
  program
    .command('probe')
    .description('probe the server alone, or print the rights that it needs (--print-acl)')
    .argument('[dir]', 'folder with the config', '.')
    .action((dir: string) => commands.probe(dir, options()))
  program
    .command('inventory')
    .description('list every Redis client and command in the source (--format console or json)')
    .argument('[dir]', 'folder to look through', '.')
    .action((dir: string) => commands.inventory(dir, options()))
  program
    .command('init')
    .description('write a config and a workflow that fit this repository; changes no file that is there')
    .argument('[dir]', 'folder of the service', '.')
    .action((dir: string) => commands.init(dir, options()))
  program
    .command('explain')
    .description('tell what a rule or an item wants, and why')
    .argument('<rule|item>', 'such as no-keys or memory-policy')
    .action((topic: string) => commands.explain(topic, options()))
  addAlerts(program, commands)
  return program
}

function addAlerts(program: Command, commands: Commands): void {
  program
    .command('alerts')
    .description(`print alerts for your monitoring (--format ${ALERT_FORMATS.join(', ')})`)
    .argument('[dir]', 'folder with the config, whose thresholds they get', '.')
    .option('--selector <matchers>', 'which servers: label matchers of PromQL, tags of Datadog (default: all)')
    .addOption(
      new Option('--label <name=value>', 'label or tag for every alert; repeated for several').argParser(append),
    )
    .action((dir: string, _own: AlertOptions, command: Command) => commands.alerts(dir, command.optsWithGlobals()))
}

function addOptions(program: Command): void {
  const formats = Object.keys(FORMATS).join(', ')
  program
    .addOption(
      new Option(
        '--format <format[:file]>',
        `${formats}; several with commas or repeated (default: console)`,
      ).argParser(append),
    )
    .option('--fail-on <severity>', `least severity that blocks: ${SEVERITIES.join(', ')} (default: error)`)
    .addOption(new Option('--require <items>', 'items that must be pass or attested').argParser(append))
    .option('--changed-since <ref>', 'only findings that the change since a branch or commit touches count')
    .option('--baseline <file>', 'file of accepted findings, which do not block')
    .option('--update-baseline', 'accept all that is found now, and write it to the baseline')
    .option('--fix', 'change the source where the program stays the same, then check it')
    .option('--fix-dry-run', 'print what --fix would change as a diff for `git apply`, and write nothing')
    .option('--fix-suggestions', 'with one of these: also what changes more than that, such as a TTL')
    .option('--redis-url <url>', 'server to probe, redis://, rediss:// or unix:// (default: REDIS_URL)')
    .option('--redis-username <name>', 'user of the server (default: REDIS_USERNAME)')
    .option('--redis-role <role>', `what the instance is for: ${ROLES.join(', ')} (default: cache)`)
    .option('--redis-ca <file>', 'authority that signed the certificate of the server (PEM)')
    .option('--redis-cert <file>', 'client certificate, where the server asks for one (PEM)')
    .option('--redis-key <file>', 'private key of the client certificate (PEM)')
    .option('--redis-servername <name>', 'host name to expect in the certificate of the server')
    .option('--prometheus-url <url>', 'running Prometheus to ask which alerts it has loaded (default: PROMETHEUS_URL)')
    .option('--window <duration>', 'how long to watch the counters of the server (default: 5s)')
    .option('--record <file>', 'write what the probe read, without secrets and key names')
    .option('--replay <file>', 'judge what an earlier probe recorded; no server is asked')
    .option('--print-acl', 'with probe: print the line that makes a user with just the rights it needs')
    .option('--no-probe', 'check the source alone')
    .option('--shard <i/n>', 'work on one of n parts of the source and write what is found, for the command merge')
    .option('--shard-file <file>', 'where that is written (default: redis-preflight-shard-I-of-N.json)')
    .option('--no-prefilter', 'parse every source file, not only those that may touch Redis (slow)')
    .option('--config <file>', 'config file (default: redis-preflight.config.yml, .yaml or .json in the folder)')
    .option('--quiet', 'checklist and verdict only, no progress')
    .option('--color', 'colours even where the output is no terminal')
    .option('--no-color', 'no colours (also: NO_COLOR)')
}

function append(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
