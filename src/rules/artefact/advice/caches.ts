import { type Evidence, readsValue } from '../../../model'

/**
 * Whether everything that the source keeps in Redis are jobs, locks, sessions, limits and messages, of which nothing is
 * hit or missed as an entry of a cache is; false where something else may be there.
 */
export function isWithoutCache({ source }: Evidence): boolean {
  if (source.status !== 'collected') return false
  const { clients, consumers, commands, adapters = [] } = source.value
  const roles = new Set([...clients, ...consumers].map(({ role }) => role))
  const isOpen = commands.some(({ name, client, operator }) => client === null && !operator && readsValue(name))
  const isKnown = (adapter: string) => consumers.some(({ library }) => library === adapter)
  return roles.size > 0 && !roles.has('cache') && !isOpen && adapters.every(isKnown)
}
