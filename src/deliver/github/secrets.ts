/** Secrets as a workflow hands them over. */
export interface Credentials {
  readonly url?: string | undefined
  readonly password?: string | undefined
}

/**
 * Every text that would give credentials away, for the runner to mask: the password, the URL, and the password within
 * the URL both as it is written there and decoded.
 */
export function secretTexts({ url = '', password = '' }: Credentials): string[] {
  const texts = [url, password, ...passwordsIn(url)]
  return [...new Set(texts.flatMap((text) => [text, text.trim()]))].filter((text) => text !== '')
}

/** By hand and not with `new URL`, which refuses or misreads just the passwords that were not percent-encoded. */
function passwordsIn(url: string): string[] {
  const [, userinfo = ''] = /:\/\/(.*)@/s.exec(url) ?? []
  const [, query = ''] = /\?(.*)$/s.exec(url) ?? []
  const colon = userinfo.indexOf(':')
  const found = colon >= 0 ? [userinfo.slice(colon + 1)] : []
  // Without a colon it is a user name to Redis, and often a password to the person who wrote it.
  if (colon < 0 && userinfo !== 'default') found.push(userinfo)
  // ioredis also takes options from the query: redis://host?password=...
  for (const [, value = ''] of query.matchAll(/(?:^|&)password=([^&#]*)/gi)) found.push(value)
  return found.flatMap((text) => [text, decoded(text)])
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
