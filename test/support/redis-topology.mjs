/** Clusters and sentinels of real servers for tests, made of redis-server.mjs. Needs Redis 7, for `cluster-port`. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { findFreePorts, startRedis } from './redis-server.mjs'

const SLOTS = 16_384
const GIVE_UP_MS = 30_000

/**
 * Starts a cluster and waits until it serves all of its slots. The nodes know each other from the first moment, by the
 * file that each of them keeps of its cluster, which is quicker than introducing them.
 * @param {import('./redis-topology.mjs').ClusterOptions} [options]
 * @returns {Promise<import('./redis-topology.mjs').RedisCluster>}
 */
export async function startCluster(options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'redis-cluster-'))
  const nodes = await planNodes(options)
  const started = await Promise.allSettled(nodes.map((node) => startNode(node, nodes, folder, options)))
  const servers = started.filter(({ status }) => status === 'fulfilled').map(({ value }) => value)
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()))
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const failed = started.find(({ status }) => status === 'rejected')
    if (failed) throw failed.reason
    await waitUntilReady(servers, options)
  } catch (error) {
    await stop()
    throw error
  }
  const members = nodes.map(({ id, slots, primary }, index) => ({ ...servers[index], id, slots, primary }))
  const isReplica = ({ primary }) => primary !== undefined
  return { primaries: members.filter((node) => !isReplica(node)), replicas: members.filter(isReplica), stop }
}

/** Primaries come first; each replica follows the primary of its place. */
async function planNodes({ primaries = 3, replicas = 0 }) {
  const count = primaries * (1 + replicas)
  const ports = await findFreePorts(2 * count)
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: randomBytes(20).toString('hex'),
    index,
    port: ports[index],
    bus: ports[count + index],
  }))
  const from = (index) => Math.round((index * SLOTS) / primaries)
  return nodes.map((node) =>
    node.index < primaries
      ? { ...node, slots: `${from(node.index)}-${from(node.index + 1) - 1}` }
      : { ...node, primary: nodes[node.index % primaries].id },
  )
}

async function startNode(node, nodes, folder, options) {
  const file = join(folder, `nodes-${node.index}.conf`)
  await writeFile(
    file,
    `${nodes.map((other) => lineOf(other, node)).join('\n')}\nvars currentEpoch ${nodes.length} lastVoteEpoch 0\n`,
  )
  const secure = options.tls ? { 'tls-cluster': 'yes', 'tls-replication': 'yes' } : {}
  return startRedis({
    port: node.port,
    ...(options.tls && { tls: options.tls }),
    ...(options.acl && { acl: options.acl }),
    config: {
      'cluster-enabled': 'yes',
      'cluster-config-file': file,
      'cluster-port': node.bus,
      'cluster-node-timeout': 5000,
      'cluster-allow-replica-migration': 'no',
      'repl-diskless-sync-delay': 0,
      ...secure,
      ...options.config,
      ...options.configOf?.(node.index),
    },
  })
}

/** As CLUSTER NODES writes it, and as each node remembers the others. */
function lineOf({ id, index, port, bus, slots = '', primary }, self) {
  const flags = `${id === self.id ? 'myself,' : ''}${primary ? 'slave' : 'master'}`
  return `${id} 127.0.0.1:${port}@${bus} ${flags} ${primary ?? '-'} 0 0 ${index + 1} connected ${slots}`.trim()
}

async function waitUntilReady(servers, { tls: secure, login, replicas = 0 }) {
  const giveUpAt = Date.now() + GIVE_UP_MS
  const isReady = async ({ port }) => {
    const said = await tell(port, [...(login ? [`AUTH ${login}`] : []), 'CLUSTER INFO', 'INFO replication'], secure)
    const isReplica = said.includes('role:slave')
    const online = said.match(/^slave\d+:.*state=online/gm) ?? []
    return (
      said.includes('cluster_state:ok') &&
      (isReplica ? said.includes('master_link_status:up') : online.length === replicas)
    )
  }
  for (const server of servers) {
    while (!(await isReady(server))) {
      if (Date.now() > giveUpAt)
        throw new Error(`The cluster is not ready: ${await tell(server.port, ['CLUSTER INFO'], secure)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** What a server answers to a few lines, as it came. */
function tell(port, lines, secure) {
  return new Promise((resolve) => {
    const place = { port, host: '127.0.0.1' }
    const login = secure && { cert: secure.clientCert, key: secure.clientKey }
    const socket = secure ? tls.connect({ ...place, ...login, rejectUnauthorized: false }) : net.connect(place)
    let said = ''
    socket.on('data', (chunk) => (said += chunk))
    socket.once('error', () => resolve(said))
    socket.once('close', () => resolve(said))
    socket.setTimeout(2000, () => socket.destroy())
    socket.write(`${[...lines, 'QUIT'].join('\r\n')}\r\n`)
  })
}

/**
 * Starts a sentinel that watches these masters and waits until it has found them.
 * @param {Record<string, { port: number }>} masters by name
 * @param {import('./redis-server.mjs').RedisOptions} [options]
 * @returns {Promise<import('./redis-server.mjs').RedisServer>}
 */
export async function startSentinel(masters, options = {}) {
  const watched = Object.entries(masters).map(([name, { port }]) => [`sentinel monitor ${name}`, `127.0.0.1 ${port} 1`])
  const secure = options.tls ? { 'tls-replication': 'yes' } : {}
  return startRedis({
    ...options,
    args: ['--sentinel'],
    config: { ...Object.fromEntries(watched), ...secure, ...options.config },
  })
}
