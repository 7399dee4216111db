import { X509Certificate } from 'node:crypto'
import type { ProbeTarget } from '../../../model'
import { ProbeFailure } from './failure'

/** Where to connect, how, and as whom. Holds secrets: never printed. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly isTls: boolean
  readonly username?: string
  readonly password?: string
  readonly ca?: string
}

const DEFAULT_PORT = 6379

const BAD_URL =
  'the Redis URL cannot be read: write redis://user:password@host:6379 (or rediss:// for TLS), with special characters of the password percent-encoded'

/** Takes the target apart; the fields of the target win over the URL's. Throws ProbeFailure for one that is no Redis URL. */
export function addressOf({ url, username, password, tls }: ProbeTarget): Address {
  const ca = tls?.ca
  const parsed = parse(url)
  const user = username || decode(parsed.username)
  const secret = password || decode(parsed.password)
  if (ca !== undefined) checkCertificate(ca)
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? DEFAULT_PORT : Number(parsed.port),
    isTls: parsed.protocol === 'rediss:',
    ...(user && { username: user }),
    ...(secret && { password: secret }),
    ...(ca !== undefined && { ca }),
  }
}

function parse(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed) throw new ProbeFailure(BAD_URL)
  if (!/^rediss?:$/.test(parsed.protocol)) {
    throw new ProbeFailure('the Redis URL must start with redis:// or with rediss:// (TLS), like redis://host:6379')
  }
  // A `/`, `?` or `#` in a password cuts the URL in the wrong place: what follows it would be taken for a path.
  if (parsed.hostname === '' || parsed.hash !== '' || !/^(\/\d*)?$/.test(parsed.pathname)) {
    throw new ProbeFailure(BAD_URL)
  }
  return parsed
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new ProbeFailure(BAD_URL)
  }
}

/** Node ignores a CA text without a certificate in it, and the handshake then fails for a reason that misleads. */
function checkCertificate(pem: string): void {
  try {
    new X509Certificate(pem)
  } catch {
    throw new ProbeFailure('redis-ca is not a certificate in PEM form: give the text from BEGIN to END CERTIFICATE')
  }
}
