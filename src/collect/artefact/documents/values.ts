import type { Tree } from './tree'

/** The values with which a chart is installed where nobody says otherwise. */
export type Values = Tree

/** A chain of names below the values: `.Values.alerts.redis.threshold`. */
const PATH = /^\(?\s{0,10}\$?\.Values\.([\w.-]{1,200})\s{0,10}\)?$/
/** What is done to a value on its way into the text and does not change it. */
const PLAIN_PIPES = new Set(['quote', 'squote', 'int', 'int64', 'float64', 'toString', 'trim', 'toYaml', 'toJson'])

/**
 * What an action gives: `.Values.a.b`, also with `| default 5` and `| quote`. Undefined for everything else, and for a
 * value that is a list or a mapping.
 */
export function givenBy(body: string, values: Values): string | undefined {
  const [source = '', ...pipes] = body.split('|').map((part) => part.trim())
  const found = lookUp(source, values)
  if (found === undefined) return undefined
  let text = found.tree?.text
  for (const pipe of pipes) {
    const [, fallback] = /^default\s{1,10}(.{1,100})$/.exec(pipe) ?? []
    if (fallback !== undefined)
      text = text === undefined || text === '' ? fallback.replace(/^(["`])(.*)\1$/, '$2') : text
    else if (!PLAIN_PIPES.has(pipe)) return undefined
  }
  return text !== undefined && pipes.some((pipe) => /^s?quote$/.test(pipe)) ? JSON.stringify(text) : text
}

/** Whether a condition is certainly false with these values: `.Values.a.b`, `and .Values.a .Values.b`, `not .Values.a`. */
export function isFalse(condition: string, values: Values): boolean {
  const text = condition.trim().replace(/^\((.*)\)$/s, '$1')
  const [, word, rest = ''] = /^(and|or|not)\s{1,10}(.{1,300})$/s.exec(text) ?? []
  if (word === undefined) {
    const found = lookUp(text, values)
    return found !== undefined && isEmpty(found.tree)
  }
  // What stands in brackets is one part: `and .Values.a (not .Values.b)`.
  const parts = rest.match(/\([^()]{0,300}\)|[^\s()]{1,300}/g) ?? []
  if (word === 'and') return parts.some((part) => isFalse(part, values))
  if (word === 'or') return parts.every((part) => isFalse(part, values))
  const found = lookUp(rest, values)
  return found !== undefined && !isEmpty(found.tree)
}

function lookUp(source: string, values: Values): { readonly tree: Tree | undefined } | undefined {
  const [, path] = PATH.exec(source) ?? []
  return path === undefined ? undefined : { tree: values.at(...path.split('.')) }
}

/** What Go's templates take for false. */
function isEmpty(tree: Tree | undefined): boolean {
  if (tree === undefined) return true
  const { content } = tree
  if (content instanceof Map) return content.size === 0
  return Array.isArray(content) ? content.length === 0 : !content
}
