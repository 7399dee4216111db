import { commentLines } from './comment'

/** HCL that stands as it is: `var.name`, `toset([])`. */
export class Expression {
  constructor(readonly text: string) {}
}

type Scalar = string | number | boolean | Expression
/** What an attribute may hold. */
export type HclValue = Scalar | readonly Scalar[] | { readonly [name: string]: Scalar }

/** A block with its attributes, a blank line between groups of them, and the blocks within it. */
export interface HclBlock {
  /** `resource "datadog_monitor" "redis_hit_ratio_low"`. */
  readonly head: string
  readonly groups: readonly Readonly<Record<string, HclValue>>[]
  readonly blocks?: readonly HclBlock[]
}

/** Attributes and blocks as `terraform fmt` lays them out. */
export function renderBlock({ head, groups, blocks = [] }: HclBlock): string {
  const parts = [...groups.map(attributes), ...blocks.map(renderBlock)]
  return `${head} {\n${indent(parts.join('\n\n'))}\n}`
}

/** Paragraphs behind `#`. */
export function renderComment(paragraphs: readonly string[]): string {
  return paragraphs
    .flatMap(commentLines)
    .map((line) => `# ${line}`)
    .join('\n')
}

/** A quoted text whose `${…}` and `%{…}` are no templates. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, (sign) => sign + sign)
}

/** The equal signs below each other; those of values on several lines stand apart. */
function attributes(group: Readonly<Record<string, HclValue>>): string {
  const entries = Object.entries(group).map(([name, value]) => ({ name, text: textOf(value) }))
  const width = Math.max(...entries.map(({ name }) => name.length))
  return entries.map(({ name, text }) => `${name.padEnd(width)} = ${text}`).join('\n')
}

function textOf(value: HclValue): string {
  if (value instanceof Expression) return value.text
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`
  const entries = Object.entries(value).map(([name, each]) => `${name} = ${textOf(each)}`)
  return `{ ${entries.join(', ')} }`
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
