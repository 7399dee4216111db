import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'

/** A server on loopback, and what it was asked. */
export interface Stranger {
  readonly port: number
  readonly url: string
  /** `GET /api/v1/rules`, without the query. */
  readonly asked: readonly string[]
  readonly headers: readonly http.IncomingHttpHeaders[]
  close(): Promise<void>
}

/** Answers every request in the given way. */
export async function startStranger(
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => void,
  tls?: { cert: Buffer; key: Buffer },
): Promise<Stranger> {
  const asked: string[] = []
  const headers: http.IncomingHttpHeaders[] = []
  const listener = (request: http.IncomingMessage, response: http.ServerResponse) => {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`)
    headers.push(request.headers)
    answer(request, response)
  }
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { port, url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, asked, headers, close }
}

/** Answers with a text and nothing else. */
export function saying(text: string, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return (_: http.IncomingMessage, response: http.ServerResponse) => {
    response.writeHead(status, headers).end(text)
  }
}

/** What a Prometheus without rules and samples says. */
export function emptyPrometheus(request: http.IncomingMessage, response: http.ServerResponse): void {
  const data = request.url?.startsWith('/api/v1/rules') ? { groups: [] } : { resultType: 'vector', result: [] }
  response.end(JSON.stringify({ status: 'success', data }))
}
