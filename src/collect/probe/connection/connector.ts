import net from 'node:net'
import tls from 'node:tls'
import type { Address } from './address'
import { systemAuthorities } from './certificates'
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
      socket.once('connect', () => watch.onStage(address.tls ? 'tls' : 'asking'))
      socket.once('secureConnect', () => watch.onStage('asking-tls'))
      watch.onSocket(socket, replies)
      return socket
    }
  }
}

function openSocket({ host, port, socketPath, tls: secure }: Address): net.Socket {
  if (socketPath !== undefined) return net.connect({ path: socketPath })
  if (!secure) return net.connect({ host, port })
  const { names, isNamed: _, ca, ...client } = secure
  // SNI takes names only, never addresses.
  const servername = names.find((name) => net.isIP(name) === 0)
  return tls.connect({
    host,
    port,
    ...client,
    ...(servername !== undefined && { servername }),
    ...(ca !== undefined && { ca: [...systemAuthorities(), ca] }),
    checkServerIdentity: (_host, certificate) => {
      const faults = names.map((name) => tls.checkServerIdentity(name, certificate))
      return faults.includes(undefined) ? undefined : faults[0]
    },
  })
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
