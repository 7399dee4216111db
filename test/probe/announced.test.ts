import { describe, expect, it } from 'vitest'
import { type Address, addressOf, announcedAddress } from '../../src/collect/probe/connection/address'
import { describeSlots, parseClusterNodes, unservedSlots } from '../../src/collect/probe/topology/cluster-nodes'

// Addresses as servers announce them in other networks than the loopback interface, which is all that tests may use.

const ID = '07c37dfeb235213a872192d90877d0cd55635b91'

function parsed(address: string, rest = 'master - 0 1426238317239 4 connected 0-5460') {
  return parseClusterNodes(`${ID} ${address} ${rest}\n`)[0]!
}

describe('CLUSTER NODES', () => {
  it.each([
    ['10.0.0.1:30004@31004', { host: '10.0.0.1', port: 30004 }],
    ['10.0.0.1:30004', { host: '10.0.0.1', port: 30004 }],
    ['10.0.0.1:30004@31004,node-1.example.com', { host: '10.0.0.1', port: 30004, hostname: 'node-1.example.com' }],
    ['10.0.0.1:30004@31004,', { host: '10.0.0.1', port: 30004 }],
    ['10.0.0.1:30004@31004,,shard-id=69bc', { host: '10.0.0.1', port: 30004 }],
    ['10.0.0.1:30004@31004,node-1,tls-port=0,shard-id=69bc', { host: '10.0.0.1', port: 30004, hostname: 'node-1' }],
    ['2001:db8::1:6379@16379', { host: '2001:db8::1', port: 6379 }],
    ['[2001:db8::1]:6379@16379', { host: '2001:db8::1', port: 6379 }],
    [':6379@16379', { host: '', port: 6379 }],
    [':0@0', { host: '', port: 0 }],
    [':0@0,node-1', { host: '', port: 0, hostname: 'node-1' }],
  ])('has the address %s', (address, announced) => {
    expect(parsed(address).announced).toEqual(announced)
  })

  it('has slots, and those that move are still their owner’s', () => {
    const { slots } = parsed('h:1@2', 'myself,master - 0 0 1 connected 7-9 3 5000-5001 [93->-292f] [77-<-e7d1]')
    expect(slots).toEqual([
      { from: 3, to: 3 },
      { from: 7, to: 9 },
      { from: 5000, to: 5001 },
    ])
  })

  it('has replicas and failed nodes', () => {
    expect(parsed('h:1@2', `slave,fail? ${ID} 0 0 1 disconnected`)).toMatchObject({
      primary: ID,
      flags: new Set(['slave', 'fail?']),
      isConnected: false,
      slots: [],
    })
  })

  it.each([
    '',
    'OK',
    'ERR',
    `${ID}`,
    `${ID} nowhere master - 0 0 1 connected`,
    '../../etc h:1@2 master - 0 0 1 connected',
  ])('is refused as %j', (text) => {
    expect(() => parseClusterNodes(text)).toThrow(/does not list the nodes of its cluster/)
  })
})

describe('slots', () => {
  it.each([
    [[[0, 5460]], 'slots 0-5460'],
    [[[7, 7]], 'slot 7'],
    [
      [
        [1, 2],
        [9, 9],
      ],
      'slots 1-2, 9',
    ],
    [
      [
        [1, 2],
        [4, 5],
        [7, 8],
      ],
      'slots 1-2, 4-5 and 1 more range',
    ],
    [
      [
        [1, 2],
        [4, 5],
        [7, 8],
        [10, 11],
      ],
      'slots 1-2, 4-5 and 2 more ranges',
    ],
  ] as [number[][], string][])('%j are told as %s', (ranges, text) => {
    expect(describeSlots(ranges.map(([from, to]) => ({ from: from!, to: to! })))).toBe(text)
  })

  it('that nobody has are found', () => {
    const nodes = parseClusterNodes(
      `${ID} h:1@2 master - 0 0 1 connected 100-16383\n${ID} h:2@3 master - 0 0 1 connected 0-49 51\n`,
    )
    expect(unservedSlots(nodes)).toEqual([
      { from: 50, to: 50 },
      { from: 52, to: 99 },
    ])
    expect(unservedSlots([parsed('h:1@2', 'master - 0 0 1 connected 0-16383')])).toEqual([])
  })
})

describe('an announced address', () => {
  const from = (url: string, tls = {}): Address => addressOf({ name: '', url, role: 'cache', tls })

  it('is reached with the login of the server that announced it', () => {
    const known = from('redis://me:secret@redis.example.com:6379')
    expect(announcedAddress(known, { host: '10.0.0.2', port: 6380 }, 'cluster')).toEqual({
      teller: 'cluster',
      host: '10.0.0.2',
      port: 6380,
      username: 'me',
      password: 'secret',
    })
  })

  it('without a host is on the machine that announced it', () => {
    const at = (url: string) => announcedAddress(from(url), { host: '', port: 6380 }, 'cluster').host
    expect(at('redis://redis.example.com')).toBe('redis.example.com')
    expect(at('redis://[2001:db8::1]')).toBe('2001:db8::1')
    expect(at('unix:///run/redis.sock')).toBe('localhost')
  })

  it('must be known', () => {
    expect(() => announcedAddress(from('redis://h'), { host: '', port: 0 }, 'cluster')).toThrow(
      'the cluster does not know the address of this server',
    )
  })

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost', '::ffff:127.0.0.1'])(
    'of a loopback interface (%s) leads nowhere',
    (host) => {
      const go = (url: string, teller: 'cluster' | 'sentinel') =>
        announcedAddress(from(url), { host, port: 6379 }, teller)
      expect(() => go('redis://redis.example.com', 'cluster')).toThrow(/loopback address.*set cluster-announce-ip/)
      expect(() => go('redis://10.0.0.1', 'sentinel')).toThrow(/loopback address.*set replica-announce-ip/)
      for (const near of ['redis://localhost', 'redis://127.0.0.1', 'redis://[::1]', 'unix:///run/redis.sock'])
        expect(go(near, 'cluster').host).toBe(host)
    },
  )

  it('may have a certificate for any name by which it is known, or for the one that the user gives', () => {
    const announced = { host: '10.0.0.2', port: 6380, hostname: 'node-2' }
    const names = (tls: { servername?: string }) =>
      announcedAddress(from('rediss://redis.example.com', tls), announced, 'cluster').tls?.names
    expect(names({})).toEqual(['10.0.0.2', 'node-2', 'redis.example.com'])
    expect(names({ servername: 'shop' })).toEqual(['shop'])
  })
})
