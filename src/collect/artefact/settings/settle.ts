import { posix } from 'node:path'
import type { ServerSettings } from '../../../model'
import { Tree } from '../documents/tree'
import { type Open, settingsOf } from './assembly'
import { readCommand } from './command-line'
import { composeServers } from './compose-servers'
import type { Deployments } from './deployments'
import { type ConfText, confOfFile, type FindConf, wishesIn } from './directives'
import { baseImageOf, copiesIn, wordsOfInstruction } from './dockerfile'
import { isForDevelopment } from './environment'
import { helmServers } from './helm-servers'
import { serverImageOf } from './images'
import { ConfigMaps, kubernetesServers } from './kubernetes-servers'
import { operatorServers } from './operator-servers'
import { roleNamed } from './role-names'

/** How every server is configured that the files describe, put together from all of them. */
export function settle(deployments: Deployments, open: Open): ServerSettings[] {
  const maps = new ConfigMaps(deployments, open)
  const composed = composeServers(deployments, open)
  const settings = [
    ...composed.settings,
    ...kubernetesServers(deployments, maps),
    ...operatorServers(deployments, maps),
    ...helmServers(deployments, maps),
    ...maps.unused(),
  ]
  const claimed = new Set([...composed.claimed, ...maps.claimed])
  const images = imageServers(deployments, open, claimed)
  return [...settings, ...images, ...confServers(deployments, open, claimed)]
}

/** Images of one's own that bring a configuration along. Without one, it is given to the server when the image runs. */
function imageServers({ dockerfiles }: Deployments, open: Open, claimed: Set<string>): ServerSettings[] {
  return [...dockerfiles.values()].flatMap(({ file, instructions }) => {
    const [from] = instructions
    if (!from) return []
    const commands = ['ENTRYPOINT', 'CMD'].map((name) => instructions.findLast((one) => one.name === name))
    const parts = commands.map((one) => {
      return (
        one &&
        new Tree(
          wordsOfInstruction(one).map((word) => new Tree(word, one.place)),
          one.place,
        )
      )
    })
    const line = readCommand(file.placeOfWords.bind(file), parts, new Map())
    const copy = copiesIn(instructions).find(({ target }) => target === line.conf)
    const conf = copy && open(posix.join(posix.dirname(file.path), copy.source))
    const isClaimed = conf && claimed.has(conf.path)
    if (conf) claimed.add(conf.path)
    const wishes = { ...(conf && wishesIn(confOfFile(conf), () => undefined)), ...line.wishes }
    if (isClaimed || (!wishes.maxmemory && !wishes.policy)) return []
    const name = posix.basename(posix.dirname(posix.resolve('/', file.path)))
    const identity = { place: from.place, name, format: 'Dockerfile', isForDevelopment: isForDevelopment(file.path) }
    const product = serverImageOf(baseImageOf(from))?.product
    return settingsOf(identity, wishes, { ...(product && { product }) }) ?? []
  })
}

/** Configuration files that nothing here starts a server with. */
function confServers({ confs }: Deployments, open: Open, claimed: ReadonlySet<string>): ServerSettings[] {
  const included = new Set(claimed)
  const find: FindConf = (path, from) => {
    const file = open(posix.join(posix.dirname(from.path), posix.isAbsolute(path) ? posix.basename(path) : path))
    if (!file) return undefined
    included.add(file.path)
    return confOfFile(file)
  }
  const found = [...confs.values()].map((file): [string, ConfText] => [file.path, confOfFile(file)])
  const settled = found.map(([path, conf]) => [path, wishesIn(conf, find), conf] as const)
  return settled.flatMap(([path, wishes, { place }]) => {
    if (included.has(path)) return []
    const identity = { place, name: '', format: 'redis.conf', isForDevelopment: isForDevelopment(path) }
    const settings = settingsOf(identity, wishes)
    const role = roleNamed(posix.basename(path))
    return settings ? [{ ...settings, ...(role && { role }) }] : []
  })
}
