import { readFileSync } from 'node:fs'
import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { collectPrometheus } from '../../src/collect/prometheus'
import type { PrometheusTarget } from '../../src/model'
import { findFreePort, makeCertificates } from '../support/redis-server.mjs'
import { emptyPrometheus, type Stranger, saying, startStranger } from './support/strangers'

const open: Stranger[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function stranger(...args: Parameters<typeof startStranger>): Promise<Stranger> {
  const one = await startStranger(...args)
  open.push(one)
  return one
}

function ask(url: string, given: Partial<PrometheusTarget> = {}) {
  return collectPrometheus({ url, budgetMs: 20_000, ...given })
}

async function reasonOf(url: string, given: Partial<PrometheusTarget> = {}): Promise<string> {
  const result = await ask(url, given)
  if (result.status === 'collected') throw new Error('collected')
  return result.reason
}

const NO_PROMETHEUS = /^what answers at that address is no Prometheus: /

describe('what is asked', () => {
  it('is two GETs below the path of the URL, with the token and nothing else', async () => {
    const { url, asked, headers } = await stranger((request, response) => {
      request.url = request.url?.replace('/team/prometheus', '')
      emptyPrometheus(request, response)
    })
    const result = await ask(`${url}/team/prometheus/`, { token: 's3cret' })
    expect(result).toEqual({
      status: 'collected',
      value: { alerts: [], recordings: [], samples: {}, unread: [] },
    })
    expect([...asked].sort()).toEqual(['GET /team/prometheus/api/v1/query', 'GET /team/prometheus/api/v1/rules'])
    expect(headers.map(({ authorization }) => authorization)).toEqual(['Bearer s3cret', 'Bearer s3cret'])
  })

  it('never goes to where a redirect leads', async () => {
    const other = await stranger(emptyPrometheus)
    const { url } = await stranger(saying('', 302, { location: `${other.url}/api/v1/rules` }))
    expect(await reasonOf(url, { token: 's3cret' })).toMatch(
      /^Prometheus answers with a redirect, which is not followed/,
    )
    expect(other.asked).toEqual([])
  })
})

describe('what is no answer is told in one clause', () => {
  it('nothing listens', async () => {
    expect(await reasonOf(`http://127.0.0.1:${await findFreePort()}`)).toMatch(/^nothing takes connections at the host/)
  })

  it.each<[string, Parameters<typeof startStranger>[0], RegExp]>([
    ['a web page', saying('<html>Welcome</html>'), NO_PROMETHEUS],
    ['nothing at all', saying(''), NO_PROMETHEUS],
    ['null', saying('null'), NO_PROMETHEUS],
    ['an error', saying('{"status":"error","errorType":"internal","error":"hunter2"}'), NO_PROMETHEUS],
    ['another shape', saying('{"status":"success","data":{"groups":{}}}'), /^the answer of Prometheus holds no rules/],
    ['depth without end', saying('['.repeat(500_000)), NO_PROMETHEUS],
    ['401', saying('hunter2', 401), /^Prometheus wants a login: /],
    ['403', saying('hunter2', 403), /^the login for Prometheus may not read its rules/],
    ['404', saying('hunter2', 404), /^there is no API of Prometheus at that URL/],
    ['429', saying('', 429), /asked too often/],
    ['503', saying('', 503), /in trouble \(503\)$/],
    ['418', saying('', 418), /refuses the question \(418\)$/],
    [
      'an end in the middle',
      (_, response) => response.writeHead(200, { 'content-length': '99' }).destroy(),
      /closed the connection/,
    ],
  ])('%s', async (_, answer, reason) => {
    const { url } = await stranger(answer)
    const text = await reasonOf(url)
    expect(text).toMatch(reason)
    expect(text).not.toContain('hunter2')
    expect(text).not.toMatch(/[\r\n.]$|127\.0\.0\.1/)
  })

  it('an answer without end', async () => {
    const { url } = await stranger((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ')
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) {}
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    })
    expect(await reasonOf(url)).toBe('the answer of Prometheus is larger than 32 MiB')
  })

  it('an answer that never comes, and one that never ends', async () => {
    const silent = await stranger(() => {})
    expect(await reasonOf(silent.url, { budgetMs: 300 })).toBe(
      'Prometheus did not answer within 0.3 s (prometheus.timeout)',
    )
    const slow = await stranger((_, response) => void response.write('{"status":'))
    expect(await reasonOf(slow.url, { budgetMs: 300 })).toMatch(/^Prometheus did not answer within/)
  })

  it('a server that speaks another language', async () => {
    const server = net.createServer((socket) => socket.on('error', () => {}).end('-ERR unknown command\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as net.AddressInfo
    try {
      expect(await reasonOf(`http://127.0.0.1:${port}`)).toMatch(/does not speak HTTP/)
      expect(await reasonOf(`https://127.0.0.1:${port}`)).toMatch(/does not speak TLS/)
    } finally {
      server.close()
    }
  })

  it('a certificate that nobody here trusts', async () => {
    const tls = await makeCertificates()
    try {
      const files = { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }
      const { url, asked } = await stranger(emptyPrometheus, files)
      expect(await reasonOf(url, { token: 's3cret' })).toMatch(
        /^the certificate of Prometheus is signed by no authority/,
      )
      expect(asked).toEqual([])
    } finally {
      await tls.remove()
    }
  })

  it('a token that is none', async () => {
    const { url, asked } = await stranger(emptyPrometheus)
    expect(await reasonOf(url, { token: 'hunter2\nx-evil: 1' })).toMatch(/^the token for Prometheus holds characters/)
    expect(asked).toEqual([])
  })
})

describe('what is odd costs itself alone', () => {
  const answering = (rules: unknown, query: unknown) =>
    stranger((request, response) => {
      const data = request.url?.startsWith('/api/v1/rules') ? rules : query
      response.end(JSON.stringify({ status: 'success', data }))
    })

  it('rules that are not as documented', async () => {
    const good = { type: 'alerting', name: 'A', query: 'up == 0' }
    const odd = [
      null,
      1,
      {},
      { type: 'alerting' },
      { type: 'alerting', name: 7, query: 'a' },
      { type: 'new', name: 'x' },
    ]
    const groups = [{ rules: [good, ...odd] }, null, { rules: 'none' }, {}]
    const { url } = await answering({ groups }, { resultType: 'vector', result: [null, { metric: {} }] })
    expect(await ask(url)).toEqual({
      status: 'collected',
      value: {
        alerts: [{ name: 'A', expression: 'up == 0', forSeconds: 0, labels: {}, health: 'unknown', state: 'unknown' }],
        recordings: [],
        samples: {},
        unread: ['6 rules of Prometheus could not be read'],
      },
    })
  })

  it('a query that is refused', async () => {
    const { url } = await stranger((request, response) => {
      if (request.url?.startsWith('/api/v1/query')) saying('{}', 422)(request, response)
      else emptyPrometheus(request, response)
    })
    expect(await ask(url)).toEqual({
      status: 'collected',
      value: {
        alerts: [],
        recordings: [],
        unread: ['which metrics have samples is not known: Prometheus refuses the question (422)'],
      },
    })
  })

  it('more rules than anybody has', async () => {
    const rules = Array.from({ length: 20_001 }, (_, index) => ({ type: 'alerting', name: `A${index}`, query: 'a' }))
    const { url } = await answering({ groups: [{ rules }] }, { resultType: 'vector', result: [] })
    expect(await ask(url)).toMatchObject({ value: { unread: ['1 rule of Prometheus could not be read'] } })
  })
})
