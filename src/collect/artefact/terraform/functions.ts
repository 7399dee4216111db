import type { Place } from '../../../model'
import { Tree } from '../documents/tree'
import { HOLE, isKnown, joined, listOf, plain, truth, unknown, writtenIn } from './values'

type Apply = (values: readonly Tree[], place: Place) => Tree | undefined

/**
 * What a function of Terraform gives for these values; unknown for functions that are not known here, among them all
 * that read files. Encoders give the value itself: who reads a body of JSON takes either.
 */
export function call(name: string, values: readonly Tree[], place: Place): Tree {
  const result = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]?.(values, place) : undefined
  return result ?? unknown(`${name}(${values.map(writtenIn).join(', ')})`, place)
}

const FUNCTIONS: Readonly<Record<string, Apply>> = {
  lookup: ([map, key, otherwise]) => {
    if (map === undefined || map.unknown !== undefined || key?.text === undefined || !isKnown(key)) return undefined
    return map.at(key.text) ?? otherwise
  },
  // An unknown first choice may fail or be null: then the next one counts.
  try: ([first]) => (first && isKnown(first) ? first : undefined),
  coalesce: (values) => firstOf(values, ({ content }) => content !== null && content !== ''),
  coalescelist: (values) => firstOf(values, ({ items }) => items.length > 0),
  merge: (values, place) => {
    if (values.some(({ unknown: written }) => written !== undefined)) return undefined
    return new Tree(new Map(values.flatMap(({ entries }) => entries)), place)
  },
  concat: (values, place) => {
    if (values.some(({ unknown: written }) => written !== undefined)) return undefined
    return listOf(
      values.flatMap(({ items }) => items),
      place,
    )
  },
  compact: ([list], place) => {
    return list && list.unknown === undefined
      ? listOf(
          list.items.filter(
            ({ content, unknown: written }) => written !== undefined || (content !== '' && content !== null),
          ),
          place,
        )
      : undefined
  },
  length: ([value], place) => {
    if (!value || !isKnown(value)) return undefined
    const length = typeof value.content === 'string' ? value.content.length : value.items.length + value.entries.length
    return plain(length, place)
  },
  contains: ([list, value], place) => {
    if (!list || list.unknown !== undefined || !value || !isKnown(value) || !list.items.every(isKnown)) return undefined
    return plain(
      list.items.some(({ text }) => text === value.text),
      place,
    )
  },
  format: ([pattern, ...values], place) => formatted(pattern, values, place),
  join: ([separator, list], place) => {
    const by = separator?.text
    if (by === undefined || !list || list.unknown !== undefined) return undefined
    return joined(
      list.items.flatMap((item, at) => (at > 0 ? [by, item] : [item])),
      place,
    )
  },
  lower: ([value], place) => mapped(value, (text) => text.toLowerCase(), place),
  upper: ([value], place) => mapped(value, (text) => text.toUpperCase(), place),
  trimspace: ([value], place) => mapped(value, (text) => text.trim(), place),
  tonumber: ([value], place) => (value?.number === undefined ? undefined : plain(value.number, place)),
  tobool: ([value], place) => {
    const is = value && truth(value)
    return is === undefined ? undefined : plain(is, place)
  },
  tostring: ([value]) => value,
  tolist: ([value]) => value,
  toset: ([value]) => value,
  tomap: ([value]) => value,
  distinct: ([value]) => value,
  sensitive: ([value]) => value,
  nonsensitive: ([value]) => value,
  jsonencode: ([value]) => value,
  yamlencode: ([value]) => value,
}

/** The first that holds, as long as everything before it is known not to. */
function firstOf(values: readonly Tree[], holds: (tree: Tree) => boolean): Tree | undefined {
  const first = values.find((value) => value.unknown !== undefined || holds(value))
  return first?.unknown === undefined ? first : undefined
}

function mapped(value: Tree | undefined, change: (text: string) => string, place: Place): Tree | undefined {
  return value?.text === undefined ? undefined : plain(change(value.text), place)
}

/** `format("%s-%02d", …)`: each verb takes the next value. */
function formatted(pattern: Tree | undefined, values: readonly Tree[], place: Place): Tree | undefined {
  if (pattern?.text === undefined) return undefined
  let next = 0
  const parts = pattern.text.split(/(%%|%[-+# 0-9.]{0,8}[a-zA-Z])/)
  return joined(
    parts.map((part) => {
      if (part === '%%') return '%'
      if (!part.startsWith('%')) return part
      const value = values[next++]
      return part === '%s' || part === '%d' ? (value ?? HOLE) : (value?.text ?? HOLE)
    }),
    place,
  )
}
