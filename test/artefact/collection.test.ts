import { describe, expect, it } from 'vitest'
import { collectArtefacts } from '../../src/collect/artefact'
import { writeRepository } from '../support/repository'

async function unread(files: Record<string, string | Buffer>, minutes?: number) {
  const collected = await collectArtefacts(writeRepository(files), {
    ignore: [],
    ...(minutes !== undefined && { minutes }),
  })
  if (collected.status !== 'collected') throw new Error(`nothing was read: ${collected.reason}`)
  return collected.value.unread.map(({ path, reason }) => `${path}: ${reason}`)
}

describe('the other files of a repository', () => {
  it('are not applicable where none of them speaks of Redis', async () => {
    const root = writeRepository({
      'deploy/app.yaml': 'kind: Deployment\n',
      'README.md': '# Shop\n',
      'logo.png': 'redis',
    })
    expect(await collectArtefacts(root, { ignore: [] })).toEqual({
      status: 'not-applicable',
      reason: 'none of 2 files beside the source is about Redis',
    })
  })

  it('are not looked at where the config ignores them, nor in test folders', async () => {
    const root = writeRepository({ 'old/redis.conf': 'port 1\n', 'test/redis.conf': 'port 1\n' })
    expect(await collectArtefacts(root, { ignore: ['old/**'] })).toMatchObject({ status: 'not-applicable' })
  })

  it('are told when the time is up', async () => {
    expect(await unread({ 'deploy/redis.conf': 'port 6379\n' }, 0)).toEqual([
      'deploy/redis.conf: not looked at: what came before it took longer than 0 minutes',
    ])
  })

  it('are told when they are too large, but only where they speak of what is asked', async () => {
    const large = 'maxmemory 1gb\n'.padEnd(2_100_000, '# filler\n')
    expect(await unread({ 'deploy/redis.conf': large, 'data/redis.conf.txt': 'x'.repeat(2_100_000) })).toEqual([
      'deploy/redis.conf: larger than 2 MB',
    ])
  })
})
