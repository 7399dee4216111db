import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCertificates, type RedisServer, startRedis, type TlsFiles } from '../support/redis-server.mjs'
import { readingsOf, reasonOf, SHORT_BUDGET_MS } from './support/probe'

let files: TlsFiles
let server: RedisServer
let plain: RedisServer

beforeAll(async () => {
  files = await makeCertificates()
  server = await startRedis({ tls: files, config: { requirepass: 'secret' } })
  plain = await startRedis()
})
afterAll(async () => {
  await server?.stop()
  await plain?.stop()
  await files?.remove()
})

it('reads over TLS with the authority that is given, by name and by address', async () => {
  const login = { tls: { ca: files.ca }, password: 'secret' }
  expect((await readingsOf(server.url, login)).unread).toEqual([])
  expect((await readingsOf(server.url.replace('localhost', '127.0.0.1'), login)).unread).toEqual([])
})

it('does not trust an authority that nobody named, and says what to give', async () => {
  expect(await reasonOf(server.url, { password: 'secret' })).toMatch(/no authority that this machine trusts.*redis-ca/)
})

it('does not trust another authority', async () => {
  const other = await makeCertificates()
  try {
    expect(await reasonOf(server.url, { tls: { ca: other.ca }, password: 'secret' })).toMatch(
      /certificate of the server/,
    )
  } finally {
    await other.remove()
  }
})

it('says that the certificate is for another name', async () => {
  const other = await makeCertificates({ names: ['DNS:redis.example.com'] })
  const misnamed = await startRedis({ tls: other })
  try {
    expect(await reasonOf(misnamed.url, { tls: { ca: other.ca } })).toMatch(/for another host name/)
    expect(await reasonOf(misnamed.url.replace('localhost', '127.0.0.1'), { tls: { ca: other.ca } })).toMatch(
      /another host name/,
    )
  } finally {
    await misnamed.stop()
    await other.remove()
  }
})

it('says that the authority given is no certificate', async () => {
  for (const ca of ['', 'not PEM', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n']) {
    expect(await reasonOf(server.url, { tls: { ca } })).toMatch(/^redis-ca is not a certificate in PEM form/)
  }
})

it('says that a wrong password is wrong over TLS as well', async () => {
  expect(await reasonOf(server.url, { tls: { ca: files.ca }, password: 'wrong' })).toMatch(/WRONGPASS/)
})

describe('the wrong scheme', () => {
  it('redis:// to a TLS port', async () => {
    const reason = await reasonOf(server.url.replace('rediss:', 'redis:'), { password: 'secret' })
    expect(reason).toMatch(/TLS.*use rediss:\/\/ instead of redis:\/\//)
  })

  it('rediss:// to a plain port', async () => {
    const reason = await reasonOf(plain.url.replace('redis:', 'rediss:'), { budgetMs: SHORT_BUDGET_MS })
    expect(reason).toMatch(/no TLS.*use redis:\/\/ instead of rediss:\/\//)
  })
})

it('says that the server wants a client certificate', async () => {
  const strict = await startRedis({ tls: files, config: { 'tls-auth-clients': 'yes' } })
  try {
    expect(await reasonOf(strict.url, { tls: { ca: files.ca } })).toMatch(/asks for a client certificate/)
  } finally {
    await strict.stop()
  }
})
