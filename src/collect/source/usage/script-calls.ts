import type { Command } from '../../../model'
import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { memberName, unwrap } from '../trace/syntax'
import type { Guard } from './guard'
import type { KeyReader } from './keys'
import type { Site } from './site'

const EVALUATES = /^EVAL(?:_RO)?$/
/** How the reader of Lua names what a script is given. */
const GIVEN = /^(KEYS|ARGV)\[(\d{1,3})\]$/

/** What a script is given at one call; undefined for a list that is not known here. */
export interface Given {
  readonly KEYS: readonly ts.Expression[] | undefined
  readonly ARGV: readonly ts.Expression[] | undefined
}

/** Tells which keys the scripts in the source are evaluated with. */
export class ScriptCalls {
  /** By the node of the script's text. */
  readonly #sites = new Map<ts.Node, Site[]>()

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
    readonly guard: Guard,
  ) {
    for (const site of sites) {
      const script = EVALUATES.test(site.facts.name) ? site.args?.[0] : undefined
      const origins = script && guard.run(site.at, () => keys.tracer.originsOf(script))
      for (const origin of origins ?? []) cached(this.#sites, origin, () => []).push(site)
    }
  }

  /**
   * The key of a command in a script, as the calls of the script give it: one pattern, or all of them.
   *
   * @param text the node of the script's text
   * @param keyId `KEYS[1]`, `ARGV[2]`
   * @returns undefined where some call, or none, says what it is
   */
  keyOf(text: ts.Node, keyId: string): Pick<Command, 'key' | 'keys'> | undefined {
    const [, list, position] = GIVEN.exec(keyId) ?? []
    const sites = this.#sites.get(text) ?? []
    if (list === undefined || sites.length === 0) return undefined
    const patterns = sites.map((site) => {
      const key = givenTo(site)?.[list as keyof Given]?.[Number(position) - 1]
      return (key && this.guard.run(site.at, () => this.keys.patternOf(key))) ?? null
    })
    const [only, ...others] = new Set(patterns.filter((one) => one !== null))
    if (only === undefined || patterns.includes(null)) return undefined
    return others.length === 0 ? { key: only } : { key: null, keys: [only, ...others] }
  }
}

/** What one call gives its script: `eval(script, 1, key, value)`, `eval(script, { keys: [key], arguments: [value] })`, `eval(script, [key], [value])`. */
export function givenTo({ args = [] }: Site): Given | undefined {
  const [, second, ...others] = args
  const node = second && unwrap(second)
  if (!node) return undefined
  if (ts.isNumericLiteral(node)) {
    const count = Number(node.text)
    const isSpread = others.some(ts.isSpreadElement)
    return isSpread ? undefined : { KEYS: others.slice(0, count), ARGV: others.slice(count) }
  }
  if (ts.isObjectLiteralExpression(node)) return { KEYS: listIn(node, 'keys'), ARGV: listIn(node, 'arguments') }
  return { KEYS: elementsOf(node), ARGV: elementsOf(others[0]) }
}

function listIn({ properties }: ts.ObjectLiteralExpression, name: string): readonly ts.Expression[] | undefined {
  const list = properties.filter(ts.isPropertyAssignment).find((one) => memberName(one.name) === name)
  return elementsOf(list?.initializer)
}

function elementsOf(list: ts.Expression | undefined): readonly ts.Expression[] | undefined {
  const node = list && unwrap(list)
  const isKnown = node && ts.isArrayLiteralExpression(node) && !node.elements.some(ts.isSpreadElement)
  return isKnown ? node.elements : undefined
}
