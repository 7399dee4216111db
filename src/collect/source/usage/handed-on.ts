import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { cached } from '../repository/cached'
import { type Manifest, manifestAround } from '../repository/manifests'
import { callersOf } from '../trace/callers'
import { type FunctionNode, functionName, isFunctionNode, outermost, owningScope, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import type { Guard } from './guard'
import { keyOf, type Site } from './site'
import { judgement, type TtlJudgement } from './ttl-judgement'

/**
 * Functions that hand a command on for a key that they are given, beside others that do so with EXPIRE: a driver, an adapter,
 * a pipeline of one's own. What becomes of a key is for those to say who use both.
 */
export class HandedOn {
  /** The functions that send EXPIRE and nothing else, by what holds them: a class, an object, a file. */
  readonly #expiring = new Map<ts.Node, FunctionNode>()

  constructor(
    sites: readonly Site[],
    readonly tracer: Tracer,
    readonly manifests: readonly Manifest[],
    guard: Guard,
  ) {
    const expiring = sites.filter(({ facts }) => facts.expires === 'key' && facts.name !== 'GETEX')
    const inScope = countByScope(expiring.length > 0 ? sites : [])
    for (const site of expiring) {
      if (inScope.get(owningScope(site.sender)) !== 1) continue
      const sender = guard.run(site.at, () => this.#senderOf(site))
      if (sender) cached(this.#expiring, holderOf(sender), () => sender)
    }
  }

  /** What is known of a write that a published package hands on for nobody in sight; undefined for any other. */
  judge(site: Site): TtlJudgement | undefined {
    const sender = this.#senderOf(site)
    const expiring = sender && this.#expiring.get(holderOf(sender))
    if (!sender || !expiring || callersOf(this.tracer, sender).isCalled || !this.#isPublished(site)) return undefined
    const [own, other] = [sender, expiring].map((one) => functionName(one) ?? 'it')
    return judgement('conditional', `no call of \`${own}\` is in sight, which may give the key a TTL by \`${other}\``)
  }

  /** Whether others may use it. */
  #isPublished({ at }: Site): boolean {
    return manifestAround(this.manifests, repositoryPath(at.getSourceFile()))?.isPublished === true
  }

  /** The function around a command whose key is a parameter of it. */
  #senderOf(site: Site): FunctionNode | undefined {
    const key = keyOf(site)
    const sender = owningScope(site.sender)
    const name = key && unwrap(key)
    if (!name || !ts.isIdentifier(name) || !isFunctionNode(sender)) return undefined
    const declared = this.tracer.symbolOf(name)?.valueDeclaration
    return declared && ts.isParameter(declared) && declared.parent === sender ? sender : undefined
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

function holderOf(sender: FunctionNode): ts.Node {
  const { parent } = outermost(sender)
  if (ts.isClassLike(parent) || ts.isObjectLiteralExpression(parent)) return parent
  return ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) ? parent.parent : sender.getSourceFile()
}
