/** One workflow command, with its properties and data unescaped. */
export interface LogCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** A step's log as the runner reads it. */
export interface Log {
  readonly commands: readonly LogCommand[]
  /** What stays in the log, before the runner masks anything; commands that only speak to the runner are gone. */
  readonly shown: string
}

const SILENT = ['add-mask', 'stop-commands', 'set-output', 'debug']

/**
 * Reads a step's output as actions/runner does (ActionCommand.cs, ActionCommandManager.cs): a line that starts with
 * `::` is a command unless commands are stopped; the older form `##[name]data` counts anywhere in a line.
 */
export function readLog(stdout: string): Log {
  const commands: LogCommand[] = []
  const shown: string[] = []
  let resume: string | undefined
  for (const line of stdout.split('\n')) {
    const command = parseCommand(line)
    if (resume !== undefined) {
      if (command?.name === resume) resume = undefined
      else shown.push(line)
      continue
    }
    if (command) commands.push(command)
    if (command?.name === 'stop-commands') resume = command.data
    if (!command || !SILENT.includes(command.name)) shown.push(command?.data ?? line)
  }
  return { commands, shown: shown.join('\n') }
}

function parseCommand(line: string): LogCommand | undefined {
  const [, name, list = '', data = ''] =
    /^\s*::([^\s:]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line) ??
    /##\[([\w-]+)(?: ([^\]]*))?\](.*)/s.exec(line) ??
    []
  if (name === undefined) return undefined
  const pairs = list.split(',').map((pair) => pair.split('='))
  const properties = pairs.map(([key = '', ...value]) => [key.trim(), unescapeProperty(value.join('='))])
  return { name, properties: Object.fromEntries(properties), data: unescapeData(data) }
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
