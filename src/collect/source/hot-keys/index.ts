import type { HotKeyCheck } from '../../../model'
import type { SyntaxFiles } from '../parsing'
import type { SourcePart } from '../part'
import { repositoryPath } from '../program'
import type { Share } from '../share'
import type { Tracer } from '../trace/tracer'
import type { Guard } from '../usage/guard'
import type { ReadingFunctions } from '../usage/reading-functions'
import { fanOut } from './fan-out'
import { keyCount } from './key-counts'
import { localCache } from './local-caches'
import { readScopes } from './scopes'
import { scriptsOfManifests, shellCommands } from './shell'
import { mayHoldTiers, tiersIn } from './tiers'

/** What the search is given. */
export interface HotKeySearch {
  readonly files: SyntaxFiles
  readonly tracer: Tracer
  readonly reading: ReadingFunctions
  readonly share: Share
  readonly guard: Guard
}

/** Where the source looks for hot keys, or takes the edge off them, beside what its commands and counters tell. */
export function findHotKeyChecks(search: HotKeySearch): SourcePart['hotKeyChecks'] {
  const { tracer, reading, share, files, guard } = search
  const around = readScopes(tracer, reading, (scope) => share.holds(repositoryPath(scope.getSourceFile())))
  return {
    around: around.flatMap((one) => {
      return (
        guard.run(one.scope, () =>
          [localCache(one), keyCount(one), fanOut(one)].filter((found) => found !== undefined),
        ) ?? []
      )
    }),
    written: [
      ...[...files.checkout.sources].flatMap(([path, { text, imports }]) =>
        share.holds(path) ? inText(path, text, imports, search) : [],
      ),
      ...(share.takes('manifests') ? scriptsOfManifests(files.checkout) : []),
    ],
  }
}

function inText(path: string, text: string, imports: readonly string[], { files, guard }: HotKeySearch): HotKeyCheck[] {
  const isShell = text.includes('--hotkeys')
  const isTiered = mayHoldTiers(imports, text)
  const file = !path.endsWith('.lua') && (isShell || isTiered) ? files.file(path) : undefined
  if (!file) return []
  return guard.run(file, () => [...(isTiered ? tiersIn(file) : []), ...(isShell ? shellCommands(file) : [])]) ?? []
}
