import { list } from '../model'
import { type Facts, serversOf } from './facts'

const SCHEMA = 'https://raw.githubusercontent.com/redis-preflight/redis-preflight/main/schema/config.schema.json'

/** The first config of a repository: few keys, each with the reason for its value, the rest as examples to uncomment. */
export function renderConfig(facts: Facts): string {
  return [
    `# yaml-language-server: $schema=${SCHEMA}`,
    '# All keys: https://github.com/redis-preflight/redis-preflight#the-config-file',
    '',
    '# Findings of at least this severity block the deploy.',
    'fail-on: error',
    '',
    '# Items of the checklist that must pass for the deploy to go on, also when nothing was found against them.',
    'require: []',
    '#  - memory-policy',
    '#  - ttl',
    '',
    ...server(facts),
    '',
    '# Keys that are meant to last, by pattern; everything else needs a TTL.',
    'immortal: []',
    "#  - 'feature-flags:*'",
    '',
    '# What lives outside of this repository, and who has seen it there.',
    'attestations: []',
    '#  - item: hit-ratio',
    '#    by: platform team',
    '#    link: https://grafana.example.com/d/redis',
    '#    until: 2027-01-31',
    '',
  ].join('\n')
}

function server(facts: Facts): string[] {
  const address = 'Its URL comes from the environment variable (in CI, a secret), never from this file.'
  const [main, ...others] = serversOf(facts)
  if (others.length === 0) {
    return [`# The staging server. ${address}`, 'probe:', `  url-env: ${main?.variable}`, `  role: ${main?.role}`]
  }
  return [
    `# The clients here are for ${list(facts.roles)}. A server has one eviction policy for everything in it:`,
    '# list each staging server that they use, with its main use; where it is one server, keep one entry.',
    `# ${address}`,
    'instances:',
    ...serversOf(facts).map(({ role, variable }) => `  ${role}: { url-env: ${variable}, role: ${role} }`),
  ]
}
