import type { Address } from './address'

/** How far the probe has come: making the connection, agreeing on TLS, or waiting for a reply (in the open or over TLS). */
export type Stage = 'connecting' | 'tls' | 'asking' | 'asking-tls'

/** What kind of refusal it is, where the probe goes on differently because of it. */
export type FailureKind = 'no-password-set' | 'wants-password' | 'unknown-user' | 'other'

/**
 * Why the probe, or one section of it, could not be read: one clause that says what to do. It is built from fixed texts
 * only, never from what the server or Node said, so that it can hold no secret, address or key name.
 */
export class ProbeFailure extends Error {
  override readonly name = 'ProbeFailure'

  constructor(
    message: string,
    readonly kind: FailureKind = 'other',
  ) {
    super(message)
  }
}

/**
 * Why something could not be read. The message of an error that is not ours is not shown, because nobody knows what is
 * in it.
 */
export function failureFrom(error: unknown): ProbeFailure {
  if (error instanceof ProbeFailure) return error
  const kind = error instanceof Error ? error.name : typeof error
  return new ProbeFailure(`the probe itself failed (${kind}): please report this`)
}

/** As {@link failureFrom}, in words for the report. */
export function reasonOf(error: unknown): string {
  return failureFrom(error).message
}

const UNTRUSTED =
  'the certificate of the server is signed by no authority that this machine trusts: give the certificate of its authority (PEM): to the action as redis-ca, to the command with --redis-ca, in the config as `ca-file`'
const NOT_TLS = 'the port does not speak TLS: use redis:// instead of rediss://'
const WANTS_CLIENT_CERTIFICATE =
  'the server asks for a client certificate: give it with its key, to the action as redis-cert and redis-key, to the command with --redis-cert and --redis-key, in the config as `cert-file` and `key-file`'
const REFUSES_CERTIFICATE = 'the server does not accept the client certificate of redis-cert'
const WRONG_AUTHORITY = `${REFUSES_CERTIFICATE}: it must be signed by an authority of the server's tls-ca-cert-file`
const EXPIRED = `${REFUSES_CERTIFICATE}, which has expired: renew it`

/** Codes of Node and OpenSSL. An alert is what the server says of the client's certificate. */
const BY_CODE: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'nothing takes connections at that host and port: start the server, or correct the host and port of the Redis URL',
  ENOTFOUND: 'the host name of the Redis URL is unknown here: correct it, or run where that name can be resolved',
  EAI_AGAIN: 'the host name of the Redis URL could not be resolved: name resolution does not work here at the moment',
  EHOSTUNREACH: 'the host of the Redis URL cannot be reached from here: check the network and the firewall',
  ENETUNREACH: 'the network of the Redis host cannot be reached from here: check the network and the firewall',
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  CERT_SIGNATURE_FAILURE:
    'the certificate of the server is not signed by the authority given, only by one of the same name: give the right redis-ca',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired: renew it',
  CERT_NOT_YET_VALID: 'the certificate of the server is not valid yet: check the clocks of both machines',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'the certificate of the server is for another host name: use a name that it lists in the Redis URL, or give that name to the action as redis-servername, to the command with --redis-servername',
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: WANTS_CLIENT_CERTIFICATE,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: WANTS_CLIENT_CERTIFICATE,
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE': WANTS_CLIENT_CERTIFICATE,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: WRONG_AUTHORITY,
  // The name of the authority fits, its signature does not.
  ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR: WRONG_AUTHORITY,
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: EXPIRED,
  'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED': EXPIRED,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: REFUSES_CERTIFICATE,
  'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE': REFUSES_CERTIFICATE,
  ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: `${REFUSES_CERTIFICATE}: it is not meant for clients (extendedKeyUsage)`,
  'ERR_SSL_SSL/TLS_ALERT_UNSUPPORTED_CERTIFICATE': `${REFUSES_CERTIFICATE}: it is not meant for clients (extendedKeyUsage)`,
}

const NO_SOCKET =
  'there is no socket at the path of the Redis URL: start the server (`unixsocket`), or correct the path'

/** What a code means where the URL names a socket. */
const BY_CODE_OF_SOCKET: Readonly<Record<string, string>> = {
  ENOENT: NO_SOCKET,
  ENOTDIR: NO_SOCKET,
  ENOTSOCK: NO_SOCKET,
  ECONNREFUSED: 'nothing takes connections at the socket of the Redis URL: start the server, or correct the path',
  EACCES:
    'this user may not use the socket of the Redis URL: set `unixsocketperm`, or run as a user of the group of the server',
}

const ANNOUNCED_NAME = 'the host name that is announced for this server is unknown here: run where it can be resolved'
const ANNOUNCED_FAR =
  'the address that is announced for this server cannot be reached from here: run within its network, or let the server announce an address that clients can reach'

/** What a code means where another server told the address, which no URL can correct. */
const BY_CODE_OF_ANNOUNCED: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'nothing takes connections at the address that is announced for this server: start it, or correct what it announces',
  ENOTFOUND: ANNOUNCED_NAME,
  EAI_AGAIN: ANNOUNCED_NAME,
  EHOSTUNREACH: ANNOUNCED_FAR,
  ENETUNREACH: ANNOUNCED_FAR,
}

