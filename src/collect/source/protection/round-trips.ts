import { ts } from '../compiler'
import { cached } from '../repository/cached'
import { nodesIn, unwrap } from '../trace/syntax'
import { commonAncestor, guardsBetween } from '../usage/flow'
import { MADE_ANEW } from '../usage/key-parts'
import type { KeyReader } from '../usage/keys'
import { keyOf, type Site } from '../usage/site'
import type { WrittenKeys } from './written-keys'

/** Tells the reads by which a function reads back what it has written itself. */
export class RoundTrips {
  /** The nodes that send commands. */
  readonly senders: ReadonlySet<ts.Node>
  /** By the function in which they are sent. */
  readonly #deletes = new Map<ts.Node, Site[]>()

  constructor(
    readonly keys: KeyReader,
    readonly written: WrittenKeys,
    sites: readonly Site[],
  ) {
    this.senders = new Set(sites.map(({ sender }) => sender))
    for (const site of sites.filter(({ facts }) => /^(?:DEL|UNLINK)$/.test(facts.name))) {
      cached(this.#deletes, written.scopeOf(site.sender), () => []).push(site)
    }
  }

  /** Whether the function around a read has written to the same key before, whatever the way that led to the read. */
  readsOwn(read: Site): boolean {
    const key = keyOf(read)
    if (!key) return false
    return this.written.in(this.written.scopeOf(read.sender)).some((one) => {
      const isBefore = one.node.end <= read.sender.pos && isCertain(one.node, read.sender)
      return isBefore && one.spelled.identity === this.keys.identityOf(key)
    })
  }

  /**
   * Whether a read is one step of a round trip by which a function finds out whether Redis works: SET, GET and DEL of one
   * key, or SET and GET of a key that it makes for this alone.
   */
  isProbe(read: Site): boolean {
    const key = this.readsOwn(read) ? keyOf(read) : undefined
    return key !== undefined && (this.#isDeletedAfter(read, key) || this.#isMadeForIt(read, key))
  }

  #isDeletedAfter(read: Site, key: ts.Expression): boolean {
    const pattern = this.keys.patternOf(key)
    if (!pattern || pattern.includes('*')) return false
    const deletes = this.#deletes.get(this.written.scopeOf(read.sender)) ?? []
    return deletes.some(({ sender, args = [] }) => {
      return sender.pos >= read.sender.end && args.some((one) => this.keys.patternOf(one) === pattern)
    })
  }

  /** `const key = 'health:' + randomUUID()` of the same function, which nothing but commands is given. */
  #isMadeForIt(read: Site, key: ts.Expression): boolean {
    const name = unwrap(key)
    const declared = ts.isIdentifier(name) ? this.keys.tracer.symbolOf(name)?.valueDeclaration : undefined
    if (!declared || !ts.isVariableDeclaration(declared) || !declared.initializer) return false
    const scope = this.written.scopeOf(read.sender)
    if (this.written.scopeOf(declared) !== scope || !MADE_ANEW.test(declared.initializer.getText())) return false
    const uses = [...nodesIn(scope)].filter((node) => {
      return ts.isIdentifier(node) && node.text === (name as ts.Identifier).text && node !== declared.name
    })
    return uses.every((use) => this.senders.has(use.parent))
  }
}

/** Whether a node has run wherever another one of the same function does that stands behind it. */
function isCertain(node: ts.Node, later: ts.Node): boolean {
  return guardsBetween(node, commonAncestor(node, later)).length === 0
}
