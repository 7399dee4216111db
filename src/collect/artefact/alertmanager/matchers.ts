import { hasPlaceholder } from '../documents/placeholder'
import type { Tree } from '../documents/tree'

/** Whether the labels of an alert meet a condition; `maybe` where a label comes from the series, or is not known. */
export type Verdict = 'no' | 'maybe' | 'yes'

/** Labels that rules set themselves; where a rule does not, its alert has none of that name. */
const SET_BY_RULES = new Set(['alertname', 'severity', 'team', 'owner', 'priority', 'page', 'tier'])
/** `severity="critical"`, `team=~web|db`, `page != "false"`. */
const MATCHER = /^\s{0,10}["']?([\w.-]{1,100})["']?\s{0,10}(=~|!~|!=|=)\s{0,10}(["']?)(.{0,500}?)\3\s{0,10}$/
/** Only lists of plain words are looked into; anything else may match. */
const WORDS = /^\(?[\w-]{1,80}(?:\|[\w-]{1,80}){0,50}\)?$/

/**
 * Whether a route takes an alert: `match`, `match_re`, and `matchers` as texts, as one text, as a mapping or as a list of them.
 *
 * @param side of an inhibition rule: `source_` or `target_`
 */
export function matches(route: Tree, labels: ReadonlyMap<string, string>, side = ''): Verdict {
  let isOpen = false
  for (const condition of conditionsOf(route, side)) {
    const one = condition ? verdict(condition, labels) : 'maybe'
    if (one === 'no') return 'no'
    isOpen ||= one === 'maybe'
  }
  return isOpen ? 'maybe' : 'yes'
}

interface Condition {
  readonly label: string
  readonly operator: string
  readonly value: string
}

/** Undefined for what cannot be read, which any alert may meet. */
type Conditions = readonly (Condition | undefined)[]

/** Each alert is held against each route: their conditions are read once. */
const READ = new WeakMap<Tree, Map<string, Conditions>>()

function conditionsOf(route: Tree, side: string): Conditions {
  const known = READ.get(route) ?? new Map<string, Conditions>()
  READ.set(route, known)
  const conditions = known.get(side) ?? readConditions(route, side)
  known.set(side, conditions)
  return conditions
}

function readConditions(route: Tree, side: string): Conditions {
  const mapped = (name: string, operator: string) =>
    (route.at(name)?.entries ?? []).map(([label, { text }]) => ({ label, operator, value: text ?? '' }))
  return [
    ...mapped(`${side}match`, '='),
    ...mapped(`${side}match_re`, '=~'),
    ...written(route.at(`${side}matchers`)).map(conditionIn),
  ]
}

function written(matchers: Tree | undefined): string[] {
  if (!matchers) return []
  if (matchers.entries.length > 0) return matchers.entries.map(([label, { text = '' }]) => `${label}="${text}"`)
  const texts = matchers.items.length > 0 ? matchers.items : [matchers]
  return texts.flatMap((one) =>
    (one.text ?? ofResource(one))
      .replace(/^\s{0,10}\{|\}\s{0,10}$/g, '')
      .split(/,(?=\s{0,10}[\w"]{1,100}\s{0,10}[!=])/),
  )
}

/** A matcher of an AlertmanagerConfig: `{name, value, matchType}`, or `{name, value, regex}` in its older form. */
function ofResource(matcher: Tree): string {
  const isPattern = matcher.at('regex')?.content === true
  const operator = matcher.at('matchType')?.text ?? (isPattern ? '=~' : '=')
  return `${matcher.at('name')?.text ?? ''}${operator}"${matcher.at('value')?.text ?? ''}"`
}

function conditionIn(text: string): Condition | undefined {
  const [, label, operator, , value = ''] = MATCHER.exec(text) ?? []
  return label === undefined || operator === undefined ? undefined : { label, operator, value }
}

function verdict({ label, operator, value }: Condition, labels: ReadonlyMap<string, string>): Verdict {
  const actual = labels.get(label)
  if (actual === undefined && !SET_BY_RULES.has(label)) return 'maybe'
  if (hasPlaceholder(value) || hasPlaceholder(actual ?? '') || actual?.includes('{{')) return 'maybe'
  const isMet = operator.endsWith('~') ? isLike(actual ?? '', value) : value === (actual ?? '')
  if (isMet === undefined) return 'maybe'
  return isMet === operator.startsWith('!') ? 'no' : 'yes'
}

/** Undefined for a pattern that is not looked into. */
function isLike(actual: string, pattern: string): boolean | undefined {
  if (pattern === '.*') return true
  if (pattern === '.+') return actual !== ''
  if (!WORDS.test(pattern)) return undefined
  return pattern
    .replace(/^\(|\)$/g, '')
    .split('|')
    .includes(actual)
}
