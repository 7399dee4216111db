import type { Report } from '../model'

/** Fields whose values come from lists of ours: they decide how a report is laid out, and hold nothing of a stranger's. */
const OUR_WORDS: ReadonlySet<string> = new Set([
  'digest',
  'failOn',
  'fingerprint',
  'item',
  'kind',
  'library',
  'missing',
  'outcome',
  'role',
  'rule',
  'severity',
  'state',
  'status',
  'subject',
  'system',
  'ttl',
  'verdict',
  'via',
])

/**
 * The report with `***` in place of every secret, whatever field it stands in. Done before rendering, because each
 * format spells a text in its own way: escaped in JSON, as entities in Markdown, broken into lines on a terminal.
 * Code frames keep their width.
 */
export function withoutSecrets(report: Report, spellings: readonly string[]): Report {
  if (spellings.length === 0) return report
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length)
  const replace = (text: string, stars: (secret: string) => string) =>
    longestFirst.reduce((clean, secret) => clean.replaceAll(secret, () => stars(secret)), text)
  const hide = (text: string) => replace(text, () => '***')
  const blot = (text: string) => replace(text, (secret) => '*'.repeat(secret.length))
  const clean = changed(report, hide) as Report
  const excerpts = [...report.excerpts].map(([path, lines]) => {
    return [hide(path), new Map([...lines].map(([number, text]) => [number, blot(text)]))] as const
  })
  // What the rules are about is text of ours, and their ids have to stay those of the findings.
  return { ...clean, rules: report.rules, excerpts: new Map(excerpts) }
}

/** The same value with every string in it changed. */
function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => changed(each, change))
  if (typeof value !== 'object' || value === null || value instanceof Map) return value
  const entries = Object.entries(value).map(([name, each]) => {
    return [name, OUR_WORDS.has(name) && typeof each === 'string' ? each : changed(each, change)]
  })
  return Object.fromEntries(entries)
}
