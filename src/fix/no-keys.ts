import type { Command } from '../model'
import { deleteInBatches, hoistScan, iterateScan } from './scanning'
import type { Scan } from './scans'
import { clientBehind, commandAt, type Fixer, type Subject } from './subject'
import { ts } from './syntax'

/**
 * KEYS becomes SCAN, which answers other clients in between. What the program does with the keys stays the same:
 *
 * - SCAN may tell a key twice (https://redis.io/docs/latest/commands/scan/#scan-guarantees), KEYS never does. So keys are
 *   collected without duplicates first, unless they are only deleted: deleting a key twice does nothing.
 * - On a cluster both look at one node, and looking at all of them is more than a fix may decide.
 * - DEL without a key is an error (`ERR wrong number of arguments`), so an empty batch is left out.
 */
export const fixKeys: Fixer = (subject) => {
  const command = commandAt(subject, 'KEYS')
  const call = callOf(subject.node)
  const spelling = command && spellingOf(command, subject)
  if (!spelling || !call) return undefined
  const [argument] = call.arguments
  if (!argument || call.arguments.length > 1 || ts.isSpreadElement(argument)) return undefined
  const scan: Scan = { ...spelling, name: subject.node, call, argument, source: subject.source }
  const deleted = deletingNames(subject)
  const changes = deleteInBatches(scan, deleted) ?? iterateScan(scan, deleted) ?? hoistScan(scan)
  if (!changes) return undefined
  return {
    title: `page with \`${scan.method}()\` instead of KEYS`,
    isSafe: clientBehind(command, subject.evidence).isKnown,
    changes,
  }
}

/** `redis.keys(…)`, without `?.` anywhere: what is optional may be undefined, and nothing can be paged through then. */
function callOf(name: ts.Node): ts.CallExpression | undefined {
  const { parent } = name
  if (!ts.isIdentifier(name) || !/^keys$/i.test(name.text) || !ts.isPropertyAccessExpression(parent)) return undefined
  const call = parent.parent
  if (!ts.isCallExpression(call) || call.expression !== parent || call.flags & ts.NodeFlags.OptionalChain)
    return undefined
  return call
}

/** How the client pages; undefined where it cannot, and where it may be one node of many. */
function spellingOf(
  command: Command,
  { evidence }: Subject,
): Pick<Scan, 'method' | 'open' | 'close' | 'yields'> | undefined {
  if (command.via !== 'direct' || command.unsure !== undefined || command.mayBeCluster) return undefined
  const { kind, major } = clientBehind(command, evidence)
  if (command.library === 'ioredis' || command.library === 'iovalkey') {
    const isOne = kind === 'standalone' || kind === 'sentinel'
    return isOne ? { method: 'scanStream', open: '{ match: ', close: ', count: 100 }', yields: 'batch' } : undefined
  }
  if (command.library !== 'redis' || kind !== 'standalone' || major === undefined || major < 4) return undefined
  if (isLegacy(command, evidence)) return undefined
  // @redis/client 1 (redis 4) yields key by key, from redis 5 on each reply of SCAN as a whole (docs/v4-to-v5.md).
  const yields = major === 4 ? 'key' : 'batch'
  return { method: 'scanIterator', open: '{ MATCH: ', close: ', COUNT: 100 }', yields }
}

/** With `legacyMode` of node-redis 4 the methods take callbacks, as in version 3. */
function isLegacy({ client, library }: Command, { clients }: Subject['evidence']): boolean {
  const own = clients.filter(({ id }) => id === client)
  const all = own.length > 0 ? own : clients.filter((one) => one.library === library)
  return all.some(({ options }) => 'legacyMode' in options && options.legacyMode !== false)
}

/** Whether a node names a command that deletes, which does nothing to a key that is gone. */
function deletingNames({ evidence, source }: Subject): (node: ts.Node) => boolean {
  const spots = new Set(
    evidence.commands
      .filter(({ name, place, unsure }) => /^(?:DEL|UNLINK)$/.test(name) && place.path === source.path && !unsure)
      .map(({ place }) => `${place.line}:${place.column}`),
  )
  return (node) => {
    const { line, column } = source.placeOf(node)
    return spots.has(`${line}:${column}`)
  }
}
