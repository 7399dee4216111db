/**
 * Why Prometheus could not be asked: one clause that says what to do. It is built from fixed texts only, never from what
 * the server or Node said, so that it can hold no secret and no address.
 */
export class PrometheusFailure extends Error {
  override readonly name = 'PrometheusFailure'
}

const UNTRUSTED =
  'the certificate of Prometheus is signed by no authority that this machine trusts: name the file with its authority in NODE_EXTRA_CA_CERTS'
const NOT_TLS = 'the port of Prometheus does not speak TLS: use http:// instead of https://'
const NOT_HTTP =
  'what answers at that address does not speak HTTP: give the address of Prometheus, with https:// for TLS'
const CUT_OFF = 'Prometheus closed the connection before it had answered'

/** Codes of Node and OpenSSL. */
const BY_CODE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing takes connections at the host and port of Prometheus: start it, or correct its URL',
  ECONNRESET: CUT_OFF,
  EPIPE: CUT_OFF,
  ENOTFOUND: 'the host name of Prometheus is unknown here: correct its URL, or run where that name can be resolved',
  EAI_AGAIN: 'the host name of Prometheus could not be resolved: name resolution does not work here at the moment',
  EHOSTUNREACH: 'the host of Prometheus cannot be reached from here: check the network and the firewall',
  ENETUNREACH: 'the network of Prometheus cannot be reached from here: check the network and the firewall',
  ETIMEDOUT: 'the host of Prometheus does not answer: check its URL, the network and the firewall',
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  CERT_HAS_EXPIRED: 'the certificate of Prometheus has expired: renew it',
  CERT_NOT_YET_VALID: 'the certificate of Prometheus is not valid yet: check the clocks of both machines',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'the certificate of Prometheus is for another host name: use a name that it lists in the URL',
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
  // What Node 20 calls every fault of a handshake.
  EPROTO: 'no TLS connection to Prometheus could be made: use http:// in its URL where it does not speak TLS',
  ERR_INVALID_CHAR: 'the token for Prometheus holds characters that no token has, such as a line break',
}

/** An error of Node, in our words. */
export function failureFrom(error: unknown): PrometheusFailure {
  if (error instanceof PrometheusFailure) return error
  const code = String((error as { code?: unknown } | null | undefined)?.code ?? '')
  if (code.startsWith('HPE_')) return new PrometheusFailure(NOT_HTTP)
  const known = BY_CODE[code]
  if (known) return new PrometheusFailure(known)
  const kind = error instanceof Error ? error.name : typeof error
  return new PrometheusFailure(`asking Prometheus failed (${code || kind})`)
}

/** An answer that is none, by its status. */
export function failureOf(status: number, hasLogin: boolean): PrometheusFailure {
  return new PrometheusFailure(reasonFor(status, hasLogin))
}

function reasonFor(status: number, hasLogin: boolean): string {
  if (status === 401) {
    return hasLogin
      ? 'Prometheus does not accept the login: correct the token, or user and password within the URL'
      : 'Prometheus wants a login: give a token (PROMETHEUS_TOKEN, to the action as prometheus-token), or user and password within the URL'
  }
  if (status === 403) return 'the login for Prometheus may not read its rules: give it that right'
  if (status === 404)
    return 'there is no API of Prometheus at that URL: give the address below which /api/v1/rules answers'
  if (status >= 300 && status < 400)
    return 'Prometheus answers with a redirect, which is not followed: give the address that it leads to, or a token where it leads to a login'
  if (status === 429) return 'Prometheus is asked too often at the moment (429)'
  if (status >= 500) return `Prometheus, or what stands before it, is in trouble (${status})`
  return `Prometheus refuses the question (${status})`
}
