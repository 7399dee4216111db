import net from 'node:net'

/** A port of the loopback interface, and what closes it. */
export interface Port {
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

/** Listens on a free port and hands each connection over. Errors of single connections are nobody's concern here. */
export async function listen(handle: (socket: net.Socket) => void): Promise<Port> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    handle(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Stands before a server and keeps every byte that a client sends to it. */
export async function record(serverPort: number): Promise<Port & { sent(): string }> {
  let sent = ''
  const port = await listen((socket) => {
    const server = net.connect(serverPort, '127.0.0.1')
    server.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      sent += chunk.toString('latin1')
    })
    socket.pipe(server).pipe(socket)
    socket.on('close', () => server.destroy())
  })
  return { ...port, sent: () => sent }
}

/** The commands in a stream of RESP arrays, each as its words. */
export function commandsIn(bytes: string): string[][] {
  const commands: string[][] = []
  let left = bytes
  for (let head = /^\*(\d+)\r\n/.exec(left); head; head = /^\*(\d+)\r\n/.exec(left)) {
    left = left.slice(head[0].length)
    const words: string[] = []
    for (let index = 0; index < Number(head[1]); index++) {
      const length = /^\$(\d+)\r\n/.exec(left)
      if (!length) throw new Error('not a RESP command')
      const start = length[0].length
      words.push(left.slice(start, start + Number(length[1])))
      left = left.slice(start + Number(length[1]) + 2)
    }
    commands.push(words)
  }
  if (left !== '') throw new Error('bytes that are no command')
  return commands
}