/** Error replies by their first words (Redis 5 to 8, Valkey, Dragonfly), most specific first. */
const BY_REPLY: readonly (readonly [RegExp, string, FailureKind?])[] = [
  [
    /^WRONGPASS|^ERR invalid password/i,
    'the server refuses this user and password (WRONGPASS): correct them, and percent-encode special characters in the URL',
  ],
  [
    /^NOAUTH/,
    'the server asks for a password (NOAUTH): put it into the Redis URL or give it as redis-password (on the command line REDIS_PASSWORD)',
    'wants-password',
  ],
  [
    /^ERR .*(no password is set|without any password configured)/i,
    'the server has no password, but one was given',
    'no-password-set',
  ],
  [
    /^ERR wrong number of arguments for 'auth'/i,
    'the server knows no user names (Redis before 6): leave the user name out and give the password alone',
  ],
  [
    /^NOPERM/,
    'the user may not run this command (NOPERM): give it the rights that `redis-preflight probe --print-acl` prints',
  ],
  [
    /^DENIED/,
    'the server is in protected mode and takes connections from its own machine only: give it a password or set `bind`',
  ],
  [/max number of clients/i, 'the server has reached its maxclients and takes no more connections: try again later'],
  [/^LOADING/, 'the server is still loading its data (LOADING): try again when it has started'],
  [/^MASTERDOWN/, 'the server is a replica that has lost its master (MASTERDOWN): probe the master'],
  [
    /^ERR User '.*' not found/i,
    'the server does not know the user of `app-user`: correct the name in the config',
    'unknown-user',
  ],
  [/^BUSY/, 'the server is busy with a script that does not end (BUSY): stop it with SCRIPT KILL'],
  [/^ERR unknown command/i, 'the server does not know this command: it was renamed, or the service does not offer it'],
]

/** An error reply of the server as a failure; of the reply's text only its meaning is kept. */
export function replyFailure(reply: string): ProbeFailure {
  const known = BY_REPLY.find(([pattern]) => pattern.test(reply))
  if (known) return new ProbeFailure(known[1], known[2])
  return new ProbeFailure('the server answered with an error that the probe does not know')
}

/** An error of the socket, of TLS or of name resolution as a failure. `ms` is how long was waited, if it is a timeout. */
export function connectionFailure(error: unknown, stage: Stage, address: Address, ms: number): ProbeFailure {
  if (error instanceof ProbeFailure) return error
  const code = codeOf(error)
  if (code === 'ETIMEDOUT') return timeoutFailure(stage, address, ms)
  const known = ownReasons(address)[code] ?? BY_CODE[code]
  if (known) return new ProbeFailure(known)
  if (code === 'ECONNRESET' || code === 'EPIPE') return closedFailure(stage)
  if (stage === 'tls')
    return new ProbeFailure(`the TLS handshake failed${code && ` (${code})`}: check that the port speaks TLS`)
  return new ProbeFailure(`the connection failed${code && ` (${code})`}: check the host and port of the Redis URL`)
}

function ownReasons({ socketPath, teller }: Address): Readonly<Record<string, string>> {
  if (socketPath !== undefined) return BY_CODE_OF_SOCKET
  return teller === 'url' ? {} : BY_CODE_OF_ANNOUNCED
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' && /^[A-Z0-9_/]+$/.test(code) ? code : ''
}

/** Nothing came within the time that the probe may take. */
export function timeoutFailure(stage: Stage, address: Pick<Address, 'teller'>, ms: number): ProbeFailure {
  const time = `${Number((ms / 1000).toFixed(1))} s`
  const silent = `the server took the connection but gave no answer within ${time}: it hangs, or the port is not that of a Redis server`
  const reasons: Readonly<Record<Stage, string>> = {
    connecting: `no connection within ${time}: ${address.teller === 'url' ? 'check the host and port of the Redis URL, and the firewall' : ANNOUNCED_FAR}`,
    tls: `no TLS handshake within ${time}: the port speaks no TLS (use redis:// instead of rediss://), or the server hangs`,
    asking: silent,
    'asking-tls': silent,
  }
  return new ProbeFailure(reasons[stage])
}

/** A reply that no Redis server gives to that command. */
export function strangeReply(): ProbeFailure {
  return new ProbeFailure('the port does not speak the Redis protocol: correct the host and port of the Redis URL')
}

/** The other side closed the connection. */
export function closedFailure(stage: Stage): ProbeFailure {
  if (stage === 'tls') {
    return new ProbeFailure(
      'the server closed the connection during the TLS handshake: the port speaks no TLS (use redis:// instead of rediss://), or it refuses this client',
    )
  }
  if (stage !== 'asking') {
    return new ProbeFailure('the server closed the connection without an answer: look into its log')
  }
  return new ProbeFailure(
    'the server closed the connection without an answer: the port may speak TLS (use rediss:// instead of redis://), or it is not that of a Redis server',
  )
}
