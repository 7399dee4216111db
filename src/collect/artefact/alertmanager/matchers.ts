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
  const exact = (route.at(`${side}match`)?.entries ?? []).map(([label, value]) =>
    verdict(label, '=', value.text ?? '', labels),
  )
  const pattern = (route.at(`${side}match_re`)?.entries ?? []).map(([label, value]) => {
    return verdict(label, '=~', value.text ?? '', labels)
  })
  const verdicts = [...exact, ...pattern, ...written(route.at(`${side}matchers`)).map((text) => ofText(text, labels))]
  if (verdicts.includes('no')) return 'no'
  return verdicts.includes('maybe') ? 'maybe' : 'yes'
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

function ofText(text: string, labels: ReadonlyMap<string, string>): Verdict {
  const [, label, operator, , value = ''] = MATCHER.exec(text) ?? []
  return label === undefined || operator === undefined ? 'maybe' : verdict(label, operator, value, labels)
}

function verdict(label: string, operator: string, value: string, labels: ReadonlyMap<string, string>): Verdict {
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
