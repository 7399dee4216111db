import { posix } from 'node:path'
import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import type { Reader } from '../found'
import type { Deployments } from './deployments'

/** Names under which compose files are kept: `docker-compose.prod.yml`, `compose.yaml`, `docker-stack.yml`. */
const COMPOSE = /(?:compose|stack)[^/]{0,60}\.ya?ml$/i

/** Files of Docker Compose, Podman and Swarm. */
export const composeFile: Reader = {
  topics: ['server-settings'],
  accepts: (path) => COMPOSE.test(posix.basename(path)),
  mentions: /redis|valkey|keydb|dragonfly/i,
  read(file, found) {
    for (const root of file.documents) {
      if (root.at('services')?.entries.length) found.deployments.composes.push({ file, root })
    }
  },
}

/** A service as it runs: what a base file says of it first, then what the file says that is laid over it. */
export interface Service {
  readonly name: string
  /** The file that it is reported in. */
  readonly file: ArtefactFile
  /** All files that it is made of, in their order. */
  readonly files: readonly ArtefactFile[]
  readonly layers: readonly Tree[]
  /** Sections of the file that services refer to, by their name: `configs`. */
  readonly section: (name: string) => Tree | undefined
}

/** Every service of every compose file. */
export function servicesOf({ composes }: Deployments): Service[] {
  return composes.flatMap(({ file, root }) => {
    const base = baseOf(file, composes)
    return (root.at('services')?.entries ?? []).map(([name, own]): Service => {
      const below = own.at('image') || own.at('build') ? [] : layersIn(base, name)
      const layers = [...below, ...extended({ file, root, tree: own }, composes), { file, tree: own }]
      const section = (wanted: string) => root.at(wanted) ?? base?.root.at(wanted)
      return { name, file, files: layers.map((one) => one.file), layers: layers.map(({ tree }) => tree), section }
    })
  })
}

interface Compose {
  readonly file: ArtefactFile
  readonly root: Tree
}

/** The file that Compose reads first in a folder; the others there are laid over it. */
function baseOf({ path }: ArtefactFile, composes: readonly Compose[]): Compose | undefined {
  const folder = posix.dirname(path)
  return composes.find(({ file }) => {
    const isNext = posix.dirname(file.path) === folder && file.path !== path
    return isNext && /^(?:(?:docker-)?compose)\.ya?ml$/.test(posix.basename(file.path))
  })
}

function layersIn(base: Compose | undefined, name: string) {
  const tree = base?.root.at('services', name)
  return base && tree ? [{ file: base.file, tree }] : []
}

/** `extends: { file, service }`, one step deep. */
function extended({ file, root, tree }: Compose & { tree: Tree }, composes: readonly Compose[]) {
  const wanted = tree.at('extends')
  if (!wanted) return []
  const service = wanted.text ?? wanted.at('service')?.text ?? ''
  const path = wanted.at('file')?.text
  const from = path === undefined ? { file, root } : composes.find((one) => one.file.path === nextTo(file, path))
  return layersIn(from, service)
}

/** A path in a compose file, relative to the root of the repository. */
function nextTo(file: ArtefactFile, path: string): string {
  return posix.join(posix.dirname(file.path), path)
}

/** The value of a setting: the last layer that has it decides. */
export function valueIn({ layers }: Service, ...path: string[]): Tree | undefined {
  return layers.findLast((layer) => layer.at(...path))?.at(...path)
}

/** The environment of a service, written as a list or as a mapping; what comes from outside is left out. */
export function environmentOf({ layers }: Service): Map<string, Tree> {
  return new Map(layers.flatMap((layer) => entriesOf(layer.at('environment'))))
}

function entriesOf(environment: Tree | undefined): (readonly [string, Tree])[] {
  const listed = (environment?.items ?? []).flatMap((item): [string, Tree][] => {
    const [, name = '', value] = /^(\w{1,80})=(.{0,4000})$/s.exec(item.text ?? '') ?? []
    return value === undefined ? [] : [[name, item.withContent(value)]]
  })
  return [...(environment?.entries ?? []).filter(([, value]) => value.text !== undefined), ...listed]
}

/** What a service sees at a path of its own: a path in the repository, or undefined where nothing known is mounted there. */
export function mountedAt(service: Service, wanted: string): string | undefined {
  for (const { source, target } of mountsOf(service)) {
    if (target === wanted) return source
    if (wanted.startsWith(`${target.replace(/\/$/, '')}/`)) return posix.join(source, posix.relative(target, wanted))
  }
  return undefined
}

/** Files and folders of the repository that a service sees; the last layer comes first. */
export function mountsOf(service: Service): { readonly source: string; readonly target: string }[] {
  const { layers, file } = service
  const volumes = layers.flatMap((layer) => layer.at('volumes')?.items ?? [])
  const mounts = volumes.flatMap((volume) => {
    const [, source, target] = /^([^:]{1,400}):([^:]{1,400})(?::[\w,]{1,20})?$/.exec(volume.text ?? '') ?? []
    return [{ source: source ?? volume.at('source')?.text ?? '', target: target ?? volume.at('target')?.text ?? '' }]
  })
  const local = mounts
    .map(({ source, target }) => ({ source: withoutFolder(source), target }))
    .filter(({ source, target }) => /^\.{1,2}(?:\/|$)/.test(source) && target !== '')
    .map(({ source, target }) => ({ source: nextTo(file, source), target }))
  return [...local, ...configsOf(service)].toReversed()
}

/** `${PWD}/redis.conf` and the like: the folder of the file, as far as anybody can tell. */
function withoutFolder(source: string): string {
  return source.replace(/^\$(?:PWD|\{PWD[^}]{0,40}\})\//, './').replace(/^\$\{\w{1,80}:?-(\.[^}]{0,200})\}/, '$1')
}

/** `configs:` of a service, which name files of the repository in a section of their own. */
function configsOf({ layers, section, file }: Service): { source: string; target: string }[] {
  return layers.flatMap((layer) =>
    (layer.at('configs')?.items ?? []).flatMap((item) => {
      const name = item.text ?? item.at('source')?.text ?? ''
      const path = section('configs')?.at(name, 'file')?.text
      return path === undefined ? [] : [{ source: nextTo(file, path), target: item.at('target')?.text ?? `/${name}` }]
    }),
  )
}
