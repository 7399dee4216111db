import http from 'node:http'
import https from 'node:https'
import { type PrometheusTarget, size } from '../../model'
import type { Budget } from '../timing/budget'
import { failureFrom, failureOf, PrometheusFailure } from './failure'

/** Ten times what a Prometheus with ten thousand alerts answers. */
const MAX_BYTES = 32 * 1024 * 1024
/** So that a stranger's address leads nowhere else: no path of the API is anything but GET and below the URL. */
type Path = '/api/v1/rules' | '/api/v1/query'

/** Asks one Prometheus: GET alone, no redirect followed, bounded in size and time. */
export class PrometheusClient {
  constructor(
    private readonly target: PrometheusTarget,
    private readonly budget: Budget,
  ) {}

  /** The `data` of an answer. Throws PrometheusFailure. */
  async get(path: Path, parameters: Readonly<Record<string, string>>): Promise<unknown> {
    const url = new URL(this.target.url)
    url.pathname = url.pathname.replace(/\/+$/, '') + path
    url.search = new URLSearchParams(parameters).toString()
    return dataOf(await this.withinTime((signal) => this.fetch(url, signal)))
  }

  /** Ends the request when the time is used up; time in which this process was busy with something else does not count. */
  private async withinTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    const seconds = this.budget.totalMs / 1000
    const tooSlow = new PrometheusFailure(`Prometheus did not answer within ${seconds} s (prometheus.timeout)`)
    if (this.budget.leftMs === 0) throw tooSlow
    const unwatch = this.budget.watch(() => {
      if (this.budget.leftMs === 0) controller.abort()
    })
    try {
      return await work(controller.signal)
    } catch (error) {
      throw controller.signal.aborted ? tooSlow : failureFrom(error)
    } finally {
      unwatch()
    }
  }

  private fetch(url: URL, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const { request } = url.protocol === 'https:' ? https : http
      const headers = { accept: 'application/json', 'user-agent': 'redis-preflight', ...this.authorization() }
      request(url, { method: 'GET', headers, signal, agent: false }, (response) => {
        const { statusCode = 0 } = response
        response.once('error', reject)
        if (statusCode !== 200) {
          response.destroy()
          reject(failureOf(statusCode, 'authorization' in headers))
          return
        }
        collectText(response, resolve, reject)
      })
        .once('error', reject)
        .end()
    })
  }

  private authorization(): { authorization?: string } {
    const { username, password = '', token } = this.target
    if (token) return { authorization: `Bearer ${token}` }
    if (username === undefined) return {}
    return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }
  }
}

function collectText(
  response: http.IncomingMessage,
  resolve: (text: string) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = []
  let bytes = 0
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_BYTES) {
      reject(new PrometheusFailure(`the answer of Prometheus is larger than ${size(MAX_BYTES)}`))
      response.destroy()
    } else chunks.push(chunk)
  })
  response.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
}

const NO_PROMETHEUS =
  'what answers at that address is no Prometheus: give the address below which /api/v1/rules answers'

/** Takes the envelope of the API off: `{"status": "success", "data": …}`. */
function dataOf(text: string): unknown {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    throw new PrometheusFailure(NO_PROMETHEUS)
  }
  const { status, data } = (answer ?? {}) as { status?: unknown; data?: unknown }
  if (status !== 'success' || typeof data !== 'object' || data === null) throw new PrometheusFailure(NO_PROMETHEUS)
  return data
}
