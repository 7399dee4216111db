import type { Command } from '../../../model'
import { ts } from '../compiler'
import { callersOf } from '../trace/callers'
import { isFunctionNode, owningScope, unwrap } from '../trace/syntax'
import type { EnteredCall, KeyReader } from './keys'
import { listedKeys } from './listed-keys'
import { keyArgument } from './numbered-keys'
import { givenTo } from './script-calls'
import type { Site } from './site'
import { Steps } from './steps'

/** Commands about several keys: any argument may be one. Numbers and options among them are like no key in sight. */
const SEVERAL =
  /^(?:DEL|UNLINK|RENAME(?:NX)?|B?[LR]M?POP|B?LMOVE|B?RPOPLPUSH|B?Z(?:POPMIN|POPMAX|MPOP)|SMOVE|COPY|\w+STORE)$/
const SCRIPTS = /^(?:EVAL|FCALL)/
/** Commands whose key matters although it is only known where their wrapper is called. */
const CHANGES_SIZE =
  /^(?:H?P?EXPIRE(?:AT)?|HDEL|SREM|SPOP|Z(?:REM\w*|ADD|INCRBY)|L(?:REM|TRIM|PUSHX?)|RPUSHX?|X(?:TRIM|DEL|ADD)|SADD|H(?:M?SET|SETNX|INCRBY(?:FLOAT)?))$/
const MAX_WRAPPERS = 3
/** Reading a key at a call costs as much as so many steps. */
const STEPS_PER_CALL = 100

/** Every key that a command may be about, for telling what happens to a key in other places of the repository. */
export class TouchedKeys {
  #steps = new Steps()

  constructor(readonly keys: KeyReader) {}

  /** The key pattern of a command, null where nothing of it is known, and all that it may be about where that is more. */
  of(site: Site): Pick<Command, 'key' | 'keys'> {
    const listed = listedKeys(site, this.keys)
    if (listed) return ofListed(listed)
    const argument = keyArgument(site)
    const key = argument && !ts.isSpreadElement(argument) ? this.keys.patternOf(argument) : null
    const keys = this.#allOf(site, key)
    return { key, ...(keys && { keys }) }
  }

  /** Undefined where the command's own key pattern says it all. */
  #allOf(site: Site, own: string | null): (string | null)[] | undefined {
    const { args, facts } = site
    this.#steps = new Steps()
    if (SCRIPTS.test(facts.name)) {
      const given = givenTo(site)?.KEYS
      return given ? this.#patternsOf(given, site) : [null]
    }
    if (SEVERAL.test(facts.name)) return args ? this.#patternsOf(args, site) : [null]
    if (own !== null || !(facts.writes || CHANGES_SIZE.test(facts.name))) return undefined
    const key = args?.[facts.keyAt]
    return key ? this.#patternsOf([key], site) : [null]
  }

  #patternsOf(args: readonly ts.Expression[], { sender }: Site): (string | null)[] {
    const keys = args.flatMap((one): readonly ts.Expression[] => {
      const node = unwrap(one)
      return ts.isArrayLiteralExpression(node) ? node.elements : [node]
    })
    return [...new Set(keys.filter((one) => !ts.isFunctionLike(one)).flatMap((one) => this.#patterns(one, sender)))]
  }

  #patterns(key: ts.Expression, sender: ts.Node): (string | null)[] {
    if (ts.isSpreadElement(key)) return [null]
    const own = this.keys.patternOf(key)
    return own === null ? this.#atCallers(key, sender, []) : [own]
  }

  /** What the key is where the function around it is called; null where nobody in sight calls it. */
  #atCallers(key: ts.Expression, node: ts.Node, entered: readonly EnteredCall[]): (string | null)[] {
    const wrapper = owningScope(node)
    if (!isFunctionNode(wrapper) || entered.length >= MAX_WRAPPERS) return [null]
    const { calls } = callersOf(this.keys.tracer, wrapper)
    if (calls.length === 0 || !this.#steps.take(calls.length * STEPS_PER_CALL)) return [null]
    return calls.flatMap((call) => {
      const inCall = [...entered, { inside: wrapper, call }]
      const found = this.keys.patternAtCalls(key, inCall)
      return found === null ? this.#atCallers(key, call, inCall) : [found]
    })
  }
}

function ofListed(patterns: string[]): Pick<Command, 'key' | 'keys'> {
  const [only = null] = patterns
  return patterns.length === 1 ? { key: only } : { key: null, keys: patterns }
}
