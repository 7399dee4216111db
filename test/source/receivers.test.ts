import { expect, it } from 'vitest'
import { analyse } from './collect'

it('a command in a chain is told by what the chain is sent through', async () => {
  const source = `
    import Redis from 'ioredis'
    const redis = new Redis()
    export async function save(id: string, state: string) {
      const multi = redis.multi()
      multi.hset('job:' + id, 'state', state).zadd('jobs:' + state, 1, id)
      await multi.exec()
      await redis
        .pipeline()
        .set('seen:' + id, 1).incr('saves').exec()
      await redis.get('job:' + id)
    }`
  const { commands } = await analyse({ 'package.json': '{"dependencies":{"ioredis":"5.4.1"}}', 'src/jobs.ts': source })
  const told = commands.map(({ name, receiver }) => `${receiver} runs ${name}`)
  expect(told).toEqual(
    expect.arrayContaining([
      'multi runs HSET',
      'multi runs ZADD',
      'redis.pipeline() runs SET',
      'redis.pipeline() runs INCR',
      'redis runs GET',
    ]),
  )
})
