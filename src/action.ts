import * as core from '@actions/core'
import { prepare } from './action/config'
import { type Job, outputsOf, publicationOf, textsOf } from './action/contents'
import { tellFailure } from './action/failure'
import { clean, mask, sureSecrets } from './action/secrets'
import { mergedFrom, shareOf, withoutServers, writeShard } from './action/sharding'
import { suggestionsFor } from './action/suggestions'
import { deliver, nameOf, readContext, readCredentials, readInputs, resolveWorkspace } from './deliver/github'
import { credentialsOf, type Report, UsageError } from './model'
import { withoutSecrets } from './report'
import { run } from './run'

const NOT_READY = 1
const TOOL_PROBLEM = 2
/** Blockers that the closing sentence names; the report above it has them all. */
const NAMED = 3

/** Inputs, then the check. One that cannot be done is told on the pull request as well, once that is known. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  for (const credentials of readCredentials()) mask(credentials)
  mask({ url: env.REDIS_URL, password: env.REDIS_PASSWORD })
  mask({ url: env.PROMETHEUS_URL, token: env.PROMETHEUS_TOKEN })
  const inputs = readInputs()
  const context = readContext(env)
  const root = env.GITHUB_WORKSPACE || process.cwd()
  let folder = { dir: root, name: nameOf(root, inputs.workingDirectory) }
  try {
    const workspace = resolveWorkspace(root, inputs.workingDirectory)
    folder = workspace
    await check({ inputs, context, workspace, env })
  } catch (error) {
    await tellFailure(failToWork(error), { inputs, context, folder })
  }
}

/** Config, run, delivery. */
async function check(asked: Job): Promise<void> {
  const { workspace, env } = asked
  const share = shareOf(asked)
  const job = share ? withoutServers(asked) : asked
  const { config, review } = await prepare(job)
  for (const credentials of credentialsOf(config)) mask(credentials)
  if (share) return writeShard(share, config, job, review)
  const onProgress = (step: string) => core.info(clean(step))
  const found = await run(config, { onProgress, prefix: workspace.prefix, ...mergedFrom(job, review) })
  const report = withoutSecrets(found, sureSecrets())
  const destination = { dir: workspace.dir, workspace: workspace.root, env, scrub: clean }
  const publication = publicationOf(report, job, await suggestionsFor(report, job, review))
  await deliver(textsOf(report, job), outputsOf(report), destination, publication)
  if (report.verdict === 'not-ready') fail(refusal(report), NOT_READY)
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
  core.setFailed(clean(sentence))
  process.exitCode = exitCode
}

/** Answers the sentence that it failed with. */
function failToWork(error: unknown): string {
  const sentence = error instanceof UsageError ? error.message.replace(/^the /, 'The ') : breakdown(error)
  fail(sentence, TOOL_PROBLEM)
  if (error instanceof Error && !(error instanceof UsageError)) core.debug(clean(error.stack ?? ''))
  return sentence
}

function breakdown(error: unknown): string {
  const because = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `The check itself broke down (${because}); nothing is known about this service. Please report it.`
}

// A failure that no promise leads back to must not pass for "not ready", nor print its own stack.
process.once('uncaughtException', (error) => {
  failToWork(error)
  process.exit(TOOL_PROBLEM)
})
main(process.env).catch(failToWork)
