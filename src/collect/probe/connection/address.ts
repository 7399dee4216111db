import net from 'node:net'
import { type ProbeTarget, parseRedisUrl, type RedisUrlFault } from '../../../model'
import { type Certificates, certificatesOf } from './certificates'
import { ProbeFailure } from './failure'

/** Who said that a server is at an address: the user's URL, or a server that knows it. */
export type Teller = 'url' | 'cluster' | 'sentinel' | 'primary'

/** Where to connect, how, and as whom. Holds secrets: never printed. */
export interface Address {
  readonly teller: Teller
  /** Empty where it is a socket. */
  readonly host: string
  readonly port: number
  /** The file of a Unix socket, in place of host and port. */
  readonly socketPath?: string
  /** Present where it is TLS. */
  readonly tls?: Certificates & {
    /** The server's certificate has to be for one of these. */
    readonly names: readonly string[]
    /** Whether the user gave the name, which then holds for every server that this one leads to. */
    readonly isNamed: boolean
  }
  readonly username?: string
  readonly password?: string
}

const FAULTS: Readonly<Record<RedisUrlFault, string>> = {
  scheme:
    'the Redis URL must start with redis://, with rediss:// (TLS) or with unix:// (a socket), like redis://host:6379',
  shape:
    'the Redis URL cannot be read: write redis://user:password@host:6379 (or rediss:// for TLS), with special characters of the password percent-encoded',
  socket:
    'the Redis URL cannot be read: write unix:///path/to/redis.sock or unix://user:password@/path/to/redis.sock, with special characters percent-encoded',
}

/** Takes the target apart; the fields of the target win over the URL's. Throws ProbeFailure for what cannot be used. */
export function addressOf({ url, username, password, tls = {} }: ProbeTarget): Address {
  const parsed = parseRedisUrl(url)
  if (typeof parsed === 'string') throw new ProbeFailure(FAULTS[parsed])
  const { host, port, isTls, socketPath } = parsed
  const user = username || parsed.username
  const secret = password || parsed.password
  const certificates = certificatesOf(tls)
  const { servername } = tls
  return {
    teller: 'url',
    host,
    port,
    ...(socketPath !== undefined && { socketPath }),
    ...(isTls && { tls: { ...certificates, names: [servername || host], isNamed: Boolean(servername) } }),
    ...(user && { username: user }),
    ...(secret && { password: secret }),
  }
}

/** An address as another server tells it; the host may be empty, which means the host of the one that tells. */
export interface Announced {
  readonly host: string
  readonly port: number
  /** The name that goes with an IP address. */
  readonly hostname?: string
}

const ANNOUNCERS: Readonly<Record<Exclude<Teller, 'url'>, string>> = {
  cluster: 'the cluster',
  sentinel: 'the sentinel',
  primary: 'the primary',
}

/**
 * The address that a server at `known` announces: same login, same TLS. The certificate may be for any name by which the
 * user or the announcement knows the server. Throws ProbeFailure where nobody but the announcing machine can go there.
 */
export function announcedAddress(known: Address, announced: Announced, teller: Exclude<Teller, 'url'>): Address {
  const { port, hostname } = announced
  const knownHost = known.socketPath === undefined ? known.host : 'localhost'
  const host = announced.host || knownHost
  if (port === 0) throw new ProbeFailure(`${ANNOUNCERS[teller]} does not know the address of this server`)
  if (isLoopback(host) && !isLoopback(knownHost))
    throw new ProbeFailure(
      `${ANNOUNCERS[teller]} announces a loopback address for this server, which leads nowhere from here: set ${teller === 'cluster' ? 'cluster-announce-ip' : 'replica-announce-ip'} to an address that clients can reach`,
    )
  const { socketPath: _, ...rest } = known
  const names = [host, hostname ?? '', ...(known.tls?.names ?? [])].filter((name) => name !== '')
  return {
    ...rest,
    teller,
    host,
    port,
    ...(known.tls && { tls: known.tls.isNamed ? known.tls : { ...known.tls, names: [...new Set(names)] } }),
  }
}

function isLoopback(host: string): boolean {
  if (net.isIP(host) === 0) return /^localhost\.?$/i.test(host)
  return /^(?:127\.|::1$|::ffff:127\.)/i.test(host)
}
