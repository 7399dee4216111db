import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { probe, readingsOf, reasonOf } from './support/probe'

let server: RedisServer
let folder: string
const path = () => join(server.folder, 'redis.sock')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redis-socket-'))
  server = await startRedis({
    config: { unixsocket: 'redis.sock' },
    acl: ['user default on >standard ~* &* +@all', 'user me@home on >p:w/1 ~* &* +@all'],
  })
})
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

it.each([
  ['with user and password', () => `unix://me%40home:p%3Aw%2F1@${path()}`],
  ['with a password alone', () => `unix://:standard@${path()}`],
  ['with a database', () => `unix://:standard@${path()}?db=3`],
  ['by its other name', () => `redis+unix://:standard@${path()}`],
  ['percent-encoded', () => `unix://:standard@${path().replace('redis.sock', 'redis%2Esock')}`],
])('a socket is read %s', async (_, url) => {
  const readings = await readingsOf(url())
  expect(readings.unread).toEqual([])
  expect(readings.memory.policy).toBe('noeviction')
})

it('takes user and password from their own fields', async () => {
  expect((await readingsOf(`unix://${path()}`, { username: 'me@home', password: 'p:w/1' })).unread).toEqual([])
})

it('says what is wrong without showing the path', async () => {
  const dead = join(folder, 'dead.sock')
  await writeFile(dead, '')
  const cases: [string, RegExp][] = [
    [`unix://${folder}/none.sock`, /there is no socket at the path of the Redis URL/],
    [`unix://${dead}`, /no socket at the path|nothing takes connections at the socket/],
    [`unix://${path()}`, /NOAUTH/],
    [`unix://x:y@${path()}`, /WRONGPASS/],
    ['unix://run/redis.sock', /write unix:\/\/\/path\/to\/redis\.sock/],
    ['unix://', /write unix:\/\/\/path\/to\/redis\.sock/],
    ['unix:/run/redis.sock', /write unix:/],
    ['unix://a:b/c@/run/redis.sock', /percent-encoded/],
    ['unix://a:100%@/run/redis.sock', /percent-encoded/],
  ]
  for (const [url, reason] of cases) {
    const said = await reasonOf(url)
    expect(said).toMatch(reason)
    expect(said).not.toContain(folder)
    expect(said).not.toContain(server.folder)
  }
  expect(JSON.stringify(await probe(`unix://:standard@${path()}`))).not.toContain('redis.sock')
})

it.skipIf(process.getuid?.() === 0)('says that this user may not use it', async () => {
  await chmod(path(), 0)
  try {
    expect(await reasonOf(`unix://:standard@${path()}`)).toMatch(/may not use the socket/)
  } finally {
    await chmod(path(), 0o700)
  }
})
