/** A Redis URL taken apart. Holds secrets: never printed. */
export interface RedisUrl {
  /** Without the brackets of an IPv6 address; empty where it is a socket. */
  readonly host: string
  readonly port: number
  readonly isTls: boolean
  /** The file of a Unix socket, in place of host and port. */
  readonly socketPath?: string
  /** Decoded; empty where there is none. */
  readonly username: string
  readonly password: string
}

/** What is wrong with a text that is no Redis URL: its scheme, the rest of it, or the rest where it is a socket's. */
export type RedisUrlFault = 'scheme' | 'shape' | 'socket'

const DEFAULT_PORT = 6379

/**
 * Takes `redis://`, `rediss://` (TLS) and `unix://` apart; `redis+unix://` is another spelling of the last one. A database
 * number is allowed and left out: INFO tells of all of them.
 */
export function parseRedisUrl(text: string): RedisUrl | RedisUrlFault {
  if (/^(?:redis\+)?unix:/i.test(text)) return parseSocket(text) ?? 'socket'
  const parsed = URL.canParse(text) ? new URL(text) : undefined
  if (!parsed) return 'shape'
  if (!/^rediss?:$/.test(parsed.protocol)) return 'scheme'
  const username = decoded(parsed.username)
  const password = decoded(parsed.password)
  // A `/`, `?` or `#` in a password cuts the URL in the wrong place: what follows it would be taken for a path.
  const isCut = parsed.hostname === '' || parsed.hash !== '' || !/^(\/\d*)?$/.test(parsed.pathname)
  if (isCut || username === undefined || password === undefined) return 'shape'
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? DEFAULT_PORT : Number(parsed.port),
    isTls: parsed.protocol === 'rediss:',
    username,
    password,
  }
}

/** By hand, since `new URL` refuses user and password without a host. */
function parseSocket(text: string): RedisUrl | undefined {
  const parts = /^[a-z+]+:\/\/(?:([^:@/?#]*)(?::([^@/?#]*))?@)?(\/[^?#]+)(?:\?[^#]*)?$/i.exec(text)
  if (!parts) return undefined
  const [username, password, socketPath] = parts.slice(1).map((part = '') => decoded(part))
  if (username === undefined || password === undefined || socketPath === undefined) return undefined
  return { host: '', port: 0, isTls: false, socketPath, username, password }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
