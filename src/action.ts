import * as core from '@actions/core'
import { loadConfig } from './config'
import {
  type ActionInputs,
  deliver,
  type GitHubContext,
  type Outputs,
  type Publication,
  planPublication,
  readContext,
  readCredentials,
  readInputs,
  resolveWorkspace,
  type Texts,
  untrustedCheckout,
  type Workspace,
  withheldSecrets,
} from './deliver/github'
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
import {
  describeAnnotations,
  FORMATS,
  type FormatName,
  groupFindings,
  renderCheckRun,
  renderComment,
  type View,
  withoutSecrets,
} from './report'
import { knownRules, run } from './run'

const NOT_READY = 1
const TOOL_PROBLEM = 2
/** Blockers that the closing sentence names; the report above it has them all. */
const NAMED = 3

/** Grows as secrets become known, always before anything that could hold them is printed. */
const secrets = new Set<string>()

/** Takes secrets out of a short text. */
function clean(text: string): string {
  return scrub(text, [...secrets])
}

/** The secrets that can be taken out of a whole report without taking ordinary words with them. */
function sureSecrets(): string[] {
  return [...secrets].filter(isUnmistakable)
}

/** Inputs, config, run, delivery: the whole action. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  for (const credentials of readCredentials()) mask(credentials)
  mask({ url: env.REDIS_URL, password: env.REDIS_PASSWORD })
  mask({ url: env.PROMETHEUS_URL, token: env.PROMETHEUS_TOKEN })
  const inputs = readInputs()
  const context = readContext(env)
  const workspace = resolveWorkspace(env.GITHUB_WORKSPACE || process.cwd(), inputs.workingDirectory)
  const config = await configOf(inputs, context, workspace, env)
  for (const credentials of credentialsOf(config)) mask(credentials)
  const found = await run(config, { onProgress: (step) => core.info(clean(step)), prefix: workspace.prefix })
  const report = withoutSecrets(found, sureSecrets())
  const destination = { dir: workspace.dir, workspace: workspace.root, env, scrub: clean }
  const texts = textsOf(report, inputs, viewOf(context, workspace, context.sha, env))
  await deliver(texts, outputsOf(report), destination, publicationOf(report, inputs, context, workspace, env))
  if (report.verdict === 'not-ready') fail(refusal(report), NOT_READY)
}

function mask(credentials: Credentials): void {
  for (const text of spellingsOf(credentials)) {
    if (!secrets.has(text)) core.setSecret(text)
    secrets.add(text)
  }
}

async function configOf(
  inputs: ActionInputs,
  context: GitHubContext,
  { dir }: Workspace,
  env: NodeJS.ProcessEnv,
): Promise<Config> {
  const noUrlReason = withheldSecrets(context)
  const config = await loadConfig({
    cwd: dir,
    dir: '.',
    ...(inputs.config && { configFile: inputs.config }),
    overrides: { ...inputs.overrides, ...(noUrlReason && { noUrlReason }), spell: spellInput },
    env,
    known: { rules: knownRules },
  })
  const hasLogins = config.probe.kind === 'live' || config.prometheus.kind === 'live'
  const untrusted = hasLogins ? untrustedCheckout(context, dir) : undefined
  const none = { kind: 'none', reason: untrusted ?? '' } as const
  const checked: Config = untrusted
    ? { ...config, probe: config.probe.kind === 'live' ? none : config.probe, prometheus: none }
    : config
  // Nobody chose this, so it is said aloud and not only in the checklist.
  if (checked.probe.kind === 'none' && [untrusted, noUrlReason].includes(checked.probe.reason))
    core.notice(`The server was not probed: ${checked.probe.reason}.`)
  return checked
}

function spellInput(option: string): string {
  return option === 'no-probe' ? 'the input `probe: false`' : `the input \`${option}\``
}

/** Lines are those of the commit that was checked out; a comment has to name the one that its readers know. */
function viewOf({ repositoryUrl }: GitHubContext, { prefix }: Workspace, sha: string, env: NodeJS.ProcessEnv): View {
  return {
    // The log viewer renders ANSI colours, though it is no terminal.
    color: !env.NO_COLOR,
    width: 120,
    quiet: false,
    prefix,
    ...(repositoryUrl && sha && { links: { blobUrl: `${repositoryUrl}/blob/${sha}/` } }),
  }
}

function textsOf(report: Report, inputs: ActionInputs, view: View): Texts {
  const render = (format: FormatName, notes: readonly string[] = []) =>
    withoutSure(FORMATS[format].render(report, { ...view, notes }))
  return {
    console: () => render('console'),
    annotations: inputs.annotations ? () => render('annotations') : undefined,
    summary: inputs.summary
      ? (isAnnotated) => render('markdown', isAnnotated ? describeAnnotations(report, view) : [])
      : undefined,
    files: [
      {
        what: 'the JSON report',
        output: 'report',
        path: inputs.jsonFile,
        fallback: 'report.json',
        render: () => render('json'),
      },
    ],
  }
}

function publicationOf(
  report: Report,
  inputs: ActionInputs,
  context: GitHubContext,
  workspace: Workspace,
  env: NodeJS.ProcessEnv,
): Publication {
  const view = viewOf(context, workspace, context.headSha, env)
  const { headSha: commit, runUrl } = context
  const contents = {
    verdict: report.verdict,
    comment: (service: string, limit: number) =>
      withoutSure(renderComment(report, view, { service, commit, limit, ...(runUrl && { runUrl }) })),
    checkRun: () => {
      const { annotations, summary, ...rest } = renderCheckRun(report, view)
      const clear = annotations.map((one) => ({ ...one, message: withoutSure(one.message) }))
      return { ...rest, summary: withoutSure(summary), annotations: inputs.annotations ? clear : [] }
    },
  }
  return { ...planPublication(contents, inputs, context, workspace), scrub: clean }
}

function withoutSure(text: string): string {
  return scrub(text, sureSecrets())
}

function outputsOf(report: Report): Outputs {
  const groups = groupFindings(report)
  const total = (of: typeof groups): number => of.reduce((sum, { findings }) => sum + findings.length, 0)
  return {
    verdict: report.verdict,
    failed: total(groups.filter(({ blocks }) => blocks)),
    warnings: total(groups.filter(({ blocks, kind }) => !blocks && kind !== 'note')),
  }
}

function refusal({ blockers }: Report): string {
  const rest = blockers.length - NAMED
  return `Not ready: ${blockers
    .slice(0, NAMED)
    .map(({ sentence }) => sentence)
    .join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`
}

/** The only place that fails the step. */
function fail(sentence: string, exitCode: typeof NOT_READY | typeof TOOL_PROBLEM): void {
  core.setFailed(clean(sentence.replace(/^the /, 'The ')))
  process.exitCode = exitCode
}

function failToWork(error: unknown): void {
  if (error instanceof UsageError) {
    fail(error.message, TOOL_PROBLEM)
    return
  }
  const because = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  fail(`The check itself broke down (${because}); nothing is known about this service. Please report it.`, TOOL_PROBLEM)
  if (error instanceof Error) core.debug(clean(error.stack ?? ''))
}

// A failure that no promise leads back to must not pass for "not ready", nor print its own stack.
process.once('uncaughtException', (error) => {
  failToWork(error)
  process.exit(TOOL_PROBLEM)
})
main(process.env).catch(failToWork)
