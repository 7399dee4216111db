import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { cached } from '../repository/cached'
import type { Checkout } from '../repository/checkout'
import { LoadedByName } from '../repository/loaded-by-name'
import { manifestAround } from '../repository/manifests'
import { callersOf } from '../trace/callers'
import { type FunctionNode, functionName, isFunctionNode, outermost, owningScope, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Guard } from './guard'
import { listOf } from './key-parts'
import { keyOf, type Site } from './site'
import { judgement, type TtlJudgement } from './ttl-judgement'

/**
 * Functions that hand a command on for a key that they are given, beside others that do so with EXPIRE: a driver, an adapter,
 * a pipeline of one's own. What becomes of a key is for those to say who use both.
 */
export class HandedOn {
  /** The functions that send EXPIRE and nothing else, by what holds them: a class, an object, a file. */
  readonly #expiring = new Map<ts.Node, FunctionNode>()
  readonly #loaded: LoadedByName

  constructor(
    sites: readonly Site[],
    readonly tracer: Tracer,
    readonly checkout: Pick<Checkout, 'manifests' | 'sources'>,
    guard: Guard,
  ) {
    this.#loaded = new LoadedByName(checkout.sources)
    const expiring = sites.filter(({ facts }) => facts.expires === 'key' && facts.name !== 'GETEX')
    const inScope = countByScope(expiring.length > 0 ? sites : [])
    for (const site of expiring) {
      if (inScope.get(owningScope(site.sender)) !== 1) continue
      const sender = guard.run(site.at, () => this.#senderOf(site))
      if (sender) cached(this.#expiring, this.#holderOf(sender), () => sender)
    }
  }

  /**
   * What is known of a write that is handed on for nobody in sight, by a published package or by a module that others load
   * under a name that is put together at run time; undefined for any other.
   */
  judge(site: Site): TtlJudgement | undefined {
    const sender = this.#senderOf(site)
    const holder = sender && this.#holderOf(sender)
    const expiring = holder && this.#expiring.get(holder)
    if (!expiring || callersOf(this.tracer, sender).isCalled) return undefined
    const isOpen = this.#isPublished(site) || this.#loaded.has(repositoryPath(holder.getSourceFile()))
    if (!isOpen) return undefined
    const [own, other] = [sender, expiring].map((one) => functionName(one) ?? 'it')
    return judgement('conditional', `no call of \`${own}\` is in sight, which may give the key a TTL by \`${other}\``)
  }

  /** Whether others may use it. */
  #isPublished({ at }: Site): boolean {
    return manifestAround(this.checkout.manifests, repositoryPath(at.getSourceFile()))?.isPublished === true
  }

  /** The function around a command whose key is a parameter of it, or an element of one. */
  #senderOf(site: Site): FunctionNode | undefined {
    const key = keyOf(site)
    const sender = owningScope(site.sender)
    if (!key || !isFunctionNode(sender)) return undefined
    let declared = this.#declarationOf(key)
    // `keys.forEach((key) => …)`: the list is what the function is given.
    const list = declared && declared.parent !== sender ? listOf(declared) : undefined
    if (list) declared = this.#declarationOf(list)
    return declared && ts.isParameter(declared) && declared.parent === sender ? sender : undefined
  }

  /** Of a name, or of what an element is taken of. */
  #declarationOf(expression: ts.Expression): ts.Declaration | undefined {
    let node = unwrap(expression)
    while (ts.isElementAccessExpression(node)) node = unwrap(node.expression)
    return ts.isIdentifier(node) ? this.tracer.symbolOf(node)?.valueDeclaration : undefined
  }

  /** A class, an object, or the exports that several files put functions on: `module.set = async (key, value) => { … }`. */
  #holderOf(sender: FunctionNode): ts.Node {
    const { parent } = outermost(sender)
    if (ts.isClassLike(parent) || ts.isObjectLiteralExpression(parent)) return parent
    if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return parent.parent
    const isMember = ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left)
    const [owner, ...others] = isMember
      ? this.tracer.originsOf((parent.left as ts.PropertyAccessExpression).expression)
      : []
    return owner && others.length === 0 ? owner : sender.getSourceFile()
  }
}

function countByScope(sites: readonly Site[]): ReadonlyMap<ts.Node, number> {
  const counts = new Map<ts.Node, number>()
  for (const { sender } of sites) {
    const scope = owningScope(sender)
    counts.set(scope, (counts.get(scope) ?? 0) + 1)
  }
  return counts
}
