import { VERSION } from '../version'
import { type Facts, serversOf } from './facts'

/** actions/checkout, pinned by commit as GitHub advises for all actions ("Security hardening for GitHub Actions"). */
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1'

/**
 * A workflow that checks each pull request by what it changes, and everything before a deploy. Two commits are fetched,
 * since the merge commit of a pull request and its first parent are all that a diff needs.
 */
export function renderWorkflow(facts: Facts): string {
  const { branch, folder } = facts
  return `name: Redis preflight

on:
  pull_request:
  merge_group:
  push:
    branches: [${quoteYaml(branch)}]

permissions:
  contents: read
  pull-requests: write # for the comment with the checklist

jobs:
  preflight:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: ${CHECKOUT}
        with:
          fetch-depth: 2
          persist-credentials: false
      - uses: redis-preflight/redis-preflight@v${VERSION}
        env:
          # ${secrets(facts).length === 1 ? 'The staging server, as a secret' : 'The staging servers, as secrets'}; without it the source and the other files are checked.
${secrets(facts).join('\n')}
        with:${folder === '' ? '' : `\n          working-directory: ${quoteYaml(folder)}`}
          # On a pull request only what it changes counts; the deploy looks at everything.
          changed-only: \${{ github.event_name == 'pull_request' }}
`
}

function secrets(facts: Facts): string[] {
  return serversOf(facts).map(({ variable }) => `          ${variable}: \${{ secrets.STAGING_${variable} }}`)
}

/** A name as a YAML scalar, whatever git allows in it. */
function quoteYaml(name: string): string {
  return /^[A-Za-z][\w./-]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`
}
