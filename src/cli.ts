#!/usr/bin/env node
import { resolve } from 'node:path'
import { describeFailure } from './cli/failure'
import { carryOut, type Fixing, fixingOf, formatsBeside, isAllThereIs, sourceAlone } from './cli/fixing'
import { init } from './cli/init'
import { inventoryAs } from './cli/inventory'
import { prefixFor } from './cli/paths'
import { readPemFiles } from './cli/pem'
import { type CliOptions, type Commands, createProgram } from './cli/program'
import { formatsOf, refuseAcl, requestsOf, suggestCommand } from './cli/requests'
import { shareOf, writeShard } from './cli/sharding'
import { createProgress, viewOf } from './cli/terminal'
import { type ConfigInputs, loadConfig } from './config'
import { deliverLocally } from './deliver/local'
import {
  type Config,
  type Credentials,
  credentialsOf,
  isUnmistakable,
  type Report,
  scrub,
  spellingsOf,
  UsageError,
} from './model'
import { relativeTo } from './paths'
import {
  FORMATS,
  type FormatName,
  type FormatRequest,
  renderBaseline,
  renderRecording,
  type View,
  withoutSecrets,
} from './report'
import { changeFromGit, reviewOf } from './review'
import { knownRules, minimalAcl, type ReviewedChange, type RunOptions, run } from './run'

const { env, stderr, stdout } = process
const cwd = process.cwd()

/** Everything that must never be printed; grows when the config is loaded. */
const credentials: Credentials[] = [
  { url: env.REDIS_URL, password: env.REDIS_PASSWORD },
  { url: env.PROMETHEUS_URL, token: env.PROMETHEUS_TOKEN },
]
const secrets = (): string[] => credentials.flatMap(spellingsOf)

const commands: Commands = {
  async check(dir, options) {
    const fixing = fixingOf(options)
    const requests = fixing && !fixing.isWritten ? formatsBeside(options) : formatsOf(options)
    refuseAcl(options)
    const share = shareOf(options)
    const inputs = inputsOf(dir, share ? { ...options, probe: false } : options)
    const config = await configOf(inputs)
    if (share) return writeShard(config, share, options, { cwd, hide, change: await lookAt(config, inputs, options) })
    const known = fixing && (await fix(fixing, config, inputs, options))
    const found = known ?? (await examine(config, options, await lookAt(config, inputs, options)))
    await show(found, requests, config, dir, options)
  },
  async merge(files, options) {
    const requests = requestsOf(options, 'merge')
    const { Merge } = await import('./sharding/merge')
    const { readShards } = await import('./sharding/found-files')
    const merge = new Merge(readShards(files, cwd))
    const inputs = inputsOf(options.dir, options)
    const config = await configOf(inputs)
    const change = await lookAt(config, inputs, options)
    const found = await examine(config, options, change && merge.reviewing(change), merge.readSource)
    await show(found, requests, config, options.dir, options)
  },
  async probe(dir, options) {
    if (options.printAcl) {
      await deliverLocally([{ format: 'console', text: `${minimalAcl()}\n` }])
      return
    }
    const requests = requestsOf(options, 'probe')
    const config = await configOf(inputsOf(dir, options, { source: false }))
    if (config.probe.kind === 'none') throw new UsageError(`There is no server to probe: ${config.probe.reason}.`)
    await show(await examine(config, options), requests, config, dir, options)
  },
  async inventory(dir, options) {
    const requests = requestsOf(options, 'inventory')
    const config = await configOf(inputsOf(dir, { ...options, probe: false }))
    const report = await examine({ ...config, require: [] }, options)
    // All other blockers are about an item, and the inventory does not depend on those.
    const unread = report.blockers.find(({ item }) => item === undefined)
    if (unread) throw new Error(unread.sentence)
    await deliver(requests, (format, view) => inventoryAs(format, report, view), dir, options)
  },
  async init(dir, options) {
    const config = await configOf(inputsOf(dir, { ...options, probe: false }))
    const text = await init(config.root, cwd, await examine(config, options))
    await deliverLocally([{ format: 'console', text }])
  },
  async explain(topic, options) {
    const { explain } = await import('./cli/explain')
    await deliverLocally([{ format: 'console', text: explain(topic, viewOf(stdout, options, env)) }])
  },
  async alerts(dir, options) {
    const { format, selector, label } = options
    const { thresholds } = await configOf(inputsOf(dir, { ...options, probe: false }))
    const { renderAlerts } = await import('./alerts')
    const text = renderAlerts(thresholds, {
      ...(format && { format: format.join(',') }),
      ...(selector !== undefined && { selector }),
      ...(label && { labels: label }),
    })
    await deliverLocally([{ format: 'console', text }])
  },
}

