import type { RuleMeta } from '../model'
import { escapeMarkdown, fence } from './markdown-text'

export { type ExplainedItem, type ExplainedRule, renderExplanation } from './explanation'

/** Source of a rule's fixtures, as its page shows it. */
interface RuleExamples {
  readonly bad: string
  readonly good: string
  /** Language of the code blocks; `ts` where it is not given. */
  readonly language?: string
}

const READS = {
  source: 'the TypeScript and JavaScript source',
  probe: 'the staging server',
  artefact: 'other files of the repository',
} as const

/**
 * The page docs/rules/<id>.md of a rule, made from its metadata and its fixtures. The texts of a rule are written as
 * Markdown by its author, so they are taken as they are.
 */
export function renderRulePage(
  rule: RuleMeta & { readonly messages: Readonly<Record<string, string>> },
  examples?: RuleExamples,
): string {
  const sections = [
    `<!-- Generated from the rule's metadata and fixtures by \`npm test -- -u\`; do not edit. -->`,
    `# ${rule.id}`,
    rule.summary,
    facts(rule),
    `## Why\n\n${rule.why}`,
    `## Instead\n\n${rule.instead}`,
    ...exampleSections(examples),
    `## What it reports\n\n${Object.values(rule.messages)
      .map((message) => `- ${escapePlaceholders(message)}`)
      .join('\n')}`,
    `## Changing its severity\n\n${fence(`rules:\n  ${rule.id}: ${rule.severity === 'error' ? 'warning' : 'error'} # or off`, 'yaml')}`,
    ...(rule.reads === 'source' && !rule.id.includes('suppression') ? [silencing(rule.id)] : []),
    ...(rule.links.length > 0 ? [`## Links\n\n${rule.links.map((link) => `- <${link}>`).join('\n')}`] : []),
  ]
  return `${sections.join('\n\n')}\n`
}

function silencing(id: string): string {
  const comment = fence(`// redis-preflight-ignore-next-line ${id} -- why this line may do it`, 'ts')
  return `## Silencing it on one line\n\n${comment}\n\nWithout a reason the comment silences nothing.`
}

function facts(rule: RuleMeta): string {
  const rows = [
    ['Checklist item', `\`${rule.item}\``],
    ['Default severity', rule.severity],
    ['Reads', READS[rule.reads]],
    ['Since', rule.since],
  ]
  return ['| | |', '|-|-|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n')
}

function exampleSections(examples: RuleExamples | undefined): string[] {
  if (!examples) return []
  const language = examples.language ?? 'ts'
  const titled = [
    ['Reported', examples.bad],
    ['Fine', examples.good],
  ] as const
  return titled
    .filter(([, code]) => code.trim() !== '')
    .map(([title, code]) => `## ${title}\n\n${fence(code.replace(/\s+$/, ''), language)}`)
}

/** `{receiver}` outside of code would read like a template; within backticks it stands for the name. */
function escapePlaceholders(message: string): string {
  return message
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : escapeMarkdown(part).replace(/\{(\w+)\}/g, '*$1*')))
    .join('')
}
