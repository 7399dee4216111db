import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCertificates, type RedisServer, startRedis, type TlsFiles } from '../support/redis-server.mjs'
import { CLEAN, createFolder, runCli } from './command'

let files: TlsFiles
let server: RedisServer
let folder: ReturnType<typeof createFolder>

beforeAll(async () => {
  files = await makeCertificates({ names: ['DNS:redis.example.com'] })
  server = await startRedis({ tls: files, config: { 'tls-auth-clients': 'yes', unixsocket: 'redis.sock' } })
  folder = createFolder({ ...CLEAN, 'redis-preflight.config.yml': 'probe: {window: 1ms, sample: 0}\n' })
})

afterAll(async () => {
  await server?.stop()
  await files?.remove()
  folder.remove()
})

const probe = (...args: string[]) => runCli(folder.path, ['probe', '--format', 'json', ...args])

it('files of certificates on the command line open a server that asks for them', async () => {
  const certificates = [
    '--redis-ca',
    files.caFile,
    '--redis-cert',
    files.clientCertFile,
    '--redis-key',
    files.clientKeyFile,
  ]
  const ended = await probe('--redis-url', server.url, ...certificates, '--redis-servername', 'redis.example.com')
  expect(JSON.parse(ended.stdout).readings.status).toBe('collected')
})

it('a socket opens it as well, and its path is not shown', async () => {
  const ended = await probe('--redis-url', `unix://${server.folder}/redis.sock`)
  expect(JSON.parse(ended.stdout).readings.status).toBe('collected')
  expect(ended.stdout + ended.stderr).not.toContain('redis.sock')
})

describe('what is wrong with a file is told in one sentence', () => {
  it.each([
    ['none.pem', '--redis-ca: the file none.pem does not exist.'],
    ['src', '--redis-ca: the file src cannot be read.'],
    ['-----BEGIN CERTIFICATE-----\nhunter2', '--redis-ca takes the path of a PEM file, not its text.'],
  ])('%j', async (path, message) => {
    expect(await probe('--redis-url', server.url, `--redis-ca=${path}`)).toEqual({
      code: 2,
      stdout: '',
      stderr: `redis-preflight: ${message}\n`,
    })
  })
})
