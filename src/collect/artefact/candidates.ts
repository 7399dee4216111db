import { ignoring, packageFolders, purposeOf } from '../files/scope'

/** Kinds of files that people write about servers, alerts and operations; every reader's files are among them. */
const KINDS =
  /\.(?:ya?ml|json|jsonc|json5|tf|tofu|tfvars|hcl|toml|ini|cfg|cnf|conf|config|properties|rules|tpl|tmpl|gotmpl|j2|erb|md|markdown|txt|adoc|asciidoc|rst|org|sh|bash|zsh|ksh|fish|ps1|cron|crontab|service|timer|alloy|river|mk|just|jsonnet|libsonnet|cue|nix|template|dist|example|sample|default)$|(?:^|\/)(?:Dockerfile|Containerfile|Makefile|Procfile|Justfile|Vagrantfile|crontab|README|RUNBOOK|OPERATIONS)[^/]{0,40}$/i
/** Sites are written in MDX, thousands of pages of them; only what sounds like operations is looked at. */
const MDX =
  /(?:runbook|playbook|operat|on-?call|incident|flush|invalidat|purge|redis|cache)[^/]{0,80}(?:\/[^/]{1,100}){0,3}\.mdx$/i

/** Files that never say anything about a server, however often they name Redis. */
const NEVER =
  /(?:^|\/)(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|[jt]sconfig[^/]{0,60}\.json|composer\.json|CHANGELOG\.mdx?|LICENSE[^/]{0,20}|\.all-contributorsrc)$/i
/** Texts of an interface, in many languages. */
const TRANSLATIONS =
  /(?:^|\/)(?:(?:locales?|i18n|translations?|lang|langs|languages)|language\/[a-z]{2,3}(?:[-_@]\w{1,12}){0,2})\//
const TEST_PURPOSES = new Set(['generated', 'test'])

/**
 * The listed files that readers may look at: no sources of tests, no generated folders, nothing that the config ignores.
 *
 * @param ignore globs relative to the root
 */
export function candidatesOf(paths: readonly string[], ignore: readonly string[]): string[] {
  const isIgnored = ignoring(ignore)
  const packages = packageFolders(paths)
  return paths.filter((path) => {
    if (NEVER.test(path) || TRANSLATIONS.test(path) || isIgnored(path)) return false
    return (KINDS.test(path) || MDX.test(path)) && (!TEST_PURPOSES.has(purposeOf(path, packages)) || isBuiltRule(path))
  })
}

/** Rules and dashboards that are made from a mixin are kept where they are built: `dist/rules/redis.yml`. */
const BUILT =
  /(?:^|\/)(?:dist|build|out|generated)\/(?:[^/]+\/){0,5}(?:rules|alerts?|alerting|prometheus|grafana|dashboards)[/.]/

function isBuiltRule(path: string): boolean {
  return BUILT.test(path) && !/(?:^|\/)(?:node_modules|vendor|tests?|fixtures)\//.test(path)
}
