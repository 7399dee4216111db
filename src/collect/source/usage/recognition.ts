import type { ClientKind, Library } from '../../../model'
import { ts } from '../compiler'
import type { DeclaredClient } from '../declarations'
import { clientOfType, isOwnInterface, isUntyped, typeOfNew } from '../trace/client-types'
import { importedAs } from '../trace/package-imports'
import { pipelinedClient } from '../trace/results'
import { brief, memberName, unwrap } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { commandOf } from '../vocabulary'
import { isForeign, isInRedisCode, REDIS_NAME } from './foreign'
import { facetOf, handWrittenClient } from './hand-written'
import { builtFromModule } from './required-clients'

/** What an expression is, when it is a Redis client or a pipeline on one. */
export interface Recognised {
  readonly library: Library
  readonly kind: ClientKind | 'pipeline'
  /** Why it may be something else; absent when types or assignments prove it. */
  readonly unsure?: string
  /** What else the value may be, where it is a client on some path only. */
  readonly mayBe?: string
}

/** Functions that build a client, as their packages spell them. */
export const CONSTRUCTORS =
  /^(?:createClient|createCluster|createSentinel|createClientPool|createNodeRedisClient|createHandyClient|fromEnv)$/
/** `ioredis-mock`, `redis-mock`, `@shelf/jest-redis-mock`. */
const STAND_IN = /redis.*mock|mock.*redis/
const CLIENT_NAME = /client|conn|store|cache|multi|pipeline|commander|kv$|db$/i

/** Tells Redis clients from everything else that has `get`, `set` and `keys`. */
export class Recogniser {
  readonly #known = new Map<ts.Node, Recognised | undefined>()
  /** By symbol; null where the declaration does not say that it is a client. */
  readonly #declared = new Map<ts.Symbol, DeclaredClient | null>()
  /** Duplications whose original is being looked for. */
  readonly #copied = new Set<ts.Node>()

  constructor(readonly tracer: Tracer) {}

