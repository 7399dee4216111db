import { amount, count, list } from '../model'
import { renderConfig } from './config-file'
import { type Facts, serversOf } from './facts'
import { renderWorkflow } from './workflow'

export { type Facts, factsOf } from './facts'

/** A file that a repository gets. */
export interface PlannedFile {
  /** Relative to the checked folder, or to the top of the repository. */
  readonly path: string
  readonly base: 'folder' | 'top'
  readonly text: string
}

/** The files that a repository needs for its first check, and does not have. */
export function planInit(facts: Facts, hasConfig: boolean): PlannedFile[] {
  const config = { path: 'redis-preflight.config.yml', base: 'folder', text: renderConfig(facts) } as const
  const workflow = {
    path: '.github/workflows/redis-preflight.yml',
    base: 'top',
    text: renderWorkflow(facts),
  } as const
  return [...(hasConfig ? [] : [config]), ...(facts.workflow !== undefined || facts.isGitLab ? [] : [workflow])]
}

/** What was found, what was written, and what to do next, for a person who sees this tool for the first time. */
export function describeInit(facts: Facts, written: readonly string[], kept: readonly string[]): string {
  const lines = [found(facts), '']
  lines.push(
    ...written.map((path) => `  wrote  ${path}`),
    ...kept.map((path) => `  kept   ${path} (was there already)`),
  )
  lines.push('', 'Next:', ...steps(facts).map((step, index) => `  ${index + 1}. ${step}`), '')
  return lines.join('\n')
}

function found({ clients, commands, libraries, roles }: Facts): string {
  if (clients === 0) return 'No Redis client was found here; the check will say so until there is one.'
  const what = libraries.length > 0 ? ` (${list(libraries)}; for ${list(roles)})` : ''
  return `Found ${count(clients, 'client')}${what} and ${count(commands, 'command')}.`
}

function steps(facts: Facts): string[] {
  const { blocking, others, isGitLab, servers } = facts
  const secrets = serversOf(facts).map(({ variable }) => `STAGING_${variable}`)
  const open = [
    ...(blocking > 0 ? [`${count(blocking, 'finding')} that ${blocking === 1 ? 'blocks' : 'block'}`] : []),
    ...(others > 0 ? [`${amount(others)} to look at`] : []),
  ]
  return [
    `Run \`npx redis-preflight\`: the report has ${open.length > 0 ? list(open) : 'nothing against this service so far'}.`,
    ...(blocking > 0
      ? [
          'Mend them, or accept what there is with `npx redis-preflight --update-baseline`, so that only what is new blocks.',
        ]
      : []),
    isGitLab
      ? 'Add the job of docs/recipes.md (GitLab) to .gitlab-ci.yml.'
      : `Store the ${secrets.length === 1 ? 'URL of the staging server as the secret' : 'URLs of the staging servers as the secrets'} ${list(secrets)}; without it files alone are checked.`,
    ...(servers.length > 0
      ? [`To try the probe now, start the server of ${list(servers)} and pass \`--redis-url\`.`]
      : []),
    'Commit the files; once the check is green, make it required for the branch.',
  ]
}
