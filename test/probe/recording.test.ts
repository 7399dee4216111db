import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayProbe } from '../../src/collect/probe'
import { UsageError } from '../../src/model'
import { renderRecording } from '../../src/report'
import { rules } from '../../src/rules'
import { type RedisServer, startRedis } from '../support/redis-server.mjs'
import { evidenceOf, probe, withClient } from './support/probe'

let server: RedisServer
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redis-preflight-recording-'))
  server = await startRedis({ config: { 'slowlog-log-slower-than': 0 } })
  await withClient(server.url, async (client) => {
    await client.mset('user:alice', '1', 'user:bob', '2')
    await client.get('user:alice')
    await client.keys('user:*')
  })
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const NOW = '2026-11-27T12:00:00.000Z'

/** What a real server said, and the same from the file that it was recorded in. */
async function recorded() {
  const live = await probe(server.url, { windowMs: 150, sampleKeys: 1000 })
  if (live.status !== 'collected') throw new Error(live.reason)
  const file = join(folder, 'readings.json')
  const text = renderRecording(live.value, NOW)
  writeFileSync(file, text)
  return { live, file, text }
}

describe('a recording', () => {
  it('is read back as it was, with the time', async () => {
    const { live, file } = await recorded()
    expect(await replayProbe(file, NOW)).toEqual({ ...live, value: { ...live.value, recordedAt: NOW } })
  })

  it('is judged as the server itself was', async () => {
    const { live, file } = await recorded()
    const replayed = await replayProbe(file, NOW)
    for (const rule of rules.filter(({ reads }) => reads === 'probe')) {
      expect(rule.run(evidenceOf(replayed))).toEqual(rule.run(evidenceOf(live)))
    }
  })

  it('holds no key, no address and no secret', async () => {
    const { text } = await recorded()
    expect(text).not.toMatch(/alice|bob|127\.0\.0\.1|redis:\/\//)
  })

  it('that is old is a reason for doubt', async () => {
    const { file } = await recorded()
    const replayed = await replayProbe(file, '2026-12-09T12:00:00.000Z')
    expect(replayed).toMatchObject({
      value: { unreached: [{ name: 'the recording', reason: 'it is 12 days old: record the readings again' }] },
    })
  })
})

describe('a file that is no recording', () => {
  const refusal = async (name: string, text?: string) => {
    const file = join(folder, name)
    if (text !== undefined) writeFileSync(file, text)
    const error: unknown = await replayProbe(file, NOW).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UsageError)
    return (error as UsageError).message
  }

  it('is refused in one sentence that names it', async () => {
    expect(await refusal('none.json')).toMatch(/none\.json cannot be read; name a file that --record has written\.$/)
    for (const [name, text] of [
      ['empty.json', ''],
      ['text.json', 'PING'],
      ['null.json', 'null'],
      ['report.json', '{"schemaVersion": 1, "servers": []}'],
      ['future.json', `{"recording": 2, "recordedAt": "${NOW}", "servers": [], "unreached": []}`],
      ['nothing.json', `{"recording": 1, "recordedAt": "${NOW}", "servers": [], "unreached": []}`],
    ] as const) {
      expect(await refusal(name, text)).toMatch(
        /is no recording; write one with `redis-preflight probe --record FILE`\.$/,
      )
    }
  })

  it('is refused where a field is of another kind', async () => {
    const { text } = await recorded()
    const spoilt = { ...JSON.parse(text) }
    spoilt.servers[0].memory.policy = { toString: 'allkeys-lru' }
    expect(await refusal('spoilt.json', JSON.stringify(spoilt))).toMatch(/is no recording/)
  })
})
