import { ProbeFailure } from './failure'

/** INFO sections are a few KiB; whoever sends this much is no Redis server, or means harm. */
const MAX_BYTES = 4 * 1024 * 1024
const MAX_LINE = 64 * 1024
const LF = 10

/**
 * Watches the bytes that come in and lets through only what the commands of the probe can be answered with in RESP2: a
 * status, an error or a bulk string. Whatever else a port may say never reaches the client library, which is made for
 * Redis servers and may crash the process on a null or a push message that nobody asked for.
 */
export class ReplyGuard {
  private line = ''
  private bodyLeft = 0
  private total = 0

  /** Takes the next bytes; gives the failure to end the connection with, or undefined where they may pass. */
  refuse(chunk: Buffer): ProbeFailure | undefined {
    this.total += chunk.length
    if (this.total > MAX_BYTES)
      return new ProbeFailure('the server sends far more than INFO has: is it a Redis server?')
    for (let at = 0; at < chunk.length; ) {
      if (this.bodyLeft > 0) {
        const step = Math.min(this.bodyLeft, chunk.length - at)
        this.bodyLeft -= step
        at += step
        continue
      }
      const end = chunk.indexOf(LF, at)
      const next = end === -1 ? chunk.length : end + 1
      this.line += chunk.toString('latin1', at, next)
      at = next
      if (!this.isLineFine(end !== -1)) return notRedis(this.line)
      if (end !== -1) this.line = ''
    }
    return undefined
  }

  private isLineFine(isWhole: boolean): boolean {
    if (!/^[+$-]/.test(this.line) || this.line.length > MAX_LINE) return false
    if (!isWhole) return true
    if (!/^[^\r]*\r\n$/.test(this.line)) return false
    if (!this.line.startsWith('$')) return true
    if (!/^\$\d{1,9}\r\n$/.test(this.line)) return false
    this.bodyLeft = Number.parseInt(this.line.slice(1), 10) + 2
    return true
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
  return new ProbeFailure('the port does not speak the Redis protocol: correct the host and port of the Redis URL')
}