/** Shows what was found, and says with the exit code whether the deploy may go on. */
async function show(
  found: Report,
  requests: readonly FormatRequest[],
  config: Config,
  dir: string,
  options: CliOptions,
): Promise<void> {
  if (config.baseline?.isUpdated) {
    await deliverLocally([{ format: 'baseline', text: renderBaseline(found), file: config.baseline.path }])
  }
  await deliver(requests, (format, view) => FORMATS[format].render(found, view), dir, options)
  process.exitCode = found.verdict === 'not-ready' ? 1 : 0
}

/** Fixes what can be fixed. Answers the report where it says all there is and still holds; else the folder is checked once more. */
async function fix(
  fixing: Fixing,
  config: Config,
  inputs: ConfigInputs,
  options: CliOptions,
): Promise<Report | undefined> {
  const found = await inspect(sourceAlone(config), options, await lookAt(config, inputs, options))
  const isSame = await carryOut(found, fixing, { root: config.root, cwd, hide, env })
  return isSame && isAllThereIs(config) ? hidden(found) : undefined
}

function inputsOf(dir: string, options: CliOptions, { source = true } = {}): ConfigInputs {
  credentials.push({ url: options.redisUrl }, { url: options.prometheusUrl })
  suggestCommand(dir, cwd)
  return {
    cwd,
    dir,
    ...(options.config !== undefined && { configFile: options.config }),
    overrides: {
      ...options,
      ...readPemFiles(options, cwd),
      source,
      require: options.require?.flatMap((names) => names.split(',').map((name) => name.trim())) ?? [],
    },
    env,
    knownRules,
  }
}

async function configOf(inputs: ConfigInputs): Promise<Config> {
  const config = await loadConfig(inputs)
  credentials.push(...credentialsOf(config))
  return config
}

/** The change that the user wants to look at; one that cannot be found is the user's mistake. */
async function lookAt(
  { root }: Config,
  config: ConfigInputs,
  { changedSince: ref }: CliOptions,
): Promise<ReviewedChange | undefined> {
  if (ref === undefined) return undefined
  const change = await changeFromGit({ root, ref, since: ref })
  if (change.lines.status !== 'collected') throw new UsageError(`--changed-since: ${change.lines.reason}.`)
  return reviewOf(change, { isNarrow: true, root, config })
}

async function examine(
  config: Config,
  options: CliOptions,
  review?: ReviewedChange,
  readSource?: RunOptions['readSource'],
): Promise<Report> {
  const report = hidden(await inspect(config, options, review, readSource))
  if (options.record !== undefined) await writeRecording(report.readings, options.record)
  return report
}

/** A text without what is surely a secret. */
function hide(text: string): string {
  return scrub(text, secrets().filter(isUnmistakable))
}

/** What is shown of a report. A fix is made from the report as it is, or stars would end up in the source. */
function hidden(report: Report): Report {
  return withoutSecrets(report, secrets().filter(isUnmistakable))
}

async function inspect(
  config: Config,
  { quiet = false, prefilter }: CliOptions,
  review?: ReviewedChange,
  readSource?: RunOptions['readSource'],
): Promise<Report> {
  const progress = createProgress(stderr, quiet)
  try {
    const prefix = relativeTo(cwd, config.root)
    return await run(config, { onProgress: progress.report, prefix, prefilter, review, readSource })
  } finally {
    progress.end()
  }
}

async function writeRecording(readings: Report['readings'], file: string): Promise<void> {
  if (readings.status !== 'collected') throw new UsageError(`There is nothing to record: ${readings.reason}.`)
  const text = hide(renderRecording(readings.value, new Date().toISOString()))
  await deliverLocally([{ format: 'recording', text, file: resolve(cwd, file) }])
}

async function deliver(
  requests: readonly FormatRequest[],
  render: (format: FormatName, view: View) => string,
  dir: string,
  options: CliOptions,
): Promise<void> {
  const outputs = requests.map(({ format, file }) => {
    const prefix = prefixFor(format, resolve(cwd, dir), cwd)
    const view = { ...viewOf(stdout, options, env), prefix }
    const color = file === undefined ? view.color : options.color === true
    const text = hide(render(format, { ...view, color }))
    return { format, text, ...(file !== undefined && { file: resolve(cwd, file) }) }
  })
  await deliverLocally(outputs)
}

function fail(error: unknown): void {
  const { exitCode, text } = describeFailure(error, secrets(), env)
  process.exitCode = exitCode
  if (text !== '') stderr.write(text)
}

// What no promise leads back to must end with the same sentence and exit code, not with a stack.
process.on('uncaughtException', (error) => {
  fail(error)
  process.exit()
})

const print = (text: string) => void deliverLocally([{ format: 'console', text }]).catch(fail)

createProgram(commands, print).parseAsync(process.argv).catch(fail)
