import { ProbeFailure, strangeReply } from './failure'

/** The largest reply of the probe's commands, INFO or LATENCY HISTOGRAM, has some 50 KiB; SLOWLOG GET may have 2 MiB. */
const MAX_REPLY_BYTES = 8 * 1024 * 1024
const MAX_LINE = 64 * 1024
const MAX_DEPTH = 8
const LF = 10

/**
 * Watches the bytes that come in and lets through only what a Redis server answers in RESP2: a status, an error, a
 * number, a bulk string or an array of those, and one reply for each command. Whatever else a port may say never reaches
 * the client library, which is made for Redis servers and may crash the process on what nobody asked for.
 */
export class ReplyGuard {
  private line = ''
  private bodyLeft = 0
  private replyBytes = 0
  /** Elements that are still to come of each array that is open. */
  private readonly open: number[] = []
  private expected = 0

  /** Called for each command that is sent. */
  expectReply(): void {
    this.expected++
  }

  /** Takes the next bytes; gives the failure to end the connection with, or undefined where they may pass. */
  refuse(chunk: Buffer): ProbeFailure | undefined {
    for (let at = 0; at < chunk.length; ) {
      const from = at
      at = this.bodyLeft > 0 ? this.skipBody(chunk, at) : this.readLine(chunk, at)
      this.replyBytes += at - from
      if (this.line !== '' && !this.isLineFine()) return notRedis(this.line)
      if (this.replyBytes > MAX_REPLY_BYTES)
        return new ProbeFailure('the server sends far more than was asked for: is it a Redis server?')
      if (this.line.endsWith('\n') && !this.takeLine()) return notRedis(this.line)
    }
    return undefined
  }

  private skipBody(chunk: Buffer, at: number): number {
    const step = Math.min(this.bodyLeft, chunk.length - at)
    this.bodyLeft -= step
    if (this.bodyLeft === 0) this.endElement()
    return at + step
  }

  private readLine(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(LF, at)
    const next = end === -1 ? chunk.length : end + 1
    this.line += chunk.toString('latin1', at, Math.min(next, at + MAX_LINE + 1))
    return next
  }

  private isLineFine(): boolean {
    if (!/^[+\-$:*]/.test(this.line) || this.line.length > MAX_LINE) return false
    return !this.line.endsWith('\n') || /^(?:[+-][^\r]*|:-?\d{1,20}|[$*](?:-1|\d{1,9}))\r\n$/.test(this.line)
  }

  /** A whole line. Errors may come unasked, as from a server at its maxclients; nothing else may. */
  private takeLine(): boolean {
    const kind = this.line[0]
    const isUnasked = this.open.length === 0 && this.expected === 0
    if (isUnasked && kind !== '-' && kind !== '+') return false
    const size = Number.parseInt(this.line.slice(1), 10)
    this.line = ''
    if (kind === '$' && size >= 0) this.bodyLeft = size + 2
    else if (kind === '*' && size > 0) this.open.push(size)
    else this.endElement()
    return this.open.length <= MAX_DEPTH
  }

  private endElement(): void {
    while (this.open.length > 0) {
      const left = (this.open.pop() ?? 1) - 1
      if (left > 0) {
        this.open.push(left)
        return
      }
    }
    this.replyBytes = 0
    this.expected = Math.max(0, this.expected - 1)
  }
}

/** First byte of a TLS record that carries an alert (21) or a handshake (22), RFC 8446, 5.1. */
const TLS_RECORDS: readonly number[] = [21, 22]

function notRedis(start: string): ProbeFailure {
  if (start.startsWith('HTTP')) {
    return new ProbeFailure('the port speaks HTTP, not the Redis protocol: correct the host and port of the Redis URL')
  }
  if (TLS_RECORDS.includes(start.charCodeAt(0)))
    return new ProbeFailure('the port speaks TLS: use rediss:// instead of redis://')
  return strangeReply()
}
