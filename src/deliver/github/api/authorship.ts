import type { Client } from './client'

/** What of a comment tells who wrote it. */
interface Written {
  readonly user: { readonly login: string; readonly type: string } | null
}

/** Those that this token's own account wrote: anybody can write our marker. */
export async function ownOf<T extends Written>(client: Client, token: string, found: readonly T[]): Promise<T[]> {
  if (found.length === 0) return []
  const login = await loginOf(client, token)
  return found.filter(({ user }) => (login === undefined ? user?.type === 'Bot' : user?.login === login))
}

/** The user whose token it is; undefined for the token of an app, which is how GitHub Actions comments. */
async function loginOf(client: Client, token: string): Promise<string | undefined> {
  if (token.startsWith('ghs_')) return undefined
  try {
    return (await client.rest.users.getAuthenticated()).data.login
  } catch (error) {
    // An app is told 403 there.
    if ((error as { status?: number }).status === 403) return undefined
    throw error
  }
}
