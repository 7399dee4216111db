import type { Command } from '../../../model'
import type { ts } from '../compiler'
import { cached } from '../repository/cached'
import { callersOf } from '../trace/callers'
import { isFunctionNode } from '../trace/syntax'
import type { Guard } from '../usage/guard'
import type { EnteredCall, KeyReader } from '../usage/keys'
import type { Site } from '../usage/site'
import { workScope } from './scopes'

/** Where a key is written in a function: by the command itself, or by the call of a function that sends it. */
export interface Written {
  readonly node: ts.Node
  readonly site: Site
  /** The key as it is there: asked of few of the writes of a repository, and found out when it is. */
  readonly spelled: Spelled
}

/** How a key is written down. */
export interface Spelled {
  /** The same text for the same key within one function. */
  readonly identity: string
  readonly pattern: string | null
}

/** What a key that cannot be read shares with no other. */
const UNREAD: Spelled = { identity: '', pattern: null }

/** Functions that call functions that write. */
const MAX_CALLS_DEEP = 2
/** A helper that is called more often is a library of its own; the first calls are enough to know what it is for. */
const MAX_CALLS = 300

/** Where keys are written, by the function in which it happens. */
export class WrittenKeys {
  readonly #byScope = new Map<ts.Node, Written[]>()
  readonly #scopes = new Map<ts.Node, ts.Node>()
  #patterns: ReadonlyMap<string, ReadonlySet<ts.Node>> | undefined

  constructor(
    sites: readonly Site[],
    readonly keys: KeyReader,
    readonly commandAt: (site: Site) => Command | undefined,
    readonly guard: Guard,
  ) {
    for (const site of sites) {
      const key = site.facts.writes ? site.args?.[site.facts.keyAt] : undefined
      if (key) guard.run(site.at, () => this.#add(site, key, site.sender, []))
    }
  }

  /** What one function writes, its helpers included. */
  in(scope: ts.Node): readonly Written[] {
    return this.#byScope.get(scope) ?? []
  }

  /** Whether keys of a pattern are written in a function other than this one. */
  isWrittenOutside(scope: ts.Node, pattern: string): boolean {
    this.#patterns ??= this.#scopesByPattern()
    return [...(this.#patterns.get(pattern) ?? [])].some((one) => one !== scope)
  }

  #scopesByPattern(): Map<string, Set<ts.Node>> {
    const found = new Map<string, Set<ts.Node>>()
    for (const [scope, all] of this.#byScope) {
      for (const one of all) {
        // What is sent there has been read before.
        const command = one.node === one.site.sender ? this.commandAt(one.site) : undefined
        const pattern = command ? command.key : one.spelled.pattern
        if (hasText(pattern)) cached(found, pattern, () => new Set<ts.Node>()).add(scope)
      }
    }
    return found
  }

  /** The function in which a node does its work, found once. */
  scopeOf(node: ts.Node): ts.Node {
    return cached(this.#scopes, node, () => workScope(node))
  }

  /** A key as it is in a function, behind calls that lead from there to where it is written down. */
  spelled(key: ts.Expression, entered: readonly EnteredCall[]): Spelled {
    if (entered.length === 0) return { identity: this.keys.identityOf(key), pattern: this.keys.patternOf(key) }
    return { identity: this.keys.identityAtCalls(key, entered), pattern: this.keys.patternAtCalls(key, entered) }
  }

  #written(site: Site, key: ts.Expression, node: ts.Node, entered: readonly EnteredCall[]): Written {
    let known: Spelled | undefined
    const spell = () => this.guard.run(site.at, () => this.spelled(key, entered)) ?? UNREAD
    return {
      node,
      site,
      get spelled() {
        known ??= spell()
        return known
      },
    }
  }

  #add(site: Site, key: ts.Expression, node: ts.Node, entered: readonly EnteredCall[]): void {
    const scope = this.scopeOf(node)
    cached(this.#byScope, scope, () => []).push(this.#written(site, key, node, entered))
    if (entered.length === MAX_CALLS_DEEP || !isFunctionNode(scope)) return
    for (const call of callersOf(this.keys.tracer, scope).calls.slice(0, MAX_CALLS)) {
      if (this.scopeOf(call) !== scope) this.#add(site, key, call, [...entered, { inside: scope, call }])
    }
  }
}

/** Whether a pattern has anything in it that tells it from others. */
export function hasText(pattern: string | null): pattern is string {
  return pattern !== null && /[^*:]/.test(pattern)
}
