import type net from 'node:net'
import type { Command, Redis } from 'ioredis'
import type { Address } from './address'
import { PROBE_COMMANDS, type ProbeCommand } from './commands'
import { connectorFor } from './connector'
import { closedFailure, connectionFailure, ProbeFailure, replyFailure, type Stage, timeoutFailure } from './failure'

type IoredisModule = typeof import('ioredis')

/** The longest that connecting alone may take; a firewall that swallows packets never answers. */
const MAX_CONNECT_MS = 5000

/**
 * One connection to the server. It sends nothing but the commands of {@link PROBE_COMMANDS}, never connects twice, ends
 * at the latest when the budget is used up, and fails with ProbeFailure only.
 */
export class Session {
  private stage: Stage = 'connecting'
  private cause: ProbeFailure | undefined
  private socket: net.Socket | undefined
  private readonly redis: Redis
  private readonly timer: NodeJS.Timeout
  private readonly connectMs: number
  /** Rejects when the session ends, so that nothing waits longer than that. */
  private readonly ended: Promise<never>
  private rejectEnded: (cause: ProbeFailure) => void = () => {}

  private constructor(
    private readonly ioredis: IoredisModule,
    private readonly address: Address,
    private readonly budgetMs: number,
    leftMs: number,
  ) {
    this.ended = new Promise((_, reject) => {
      this.rejectEnded = reject
    })
    this.ended.catch(() => {})
    this.connectMs = Math.min(MAX_CONNECT_MS, budgetMs / 2)
    this.redis = this.makeClient()
    this.timer = setTimeout(() => this.end(timeoutFailure(this.stage, budgetMs)), leftMs)
  }

  /** Connects; takes at most `budgetMs` from now until the session is closed, whatever is asked in between. */
  static async open(address: Address, budgetMs: number): Promise<Session> {
    const startedAt = performance.now()
    const ioredis = await loadIoredis()
    const session = new Session(ioredis, address, budgetMs, budgetMs - (performance.now() - startedAt))
    try {
      await Promise.race([session.redis.connect(), session.ended])
      return session
    } catch (error) {
      session.close()
      throw session.whyEnded(error)
    }
  }

  /** Sends one command of the list and gives its reply. `credentials` follow AUTH and nothing else. */
  async ask(name: ProbeCommand, credentials: readonly string[] = []): Promise<string> {
    if (this.cause) throw this.cause
    const command = this.commandOf(name, credentials)
    // ioredis rejects commands that are in flight when the session ends; by then nobody may be listening.
    command.promise.catch(() => {})
    try {
      this.writeTogether()
      this.redis.sendCommand(command)
      return String(await Promise.race([command.promise, this.ended]))
    } catch (error) {
      if (error instanceof Error && error.name === 'ReplyError') throw replyFailure(error.message)
      throw this.whyEnded(error)
    }
  }

  /** Ends the connection at once; nothing is left that keeps the process alive. */
  close(): void {
    this.end(closedFailure(this.stage))
  }

  /**
   * Commands of one turn leave in one write. A server at its maxclients has said so and closed by then: a second write
   * would fail with EPIPE, and Node would drop the socket together with the explanation that waits there to be read.
   */
  private writeTogether(): void {
    const { socket } = this
    socket?.cork()
    process.nextTick(() => socket?.uncork())
  }

  private end(cause: ProbeFailure): void {
    this.cause ??= cause
    clearTimeout(this.timer)
    this.rejectEnded(this.cause)
    this.socket?.destroy()
  }

  private whyEnded(error: unknown): ProbeFailure {
    if (error instanceof ProbeFailure) return error
    return this.cause ?? closedFailure(this.stage)
  }

  /**
   * The secrets stay out of ioredis, which would put them into its errors (`command.args`) and its DEBUG output: the
   * command has no arguments there, and writes them only when it is put on the wire.
   */
  private commandOf(name: ProbeCommand, credentials: readonly string[]): Command {
    const [verb, ...words] = PROBE_COMMANDS[name]
    const command = new this.ioredis.Command(verb, words, { replyEncoding: 'utf8' })
    if (name === 'auth') command.toWritable = () => encode([verb, ...credentials])
    return command
  }

  private makeClient(): Redis {
    const redis = new this.ioredis.Redis({
      Connector: connectorFor(this.ioredis, this.address, {
        onSocket: (socket) => {
          this.socket = socket
        },
        onStage: (stage) => {
          this.stage = stage
        },
      }),
      lazyConnect: true,
      connectTimeout: this.connectMs,
      commandTimeout: this.budgetMs,
      disconnectTimeout: 0,
      retryStrategy: () => null,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      enableReadyCheck: false,
      autoResendUnfulfilledCommands: false,
      disableClientInfo: true,
      // With RESP3, ioredis opens with HELLO and the credentials; RESP2 needs no greeting at all.
      protocol: 2,
      // ioredis reads whether it is TLS from here; ProbeConnector has the rest.
      ...(this.address.isTls && { tls: {} }),
    })
    // `connect()` itself rejects with "Connection is closed." only; the real cause comes as an event, and may come late.
    redis.on('error', (error: unknown) => {
      this.cause ??= unsolicitedFailure(error) ?? connectionFailure(error, this.stage, this.connectMs)
    })
    return redis
  }
}

/**
 * Loaded only when there is something to probe. The CommonJS module of ioredis is the class itself with all exports as
 * its properties; in the action's bundle a dynamic import of it has no named exports, only this default.
 */
async function loadIoredis(): Promise<IoredisModule> {
  const { default: everything } = await import('ioredis')
  return everything as unknown as IoredisModule
}

/** Replies that nobody asked for: a server at its maxclients or in protected mode says so at once and hangs up. */
function unsolicitedFailure(error: unknown): ProbeFailure | undefined {
  const message = error instanceof Error ? error.message : ''
  if (!message.startsWith('Command queue state error')) return undefined
  const reply = /Last error: (.*)/s.exec(message)
  if (reply?.[1]) return replyFailure(reply[1])
  return new ProbeFailure('the port talks before it is asked, which a Redis server does not: correct the Redis URL')
}

function encode(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`
}
