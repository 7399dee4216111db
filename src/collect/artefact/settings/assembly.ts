import type { ServerSettings } from '../../../model'
import type { ArtefactFile } from '../file'
import type { Wishes } from './directives'
import type { ServerImage } from './images'
import { roleNamed } from './role-names'

/** Where a server was found, and how it is called there. */
export type Identity = Pick<ServerSettings, 'place' | 'name' | 'format' | 'isForDevelopment' | 'isMaybeLocal'>

/** Opens a file of the repository that something refers to; undefined where it is none, or cannot be read. */
export type Open = (path: string) => ArtefactFile | undefined

/** What the reports on servers have found: settings, and the files that were used up for them. */
export interface Assembled {
  readonly settings: readonly ServerSettings[]
  /** Paths of configuration files that belong to a server which is reported elsewhere. */
  readonly claimed: readonly string[]
}

/** Limits itself to four fifths of what the machine or the container has (dragonflydb.io, flag --maxmemory). */
const DRAGONFLY_BOUND = 'Dragonfly limits itself to the memory of the machine or container'

/**
 * The settings of one server, from what its configuration asks for. Undefined for sentinels, which keep nothing, and for
 * replicas, which follow another server.
 *
 * @param product absent where it is not known which server it is
 */
export function settingsOf(
  identity: Identity,
  { maxmemory, policy, isReplica, isSentinel }: Wishes,
  more: Pick<ServerSettings, 'limit' | 'unsetPolicy' | 'notLoaded'> & {
    readonly product?: ServerImage['product']
  } = {},
): ServerSettings | undefined {
  if (isReplica || isSentinel) return undefined
  const { product, ...rest } = more
  const role = roleNamed(identity.name)
  const isAutomatic = product === 'dragonfly' && (maxmemory === undefined || maxmemory.bytes === 0)
  return {
    ...identity,
    ...(role && { role }),
    ...(maxmemory && !isAutomatic && { maxmemory }),
    ...(policy && { policy }),
    ...(isAutomatic && { bounded: DRAGONFLY_BOUND }),
    unsetPolicy: 'noeviction',
    ...rest,
  }
}
