import type net from 'node:net'
import type { Command, Redis } from 'ioredis'
import type { Budget } from '../../timing/budget'
import { PROBE_COMMANDS, type ProbeCommand } from '../commands'
import type { Address } from './address'
import { connectorFor } from './connector'
import {
  closedFailure,
  connectionFailure,
  ProbeFailure,
  replyFailure,
  type Stage,
  strangeReply,
  timeoutFailure,
} from './failure'
import type { ReplyGuard } from './guard'

type IoredisModule = typeof import('ioredis')

/** What a server answers, in RESP2; bulk strings as text. */
export type Reply = string | number | null | readonly Reply[]

/** One command of the list, and the words that follow those of the list. */
export interface Request {
  readonly name: ProbeCommand
  readonly more: readonly string[]
}

/** How words become bytes: as text, or one character for each byte. */
type Encoding = 'utf8' | 'latin1'

/** The longest wait for a connection or for the next byte of a reply; a firewall that swallows packets never answers. */
const MAX_SILENCE_MS = 5000

/** ioredis' own timer would count the time in which the compiler keeps the event loop busy; {@link Budget} does not. */
const NO_TIMEOUT_MS = 3_600_000

/**
 * One connection to one server. It sends nothing but the commands of {@link PROBE_COMMANDS}, never connects twice, ends
 * when the server falls silent or the budget is used up, and fails with ProbeFailure only.
 */
export class Session {
  private stage: Stage = 'connecting'
  private cause: ProbeFailure | undefined
  private socket: net.Socket | undefined
  private replies: ReplyGuard | undefined
  private readonly redis: Redis
  private readonly unwatch: () => void
  /** Connecting counts as one. */
  private waiting = 1
  private silentMs = 0
  /** Rejects when the session ends, so that nothing waits longer than that. */
  private readonly ended: Promise<never>
  private rejectEnded: (cause: ProbeFailure) => void = () => {}

  private constructor(
    private readonly ioredis: IoredisModule,
    private readonly address: Address,
    private readonly budget: Budget,
  ) {
    this.ended = new Promise((_, reject) => {
      this.rejectEnded = reject
    })
    this.ended.catch(() => {})
    this.redis = this.makeClient()
    this.unwatch = budget.watch((ms) => this.spend(ms))
  }

  /** Connects; throws ProbeFailure. */
  static async open(address: Address, budget: Budget): Promise<Session> {
    const session = new Session(await loadIoredis(), address, budget)
    try {
      await Promise.race([session.redis.connect(), session.ended])
      session.waiting = 0
      return session
    } catch (error) {
      session.close()
      throw session.whyEnded(error)
    }
  }

  /**
   * Sends one command of the list and gives its reply. `more` are the words that follow those of the list: credentials, a
   * user. Throws ProbeFailure for an error reply and when the session ends first.
   */
  async ask(name: ProbeCommand, more: readonly string[] = []): Promise<Reply> {
    const [reply] = await this.send([this.commandOf({ name, more }, 'utf8')])
    if (reply instanceof ProbeFailure) throw reply
    return reply!
  }

  /**
   * Sends several commands of the list in one write and gives their replies in that order; an error reply is the failure
   * that it means. Words and replies are bytes, one character for each, since keys need not be text. Throws ProbeFailure
   * when the session ends first.
   */
  askAll(requests: readonly Request[]): Promise<(Reply | ProbeFailure)[]> {
    return this.send(requests.map((request) => this.commandOf(request, 'latin1')))
  }

  /** As {@link ask}, for a command whose reply is a text. */
  async text(name: ProbeCommand): Promise<string> {
    const reply = await this.ask(name)
    if (typeof reply !== 'string') throw strangeReply()
    return reply
  }

  /** Milliseconds of the budget that are left. */
  get leftMs(): number {
    return this.budget.leftMs
  }

  /** Ends the connection at once; nothing is left that keeps the process alive. */
  close(): void {
    this.end(closedFailure(this.stage))
  }

  private async send(commands: readonly Command[]): Promise<(Reply | ProbeFailure)[]> {
    if (this.cause) throw this.cause
    // ioredis rejects commands that are in flight when the session ends; by then nobody may be listening.
    for (const { promise } of commands) promise.catch(() => {})
    if (this.waiting++ === 0) this.silentMs = 0
    try {
      this.writeTogether()
      for (const command of commands) {
        this.replies?.expectReply()
        this.redis.sendCommand(command)
      }
      const replies = Promise.all(commands.map(({ promise }) => promise.catch(failureOf)))
      return (await Promise.race([replies, this.ended])) as (Reply | ProbeFailure)[]
    } catch (error) {
      throw this.whyEnded(error)
    } finally {
      this.waiting--
    }
  }

  private spend(ms: number): void {
    this.silentMs = this.waiting > 0 ? this.silentMs + ms : 0
    const limitMs = Math.min(MAX_SILENCE_MS, this.budget.totalMs)
    if (this.silentMs >= limitMs) this.end(timeoutFailure(this.stage, this.address, limitMs))
    else if (this.budget.leftMs === 0) this.end(timeoutFailure(this.stage, this.address, this.budget.totalMs))
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
    this.unwatch()
    this.rejectEnded(this.cause)
    this.socket?.destroy()
  }

  private whyEnded(error: unknown): ProbeFailure {
    if (error instanceof ProbeFailure) return error
    return this.cause ?? closedFailure(this.stage)
  }

  /**
   * Secrets and key names stay out of ioredis, which would put them into its errors (`command.args`) and its DEBUG
   * output: the command has no such arguments there, and writes them only when it is put on the wire.
   */
  private commandOf({ name, more }: Request, encoding: Encoding): Command {
    const [verb, ...words] = PROBE_COMMANDS[name]
    const command = new this.ioredis.Command(verb, words, { replyEncoding: encoding })
    if (more.length > 0) command.toWritable = () => encode([verb, ...words, ...more], encoding)
    return command
  }

  private makeClient(): Redis {
    const redis = new this.ioredis.Redis({
      Connector: connectorFor(this.ioredis, this.address, {
        onSocket: (socket, replies) => {
          this.socket = socket
          this.replies = replies
        },
        onStage: (stage) => {
          this.stage = stage
          this.silentMs = 0
        },
        onBytes: () => {
          this.silentMs = 0
        },
      }),
      lazyConnect: true,
      connectTimeout: NO_TIMEOUT_MS,
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
      ...(this.address.tls && { tls: {} }),
    })
    // `connect()` itself rejects with "Connection is closed." only; the real cause comes as an event, and may come late.
    redis.on('error', (error: unknown) => {
      this.cause ??= unsolicitedFailure(error) ?? connectionFailure(error, this.stage, this.address, MAX_SILENCE_MS)
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

/** An error reply as what it means; throws what else may have gone wrong. */
function failureOf(error: unknown): ProbeFailure {
  if (error instanceof Error && error.name === 'ReplyError') return replyFailure(error.message)
  throw error
}

function encode(words: readonly string[], encoding: Encoding): Buffer {
  const bulks = words.map((word) => `$${Buffer.byteLength(word, encoding)}\r\n${word}\r\n`)
  return Buffer.from(`*${words.length}\r\n${bulks.join('')}`, encoding)
}
