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

it('the key of a command that says how many keys follow is the first of these', async () => {
  const source = `
    import Redis from 'ioredis'
    import { createClient } from 'redis'
    const redis = new Redis()
    const client = createClient()
    export async function take(team: string, keys: string[]) {
      await redis.zmpop(1, 'queue:' + team, 'MIN')
      await redis.blmpop(5, 1, 'list:' + team, 'LEFT')
      await redis.zunion(keys.length, 'scores:' + team, ...keys)
      await client.bzmPop(5, 'waiting:' + team, 'MIN')
    }`
  const packages = '{"dependencies":{"ioredis":"5.4.1","redis":"4.7.0"}}'
  const { commands } = await analyse({ 'package.json': packages, 'src/jobs.ts': source })
  expect(commands.map(({ name, key }) => `${name} ${key}`)).toEqual([
    'ZMPOP queue:*',
    'BLMPOP list:*',
    'ZUNION scores:*',
    'BZMPOP waiting:*',
  ])
})
