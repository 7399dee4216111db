import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import tls from 'node:tls'
import type { ProbeTarget } from '../../../model'
import { ProbeFailure } from './failure'

/** PEM texts for a TLS connection. */
export interface Certificates {
  /** An authority to trust beside the system's. */
  readonly ca?: string
  readonly cert?: string
  readonly key?: string
}

/** Checks the texts and gives them back. Throws ProbeFailure for what Node would take, and fail with for another reason. */
export function certificatesOf({ ca, cert, key }: NonNullable<ProbeTarget['tls']>): Certificates {
  // Node ignores a CA text without a certificate in it, and the handshake then fails for a reason that misleads.
  if (ca !== undefined) certificateIn(ca, 'redis-ca')
  if (cert === undefined && key === undefined) return { ...(ca !== undefined && { ca }) }
  if (cert === undefined)
    throw new ProbeFailure('redis-key was given without redis-cert: a client certificate needs both')
  const certificate = certificateIn(cert, 'redis-cert')
  if (key === undefined)
    throw new ProbeFailure('redis-cert was given without redis-key: a client certificate needs both')
  if (!certificate.checkPrivateKey(keyIn(key)))
    throw new ProbeFailure('redis-key is not the private key of the certificate in redis-cert')
  return { ...(ca !== undefined && { ca }), cert, key }
}

function certificateIn(pem: string, name: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new ProbeFailure(`${name} is not a certificate in PEM form: give the text from BEGIN to END CERTIFICATE`)
  }
}

function keyIn(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch {
    throw new ProbeFailure(
      pem.includes('ENCRYPTED')
        ? 'redis-key is protected by a passphrase: give the private key without one'
        : 'redis-key is not a private key in PEM form: give the text from BEGIN to END PRIVATE KEY',
    )
  }
}

/** Node takes `ca` in place of the authorities that it knows, so they have to be named as well. */
export function systemAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] }
  return getCACertificates?.('default') ?? tls.rootCertificates
}