  /** What an expression is; undefined when nothing says that it is Redis. */
  recognise(expression: ts.Expression): Recognised | undefined {
    const node = unwrap(expression)
    if (this.#known.has(node)) return this.#known.get(node)
    this.#known.set(node, undefined) // an expression defined by itself is nothing
    try {
      const found = this.#recognise(node)
      this.#known.set(node, found)
      return found
    } catch (error) {
      this.#known.delete(node) // too much for one question may be possible in another
      throw error
    }
  }

  /** Whether a node builds a client: `new Redis(…)`, `createClient(…)`, `Redis.fromEnv()`, `client.duplicate()`. */
  construction(node: ts.Node): Recognised | undefined {
    if (ts.isNewExpression(node)) return this.#ofType(node) ?? builtFromModule(this.tracer, node.expression, true)
    if (!ts.isCallExpression(node)) return undefined
    // Of a subclass that a container builds.
    if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return this.subclassOf(node)
    if (isDuplication(node)) return this.originalOf(node) && this.recognise(node.expression.expression)
    // Imports rename: what counts is the name that the package gives it.
    const name = this.tracer.names.imports.originalOf(memberName(node.expression) ?? '')
    if (!CONSTRUCTORS.test(name)) return undefined
    const declaration = this.tracer.checker.getResolvedSignature(node)?.declaration
    const isOurs = declaration?.getSourceFile().isDeclarationFile === true
    return isOurs ? this.#ofType(node) : builtFromModule(this.tracer, node.expression, false)
  }

  /** The construction of the client that `duplicate()` is called on, be it a duplicate itself; undefined for other calls. */
  originalOf(node: ts.Node): ts.Node | undefined {
    if (!isDuplication(node) || this.#copied.has(node)) return undefined
    this.#copied.add(node) // a name that is given a duplicate of itself
    try {
      const { expression } = node.expression
      return this.recognise(expression)?.kind === 'pipeline' ? undefined : this.constructionsOf(expression)[0]
    } finally {
      this.#copied.delete(node)
    }
  }

  /** The client that the class around a `super(…)` extends. */
  subclassOf(call: ts.CallExpression | ts.NewExpression): Recognised | undefined {
    const owner = ts.findAncestor(call, ts.isClassLike)
    const type = owner && this.tracer.checker.getTypeAtLocation(owner)
    const found = type && clientOfType(this.tracer.checker, type)
    return found?.kind === 'pipeline' ? undefined : found
  }

  /**
   * The constructions behind an expression, which is a client or a pipeline on one.
   *
   * @param opened pipelines that are gone through already: one that is opened on itself is no way to a client
   */
  constructionsOf(expression: ts.Expression, opened = new Set<ts.Node>()): ts.Node[] {
    return [...this.tracer.originsOf(expression)].flatMap((origin) => {
      if (this.construction(origin) !== undefined) return [origin]
      const client = pipelinedClient(origin)
      if (!client || opened.has(origin)) return []
      opened.add(origin)
      return this.constructionsOf(client, opened)
    })
  }

  #recognise(node: ts.Expression): Recognised | undefined {
    const declared = ts.isIdentifier(node) ? this.#ofDeclaredName(node) : undefined
    if (declared) return declared
    const type = this.tracer.checker.getTypeAtLocation(node)
    const typed = clientOfType(this.tracer.checker, type) ?? this.#awaited(type)
    if (typed) return typed
    if (isUntyped(type)) return this.#traced(node) ?? this.#named(node)
    // Behind an interface of the repository's own may stand a client: it is one if it was handed one.
    return isOwnInterface(this.tracer.checker, type) ? (this.#traced(node) ?? this.#handWritten(node, type)) : undefined
  }

  /**
   * The client that a name is declared to be. Its type is the same wherever it is read, unless there is something to
   * narrow; asking once spares the checker the way through every statement before each use.
   */
  #ofDeclaredName(node: ts.Identifier): DeclaredClient | undefined {
    const symbol = this.tracer.symbolOf(node)
    if (!symbol) return undefined
    const known = this.#declared.get(symbol)
    if (known !== undefined) return known ?? undefined
    const { checker } = this.tracer
    const type = symbol.valueDeclaration && checker.getNonNullableType(checker.getTypeOfSymbol(symbol))
    const found = type && !type.isUnion() ? clientOfType(checker, type) : undefined
    this.#declared.set(symbol, found ?? null)
    return found
  }

  /** A promise of a client, used where the checker has lost the `await`: `ready.then((store) => …)`. */
  #awaited(type: ts.Type): DeclaredClient | undefined {
    const inner =
      type.getSymbol()?.name === 'Promise' && this.tracer.checker.getTypeArguments(type as ts.TypeReference)[0]
    return inner ? clientOfType(this.tracer.checker, inner) : undefined
  }

