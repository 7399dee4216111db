import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUILD_MS, bundledAction } from './support/bundle'
import { checkOut, cleanUp, runAction } from './support/runner'
import { ONE_FAULT } from './support/services'

beforeAll(bundledAction, BUILD_MS)
afterAll(cleanUp)

test('jobs that work on parts publish nothing but their files, and the job that merges these reports the whole', async () => {
  const workspace = checkOut(ONE_FAULT)
  const files: string[] = []
  for (const shard of ['1/2', '2/2']) {
    const inputs = { shard, 'redis-url': 'redis://:hunter2@127.0.0.1:1' }
    const { code, outputs, summary, commands, kept } = await runAction({ workspace, inputs })
    expect({ code, summary, outputs: Object.keys(outputs) }).toEqual({ code: 0, summary: '', outputs: ['shard-file'] })
    expect(commands.filter(({ name }) => name !== 'add-mask')).toEqual([])
    expect(kept).toContain(`shard ${shard[0]} of 2: `)
    files.push(outputs['shard-file']!)
  }
  // As download-artifact leaves one of them, and by its name the other.
  mkdirSync(join(workspace, 'parts/first'), { recursive: true })
  copyFileSync(files[0]!, join(workspace, 'parts/first/redis-preflight-shard-1-of-2.json'))
  const merged = await runAction({ workspace, inputs: { merge: `parts\n${files[1]}\n` } })
  const whole = await runAction({ workspace })
  expect({ code: merged.code, report: merged.report }).toEqual({ code: 1, report: whole.report })
  expect(merged.summary).toBe(whole.summary)
})
