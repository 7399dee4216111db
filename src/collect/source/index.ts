import type { Collected, SourceEvidence } from '../../model'
import { readCheckout, type ScopeOptions, usesRedis } from './repository/checkout'

/** What to analyse, and whom to tell how far it is. */
export interface SourceOptions extends ScopeOptions {
  onProgress?(message: string): void
}

/**
 * Reads the Redis usage of a checkout: clients, commands, key patterns, TTLs, Lua. Nothing is executed and nothing
 * outside the root is read. `not-applicable` when nothing in it uses Redis, which is found without loading the compiler.
 */
export async function collectSource(root: string, options: SourceOptions): Promise<Collected<SourceEvidence>> {
  options.onProgress?.('listing the source files')
  const checkout = await readCheckout(root, options)
  if (!usesRedis(checkout)) {
    return { status: 'not-applicable', reason: `none of ${checkout.sources.size} source files uses Redis` }
  }
  const { analyse } = await import('./analysis')
  return { status: 'collected', value: analyse(checkout, options.onProgress ?? (() => {})) }
}
