import type { Command, HotKeyCheck, Monitor } from '../../../model'
import type { SyntaxFiles } from '../parsing'
import type { Tracer } from '../trace/tracer'
import type { Guard } from '../usage/guard'
import type { ReadingFunctions } from '../usage/reading-functions'
import { fanOut } from './fan-out'
import { checksByCommands, keyCount } from './key-counts'
import { localCache } from './local-caches'
import { readScopes } from './scopes'
import { scriptsOfManifests, shellCommands } from './shell'
import { mayHoldTiers, tiersIn } from './tiers'

/** What the search is given. */
export interface HotKeySearch {
  readonly files: SyntaxFiles
  readonly tracer: Tracer
  readonly reading: ReadingFunctions
  readonly commands: readonly Command[]
  readonly counters: readonly Monitor[]
  readonly guard: Guard
}

/** Where the source looks for hot keys, or takes the edge off them: what stands around its reads of the cache. */
export function findHotKeyChecks(search: HotKeySearch): HotKeyCheck[] {
  const { tracer, reading, commands, counters, files, guard } = search
  const around = readScopes(tracer, reading).flatMap((one) => {
    return (
      guard.run(one.scope, () =>
        [localCache(one), keyCount(one), fanOut(one)].filter((found) => found !== undefined),
      ) ?? []
    )
  })
  const byKey = counters.filter(({ subjects, doubts = [] }) => subjects.includes('hot-keys') && doubts.length === 0)
  return [
    ...around,
    ...checksByCommands(commands),
    ...byKey.map(({ place, name }) => ({ place, what: `counts reads by the prefix of the key (${name})` })),
    ...[...files.checkout.sources].flatMap(([path, { text, imports }]) => inText(path, text, imports, search)),
    ...scriptsOfManifests(files.checkout),
  ]
}

function inText(path: string, text: string, imports: readonly string[], { files, guard }: HotKeySearch): HotKeyCheck[] {
  const isShell = text.includes('--hotkeys')
  const isTiered = mayHoldTiers(imports, text)
  const file = !path.endsWith('.lua') && (isShell || isTiered) ? files.file(path) : undefined
  if (!file) return []
  return guard.run(file, () => [...(isTiered ? tiersIn(file) : []), ...(isShell ? shellCommands(file) : [])]) ?? []
}
