import net from 'node:net'
import tls from 'node:tls'
import type { Address } from './address'
import type { ProbeFailure, Stage } from './failure'
import { ReplyGuard } from './guard'

type IoredisModule = typeof import('ioredis')

/** What the session is told about its socket. */
export interface SocketWatch {
  onSocket(socket: net.Socket, replies: ReplyGuard): void
  /** Called whenever bytes came in. */
  onBytes(): void
  onStage(stage: Stage): void
}

/**
 * Makes the class that ioredis opens its socket with. Unlike its own, it puts a {@link ReplyGuard} before the first byte
 * and tells how far the connection has come.
 */
export function connectorFor({ AbstractConnector }: IoredisModule, address: Address, watch: SocketWatch) {
  return class ProbeConnector extends AbstractConnector {
    constructor() {
      super(0)
    }

    override async connect(): Promise<net.Socket> {
      this.connecting = true
      const socket = openSocket(address)
      this.stream = socket
      const replies = new ReplyGuard()
      guard(socket, replies, watch)
      socket.once('error', (error) => {
        this.firstError = error
      })
      // Errors may come after ioredis has let go of the socket; without a listener they would end the process.
      socket.on('error', () => {})
      socket.once('connect', () => watch.onStage(address.isTls ? 'tls' : 'asking'))
      socket.once('secureConnect', () => watch.onStage('asking-tls'))
      watch.onSocket(socket, replies)
      return socket
    }
  }
}

function openSocket({ host, port, isTls, ca }: Address): net.Socket {
  if (!isTls) return net.connect({ host, port })
  // SNI takes names only, never addresses.
  const servername = net.isIP(host) === 0 ? { servername: host } : {}
  return tls.connect({ host, port, ...servername, ...(ca !== undefined && { ca: [...systemAuthorities(), ca] }) })
}

/** Node takes `ca` in place of the authorities that it knows, so they have to be named as well. */
function systemAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] }
  return getCACertificates?.('default') ?? tls.rootCertificates
}

/** Looks at each chunk before the stream takes it; `push` is where Node hands over what it read. */
function guard(socket: net.Socket, replies: ReplyGuard, watch: SocketWatch): void {
  const push = socket.push.bind(socket)
  socket.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (socket.destroyed) return false
    watch.onBytes()
    const failure: ProbeFailure | undefined = chunk === null ? undefined : replies.refuse(chunk)
    if (!failure) return push(chunk, encoding)
    socket.destroy(failure)
    return false
  }
}
