import { UsageError } from '../model'

const NAME = '[A-Za-z_][A-Za-z0-9_]{0,99}'
const VALUE = '"(?:[^"\\\\\\r\\n]|\\\\[^\\r\\n]){0,500}"'
const MATCHER = `${NAME}\\s{0,9}(?:=~|!~|!=|=)\\s{0,9}${VALUE}`
const MATCHERS = new RegExp(`^${MATCHER}(?:\\s{0,9},\\s{0,9}${MATCHER}){0,20}$`)
const TAG = '!?[A-Za-z][\\w./-]{0,99}:[\\w./*-]{1,200}'
const SCOPE = new RegExp(`^${TAG}(?:,${TAG}){0,20}$`)
const LABEL = new RegExp(`^(${NAME})=([^\\r\\n]{1,500})$`)

/** Label matchers of PromQL, `job="redis",env=~"prod|staging"`, with or without braces around them. Throws UsageError. */
export function parseMatchers(text: string): string {
  const bare = text
    .trim()
    .replace(/^\{([\s\S]*)\}$/, '$1')
    .trim()
  if (MATCHERS.test(bare)) return bare
  throw new UsageError(
    '--selector takes label matchers such as job="redis",env="prod" (quoted for the shell: \'job="redis"\').',
  )
}

/** The scope of a Datadog query, `env:prod,!service:jobs`. Throws UsageError. */
export function parseScope(text: string): string {
  const bare = text.trim()
  if (SCOPE.test(bare)) return bare
  throw new UsageError('--selector takes tags such as env:prod,service:shop where the format is datadog.')
}

/** Labels by name. Throws UsageError for one that is no `name=value`. */
export function parseLabels(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, value] = LABEL.exec(text.trim()) ?? []
      if (name === undefined || value === undefined)
        throw new UsageError('--label takes name=value, such as team=shop.')
      return [name, value]
    }),
  )
}
