import { join } from 'node:path'
import { checkOnce, checkProgram } from './bundle.mjs'
import { kindOf } from './goals.mjs'
import { install } from './install.mjs'
import { measure, Unusable } from './measure.mjs'
import { sourcesOf } from './sources.mjs'
import { compare, summarise } from './statistics.mjs'

/** Measures the command on one folder, beside each peer in turn. */
export async function compareWithPeers({ node, command, folder, runs, peers, scratch, tell }) {
  const report = join(scratch, 'report.json')
  const program = checkProgram({ node, command, folder, report })
  const { inventory } = await checkOnce(program, report)
  const setting = { node, folder, scratch, sources: sourcesOf(folder) }
  const ours = []
  const rows = []
  for (const peer of peers) {
    tell(`beside ${peer.name}`)
    try {
      const pairs = await measurePairs({ program, peer: await prepare(peer, setting), runs, scratch })
      ours.push(...pairs.map((pair) => pair.ours))
      rows.push({ peer, ...compare(pairs), used: summarise(pairs.map((pair) => pair.peer)) })
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      rows.push({ peer, failure: error.message })
    }
  }
  return { kind: kindOf({ inventory }), inventory, sources: setting.sources.length, ours: summarise(ours), rows }
}

async function prepare(peer, setting) {
  const modules = await install(peer)
  return { cwd: setting.folder, ...peer.programFor({ ...setting, modules }) }
}

/** The two in turn, so that what else the machine does falls on both; the first round of the peer warms it up. */
async function measurePairs({ program, peer, runs, scratch }) {
  const pairs = []
  await measure(peer, scratch)
  for (let run = 0; run < runs; run++) {
    pairs.push({ ours: await measure(program, scratch), peer: await measure(peer, scratch) })
  }
  return pairs
}
