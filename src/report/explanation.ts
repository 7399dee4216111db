import type { ItemId, RuleMeta } from '../model'
import { createPalette, highlightCode, type Palette } from './palette'
import { plainText } from './plain'
import { usableWidth, type View } from './view'
import { padEnd, wrap } from './width'

/** A rule for the `explain` command, with the code of its fixtures where there is some. */
export interface ExplainedRule {
  readonly rule: RuleMeta
  readonly examples?: { readonly bad: string; readonly good: string }
}

/** An item of the checklist for the `explain` command, with the rules that judge it. */
export interface ExplainedItem {
  readonly item: ItemId
  readonly title: string
  /** What a person asks before a deploy; told under the title. */
  readonly question?: string
  readonly rules: readonly RuleMeta[]
}

const READS = { source: 'source', probe: 'staging server', artefact: 'repository' } as const

/** What a rule or an item is about, for a terminal: what, why, what to do instead, where to read on. */
export function renderExplanation(topic: ExplainedRule | ExplainedItem, view: View): string {
  const palette = createPalette(view.color)
  const lines = 'rule' in topic ? explainRule(topic, view, palette) : explainItem(topic, view, palette)
  return `${lines.join('\n')}\n`
}

function explainRule({ rule, examples }: ExplainedRule, view: View, palette: Palette): string[] {
  const { colors, severities } = palette
  const { symbol, word, paint } = severities[rule.severity]
  const facts = `${rule.item}, reads the ${READS[rule.reads]}, since ${rule.since}`
  return [
    `${colors.bold(rule.id)}  ${paint(`${symbol} ${word}`)}  ${colors.dim(facts)}`,
    ...prose(rule.summary, view, palette, ''),
    ...titled('Why', rule.why, view, palette),
    ...titled('Instead', rule.instead, view, palette),
    ...(examples ? [...code('Reported', examples.bad, colors), ...code('Fine', examples.good, colors)] : []),
    ...(rule.links.length > 0 ? ['', colors.bold('Links'), ...rule.links.map((link) => `  ${link}`)] : []),
  ]
}

function explainItem({ item, title, question, rules }: ExplainedItem, view: View, palette: Palette): string[] {
  const { colors, severities } = palette
  const head = [`${colors.bold(item)}  ${title}`, ...(question ? prose(question, view, palette, '') : []), '']
  const idWidth = Math.max(...rules.map(({ id }) => id.length))
  const room = usableWidth(view) - idWidth - 14
  const list = rules.flatMap((rule) => {
    const { symbol, word, paint } = severities[rule.severity]
    const summary = highlightCode(wrap(rule.summary, room), colors)
    return summary.map((line, row) =>
      row === 0
        ? `  ${colors.bold(padEnd(rule.id, idWidth))}  ${paint(padEnd(`${symbol} ${word}`, 9))} ${line}`
        : `${' '.repeat(idWidth + 14)}${line}`,
    )
  })
  return [
    ...head,
    colors.bold('Rules'),
    ...list,
    '',
    colors.dim(`redis-preflight explain ${rules[0]?.id ?? item} tells more.`),
  ]
}

function titled(title: string, text: string, view: View, palette: Palette): string[] {
  return ['', palette.colors.bold(title), ...prose(text, view, palette, '  ')]
}

function prose(text: string, view: View, { colors }: Palette, indent: string): string[] {
  return highlightCode(wrap(plainText(text), usableWidth(view) - indent.length), colors).map((line) => indent + line)
}

function code(title: string, source: string, colors: Palette['colors']): string[] {
  if (source.trim() === '') return []
  const lines = source.replace(/\s+$/, '').split(/\r?\n/)
  return ['', colors.bold(title), ...lines.map((line) => `  ${colors.dim('│')} ${line}`.trimEnd())]
}
