import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
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

it('expects the name that the user gives, in place of the one in the URL', async () => {
  const other = await makeCertificates({ names: ['DNS:redis.example.com'] })
  const misnamed = await startRedis({ tls: other })
  try {
    const tls = { ca: other.ca, servername: 'redis.example.com' }
    expect((await readingsOf(misnamed.url, { tls })).unread).toEqual([])
    const wrong = { ca: other.ca, servername: 'other.example.com' }
    expect(await reasonOf(misnamed.url, { tls: wrong })).toMatch(/another host name.*redis-servername/)
  } finally {
    await misnamed.stop()
    await other.remove()
  }
})

describe('a server that asks for a client certificate', () => {
  let strict: RedisServer
  beforeAll(async () => {
    strict = await startRedis({ tls: files, config: { 'tls-auth-clients': 'yes' } })
  })
  afterAll(() => strict?.stop())
  const client = () => ({ ca: files.ca, cert: files.clientCert, key: files.clientKey })

  it('takes one that its authority signed', async () => {
    expect((await readingsOf(strict.url, { tls: client() })).unread).toEqual([])
  })

  it('gets none, and both ways of giving it are named', async () => {
    const reason = await reasonOf(strict.url, { tls: { ca: files.ca } })
    expect(reason).toMatch(/asks for a client certificate.*redis-cert and redis-key.*--redis-cert and --redis-key/)
  })

  it.each([undefined, 'a name that both have'])('does not take one of another authority (%s)', async (authority) => {
    const ours = await makeCertificates({ authority })
    const other = await makeCertificates({ authority })
    const server = await startRedis({ tls: ours, config: { 'tls-auth-clients': 'yes' } })
    try {
      const tls = { ca: ours.ca, cert: other.clientCert, key: other.clientKey }
      expect(await reasonOf(server.url, { tls })).toMatch(/does not accept the client certificate.*tls-ca-cert-file/)
      expect(await reasonOf(server.url, { tls: { ...tls, ca: other.ca } })).toMatch(
        /^the certificate of the server is /,
      )
    } finally {
      await server.stop()
      await ours.remove()
      await other.remove()
    }
  })

  it('does not take one that has expired', async () => {
    const old = await makeCertificates({ clientDays: -1 })
    const server = await startRedis({ tls: old, config: { 'tls-auth-clients': 'yes' } })
    try {
      const tls = { ca: old.ca, cert: old.clientCert, key: old.clientKey }
      expect(await reasonOf(server.url, { tls })).toMatch(/does not accept the client certificate.*expired: renew it/)
    } finally {
      await server.stop()
      await old.remove()
    }
  })
})

it.each<[string, (texts: TlsFiles) => object, RegExp]>([
  ['a key without a certificate', ({ clientKey }) => ({ key: clientKey }), /^redis-key was given without redis-cert/],
  [
    'a certificate without a key',
    ({ clientCert }) => ({ cert: clientCert }),
    /^redis-cert was given without redis-key/,
  ],
  [
    'the key of another certificate',
    ({ clientCert, keyFile }) => ({ cert: clientCert, key: readFileSync(keyFile, 'utf8') }),
    /^redis-key is not the private key of the certificate/,
  ],
  [
    'a key for a certificate',
    ({ clientKey }) => ({ cert: clientKey, key: clientKey }),
    /^redis-cert is not a certificate/,
  ],
  [
    'a certificate for a key',
    ({ clientCert }) => ({ cert: clientCert, key: clientCert }),
    /^redis-key is not a private key/,
  ],
  [
    'a locked key',
    ({ clientCert }) => ({ cert: clientCert, key: lockedKey() }),
    /^redis-key is protected by a passphrase/,
  ],
])('says what is wrong with %s', async (_, tls, reason) => {
  expect(await reasonOf(server.url, { tls: { ca: files.ca, ...tls(files) } })).toMatch(reason)
})

function lockedKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()
}