  #ofType(node: ts.CallExpression | ts.NewExpression): DeclaredClient | undefined {
    const type = ts.isNewExpression(node) ? typeOfNew(this.tracer, node) : this.tracer.checker.getTypeAtLocation(node)
    const found = clientOfType(this.tracer.checker, type) ?? this.#awaited(type)
    return found?.kind === 'pipeline' ? undefined : found
  }

  #traced(node: ts.Expression): Recognised | undefined {
    const found = this.#tracedClient(node)
    if (!found || found.unsure !== undefined) return found
    const other = [...this.tracer.originsOf(node)].find((origin) => this.#isOtherStore(origin))
    return other ? { ...found, mayBe: `it may also be \`${brief(other)}\`` } : found
  }

  /** A collection, or a class of another package: what has the same methods and is no Redis, nor stands in for one in tests. */
  #isOtherStore(origin: ts.Node): boolean {
    if (!ts.isNewExpression(origin) || this.construction(origin)) return false
    if (STAND_IN.test(importedAs(this.tracer, origin.expression)?.package ?? '')) return false
    const classes = [...this.tracer.originsOf(origin.expression)]
    return !classes.some((one) => ts.isClassLike(one) && !one.getSourceFile().isDeclarationFile)
  }

  #tracedClient(node: ts.Expression): Recognised | undefined {
    for (const origin of this.tracer.originsOf(node)) {
      if (origin === node && !ts.isCallExpression(origin)) continue
      const found = this.construction(origin) ?? this.#ofTypedOrigin(origin)
      if (found) return found
    }
    return undefined
  }

  #ofTypedOrigin(origin: ts.Node): Recognised | undefined {
    if (ts.isSourceFile(origin)) return undefined
    const type = this.tracer.checker.getTypeAtLocation(origin)
    const typed = clientOfType(this.tracer.checker, type) ?? this.#awaited(type) ?? this.#ofTypeArgument(origin)
    if (typed) return typed
    // A chain on an untyped client: `client.multi().set(…)`, where no declaration says what `multi` gives.
    if (ts.isCallExpression(origin) && ts.isPropertyAccessExpression(origin.expression)) {
      const { name, expression } = origin.expression
      const receiver =
        /^(?:multi|pipeline|batch|duplicate)$/.test(name.text) || commandOf(name.text)
          ? this.recognise(expression)
          : undefined
      if (!receiver) return undefined
      if (name.text === 'duplicate') return receiver
      return receiver.kind === 'pipeline' || !commandOf(name.text) ? { ...receiver, kind: 'pipeline' } : undefined
    }
    return undefined
  }

  #handWritten(node: ts.Expression, type: ts.Type): Recognised | undefined {
    const owner = ts.isPropertyAccessExpression(node) ? this.recognise(node.expression) : undefined
    const facet = facetOf(this.tracer, node, type, owner)
    if (facet || [...this.tracer.originsOf(node)].some(ts.isObjectLiteralExpression)) return facet
    return handWrittenClient(this.tracer, type)
  }

  /** `container.resolve<Redis>('cache')` of a package whose types are not here. */
  #ofTypeArgument(origin: ts.Node): DeclaredClient | undefined {
    const [argument] = ts.isCallExpression(origin) ? (origin.typeArguments ?? []) : []
    return argument && clientOfType(this.tracer.checker, this.tracer.checker.getTypeFromTypeNode(argument))
  }

  /** Nothing but a name speaks for Redis, and nothing against it. */
  #named(node: ts.Expression): Recognised | undefined {
    const holder = holderAsked(node)
    if (holder) return this.#named(holder)
    const name = memberName(ts.isCallExpression(node) ? node.expression : node)
    if (name === undefined || isForeign(node, this.tracer)) return undefined
    const isNamed = REDIS_NAME.test(name) || (CLIENT_NAME.test(name) && (isInRedisCode(node) || this.#isOfRedis(node)))
    if (!isNamed || (ts.isCallExpression(node) && !CLIENT_NAME.test(name))) return undefined
    return {
      library: 'unknown',
      kind: 'standalone',
      unsure: `\`${name}\` looks like a Redis client, but nothing here says what it is`,
    }
  }

  /** `strapi.redis.connections.default.client`, `const { client } = strapi.redis`, `cacheManager.store.getClient()`. */
  #isOfRedis(node: ts.Expression): boolean {
    const declared = ts.isIdentifier(node) ? this.tracer.symbolOf(node)?.valueDeclaration : undefined
    const owner = declared ? ts.findAncestor(declared, ts.isVariableDeclaration)?.initializer : node
    return (
      owner !== undefined &&
      /redis|valkey|\bcache\w*\.store\b|\bstore\)?\.(?:getClient|client)\b/i.test(owner.getText().slice(0, 200))
    )
  }
}

/** `app.redis` in `app.redis.get('cache').keys(…)`: one of several clients, since no command runs on a reply that nobody waited for. */
function holderAsked(node: ts.Expression): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const { name, expression } = node.expression
  return name.text === 'get' && REDIS_NAME.test(memberName(expression) ?? '') ? unwrap(expression) : undefined
}

/** `client.duplicate(…)`, whatever the client is. */
function isDuplication(
  node: ts.Node,
): node is ts.CallExpression & { readonly expression: ts.PropertyAccessExpression } {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  return node.expression.name.text === 'duplicate'
}
