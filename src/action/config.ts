import * as core from '@actions/core'
import { type ConfigInputs, loadConfig } from '../config'
import { askForChange, changeToReview, type GitHubContext, untrustedCheckout, withheldSecrets } from '../deliver/github'
import type { Config } from '../model'
import { type Change, changeFromGit, changeFromPatches, inputsBefore, reviewOf } from '../review'
import { knownRules, type ReviewedChange } from '../run'
import type { Job } from './contents'
import { clean } from './secrets'

/** What is checked, and the change that it is looked at for. */
interface Prepared {
  readonly config: Config
  readonly review?: ReviewedChange
}

/**
 * The config of this run and the change that it is about. Throws UsageError for a config that cannot be used, and where
 * that of the base is wanted and not known.
 */
export async function prepare(job: Job): Promise<Prepared> {
  const { inputs, context, workspace } = job
  const change = await changeOf(job)
  const own = configInputs(job)
  const isBase = inputs.configFrom === 'base' && change !== undefined
  const config = await loadConfig(isBase ? await inputsBefore(change, workspace.dir, own) : own)
  const checked = withoutLogins(config, context, workspace.dir)
  if (!change) {
    if (inputs.changedOnly) core.notice(`Every finding counts: a run for \`${context.event}\` is about no change.`)
    return { config: checked }
  }
  if (inputs.changedOnly && change.lines.status !== 'collected') {
    const why = clean(change.lines.reason)
    core.warning(`Every finding counts, since it is not known what changed: ${why}. Check out with \`fetch-depth: 2\`.`)
  }
  const options = { isNarrow: inputs.changedOnly, root: workspace.dir, config: own }
  return { config: checked, review: await reviewOf(change, isBase ? { ...options, before: config } : options) }
}

/** From git where the checkout has the commit before the change, else from GitHub; undefined for a run about no change. */
async function changeOf({ inputs, context, workspace }: Job): Promise<Change | undefined> {
  const { dir: root, prefix } = workspace
  const compared = changeToReview(context, root)
  // A push is looked at as it stands, unless the workflow wants otherwise.
  if (!compared || (context.event === 'push' && !inputs.changedOnly && inputs.configFrom === 'head')) return undefined
  const change = await changeFromGit({ root, ...compared })
  if (change.lines.status === 'collected' || !context.pullRequest) return change
  const remote = await askForChange(context, inputs.token, clean)
  if ('reason' in remote) {
    return { ...change, lines: { status: 'not-collected', reason: `${change.lines.reason}, and ${remote.reason}` } }
  }
  return changeFromPatches({ since: compared.since, ...remote }, { root, prefix })
}

function configInputs({ inputs, context, workspace: { dir }, env }: Job): ConfigInputs {
  const noUrlReason = withheldSecrets(context)
  return {
    cwd: dir,
    dir: '.',
    ...(inputs.config && { configFile: inputs.config }),
    overrides: { ...inputs.overrides, ...(noUrlReason && { noUrlReason }), spell: spellInput },
    env,
    knownRules,
  }
}

/** Credentials do not go with files of strangers. Nobody chose that, so it is said aloud and not only in the checklist. */
function withoutLogins(config: Config, context: GitHubContext, dir: string): Config {
  const hasLogins = config.probe.kind === 'live' || config.prometheus.kind === 'live'
  const untrusted = hasLogins ? untrustedCheckout(context, dir) : undefined
  const none = { kind: 'none', reason: untrusted ?? '' } as const
  const checked: Config = untrusted
    ? { ...config, probe: config.probe.kind === 'live' ? none : config.probe, prometheus: none }
    : config
  if (checked.probe.kind === 'none' && [untrusted, withheldSecrets(context)].includes(checked.probe.reason))
    core.notice(`The server was not probed: ${checked.probe.reason}.`)
  return checked
}

function spellInput(option: string): string {
  return option === 'no-probe' ? 'the input `probe: false`' : `the input \`${option}\``
}
