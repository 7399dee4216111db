import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { folderAt, Mistake } from '../support/script.mjs'
import { PEERS } from './peers.mjs'

const USAGE = 'npm run bench -- DIR... [--runs N] [--peers NAME,...] [--growth] [--probe] [--verify] [--node PATH]'

/** The command line, checked before anything is built or installed. */
export function readArguments(args) {
  const { values, positionals } = parse(args)
  const { growth, probe, verify } = values
  if (positionals.length === 0 && !growth && !probe) throw new Mistake(`name at least one folder: ${USAGE}`)
  if (positionals.length === 0 && verify) throw new Mistake(`--verify needs a folder: ${USAGE}`)
  return {
    growth,
    probe,
    verify,
    runs: countOf(values.runs),
    node: programOf(values.node),
    peers: peersOf(values.peers),
    folders: positionals.map(folderAt),
  }
}

function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '5' },
        peers: { type: 'string' },
        node: { type: 'string', default: process.execPath },
        growth: { type: 'boolean', default: false },
        probe: { type: 'boolean', default: false },
        verify: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new Mistake(`${error.message.split('\n')[0].replace(/\.$/, '')}: ${USAGE}`)
  }
}

function countOf(text) {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1)
    throw new Mistake(`--runs must be a whole number of 1 or more, not ${text}`)
  return count
}

function programOf(path) {
  const isFile = existsSync(path) && statSync(path).isFile()
  if (!isFile) throw new Mistake(`--node must be the path of a node executable; there is no file ${path}`)
  return resolve(path)
}

function peersOf(names) {
  if (names === undefined) return PEERS
  return names.split(',').map((name) => {
    const found = PEERS.find((peer) => peer.name === name.trim())
    if (!found)
      throw new Mistake(`--peers does not know ${name}; known are ${PEERS.map((peer) => peer.name).join(', ')}`)
    return found
  })
}
