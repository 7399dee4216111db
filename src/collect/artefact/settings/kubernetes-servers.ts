import { posix } from 'node:path'
import type { Place, ServerSettings } from '../../../model'
import { hasPlaceholder } from '../documents/placeholder'
import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import { type Identity, type Open, settingsOf } from './assembly'
import { readCommand } from './command-line'
import type { ConfigMap, Deployments, Resource } from './deployments'
import {
  type ConfText,
  confOfFile,
  confOfTree,
  type FindConf,
  type Gathering,
  unknownAt,
  type Wishes,
  wishesIn,
} from './directives'
import { isForDevelopment } from './environment'
import { type ServerImage, serverImageOf } from './images'
import { WORKLOADS } from './kubernetes'
import { alikeTo, patchesOf, podOf } from './overlays'
import { isConf } from './redis-conf'
import { quantityOf } from './sizes'

/** Every server that manifests of Kubernetes start. */
export function kubernetesServers({ resources }: Deployments, maps: ConfigMaps): ServerSettings[] {
  const workloads = resources.filter(({ tree }) => WORKLOADS.has(tree.at('kind')?.text ?? ''))
  const alike = alikeTo(workloads)
  return workloads.flatMap((resource) => workloadServers(resource, alike(resource), maps))
}

/** Texts of configuration by ConfigMap and key, of manifests and of Kustomize's generators. */
export class ConfigMaps {
  readonly claimed: string[] = []
  readonly #used = new Set<string>()
  readonly #byName = new Map<string, ConfigMap[]>()

  constructor(
    readonly deployments: Deployments,
    readonly open: Open,
  ) {
    for (const map of deployments.configMaps) {
      const named = this.#byName.get(map.name)
      if (named) named.push(map)
      else this.#byName.set(map.name, [map])
    }
  }

  /** The first text of that name; a key that is not given is any that holds a configuration of the server. */
  text(name: string, key?: string): ConfText | undefined {
    this.#used.add(name)
    for (const map of this.#byName.get(name) ?? []) {
      const tree = map.data.find(([own, value]) => (key === undefined ? isConf(value.text ?? '') : own === key))?.[1]
      if (tree) return confOfTree(map.file, tree)
    }
    const files = this.deployments.generators.filter((one) => one.name === name).flatMap((one) => one.files)
    const path = files.find(([own]) => key === undefined || own === key)?.[1]
    const file = path === undefined ? undefined : this.open(path)
    if (!file) return undefined
    this.claimed.push(file.path)
    return confOfFile(file)
  }

  /** Configurations that no workload here mounts: something outside of the repository does. */
  unused(): ServerSettings[] {
    return this.deployments.configMaps.flatMap(({ name, file, data }) => {
      if (this.#used.has(name)) return []
      return data.flatMap(([key, tree]) => {
        const conf = confOfTree(file, tree)
        const isServer = /\.conf$/.test(key) && !/sentinel|replica|slave/i.test(key) && isConf(conf.text)
        const identity = identityOf(file, tree.nameAt(key), name, 'ConfigMap')
        return (
          (isServer &&
            settingsOf(
              identity,
              wishesIn(conf, () => undefined),
            )) ||
          []
        )
      })
    })
  }
}

/** The servers among the containers of one workload; `alike` are the documents of the same kind and name. */
function workloadServers({ file, tree }: Resource, alike: readonly Resource[], maps: ConfigMaps): ServerSettings[] {
  const pod = podOf(tree)
  const name = tree.at('metadata', 'name')?.text ?? ''
  return (pod?.at('containers')?.items ?? []).flatMap((container) => {
    // The values of the chart switch it off.
    if (file.conditionAt(container.place.line) !== undefined) return []
    const patches = patchesOf(tree, container, alike)
    const settings = containerSettings({ file, pod, container, patches, name, maps })
    return settings ?? []
  })
}

interface Container {
  readonly file: ArtefactFile
  readonly pod: Tree | undefined
  readonly container: Tree
  readonly patches: readonly Resource[]
  readonly name: string
  readonly maps: ConfigMaps
}

function containerSettings(the: Container): ServerSettings | undefined {
  const { file, container, patches, name } = the
  const image = serverImageOf(container.at('image')?.text ?? '')
  const layers: Resource[] = [{ file, tree: container }, ...patches]
  const last = (...path: string[]) => layers.findLast(({ tree }) => tree.at(...path))
  const args = last('args')
  const command = last('command')
  const locate = (within: Place, words: string) => {
    return layers.find((one) => one.file.path === within.path)?.file.placeOfWords(within, words) ?? within
  }
  const line = readCommand(locate, [command?.tree.at('command'), args?.tree.at('args')], environmentOf(container))
  if (!image && !line.namesServer) return undefined
  const conf = isUnseen(the, line.isOpaque) ? unknownAt(placeOfContainer(container)) : confWishes(the, image, line.conf)
  const flags = readCommand(locate, flagsOf(container, image), environmentOf(container)).wishes
  const limited = last('resources', 'limits', 'memory')
  return settingsOf(
    identityOf(file, placeOfContainer(container), calledIn(name, container), 'Kubernetes manifest'),
    { ...conf, ...flags, ...line.wishes },
    {
      ...(image && { product: image.product }),
      ...limitOf(limited?.tree.at('resources', 'limits', 'memory')),
    },
  )
}

/** The name of a workload; that of the container, where a template makes the other. */
function calledIn(name: string, container: Tree): string {
  return hasPlaceholder(name) ? (container.at('name')?.text ?? '') : name
}

/** Whether what starts the container is not in sight: a script, a template's loop, an image of somebody's own. */
function isUnseen({ file, container }: Container, isOpaque: boolean): boolean {
  if (isOpaque) return true
  const { line, endLine } = container.place
  // A block that the template writes may hold anything, further arguments among it.
  const lines = file.text.slice(file.lineStart(line - 1), file.lineStart(endLine)).split('\n')
  return lines.some(
    (text) => /\{\{-?\s{0,8}(?:range|toYaml|with)\b/.test(text) && /arg|flag|command|toYaml \.\s/i.test(text),
  )
}

function confWishes(the: Container, image: ServerImage | undefined, named: string | undefined): Wishes {
  const { container, maps } = the
  const unknown = () => unknownAt(placeOfContainer(container))
  if (named === undefined) {
    const own = image?.ownConf ? mountsOf(the).find(({ target }) => image.ownConf?.test(`${target}/`)) : undefined
    if (own) return unknown()
    return image?.isStock === false ? unknown() : {}
  }
  const conf = mountedConf(the, named)
  const find: FindConf = (path) => mountedConf(the, path)
  return conf ? wishesIn(conf, find) : unknown()
  function mountedConf(mount: Container, path: string): ConfText | undefined {
    for (const { target, map, items, subPath } of mountsOf(mount)) {
      if (target === path && subPath !== undefined) return maps.text(map, items.get(subPath) ?? subPath)
      const key = posix.relative(target, path)
      if (!key.startsWith('..') && key !== '') return maps.text(map, items.get(key) ?? key)
    }
    return undefined
  }
}

/** ConfigMaps that a container sees, and where; `items` are the keys of files that have a name of their own. */
function mountsOf({ pod, container }: Pick<Container, 'pod' | 'container'>) {
  const volumes = new Map((pod?.at('volumes')?.items ?? []).map((volume) => [volume.at('name')?.text ?? '', volume]))
  return (container.at('volumeMounts')?.items ?? []).flatMap((mount) => {
    const source = volumes.get(mount.at('name')?.text ?? '')?.at('configMap')
    const map = source?.at('name')?.text
    if (map === undefined) return []
    const items = (source?.at('items')?.items ?? []).map((item): [string, string] => {
      return [item.at('path')?.text ?? '', item.at('key')?.text ?? '']
    })
    return [
      { target: mount.at('mountPath')?.text ?? '', map, items: new Map(items), subPath: mount.at('subPath')?.text },
    ]
  })
}

function environmentOf(container: Tree): Map<string, string> {
  const entries = (container.at('env')?.items ?? []).map((item) => {
    return [item.at('name')?.text ?? '', item.at('value')?.text] as const
  })
  return new Map(
    entries.flatMap(([name, value]) => (value === undefined || hasPlaceholder(value) ? [] : [[name, value]])),
  )
}

function flagsOf(container: Tree, image: ServerImage | undefined): Tree[] {
  const items = container.at('env')?.items ?? []
  return items.flatMap((item) => {
    const value = item.at('value')
    return value && image?.flagVariables.includes(item.at('name')?.text ?? '') ? [value] : []
  })
}

/** Where a container begins: its first line. */
function placeOfContainer({ place }: Tree): Place {
  return { ...place, endLine: place.line, endColumn: place.column + 1 }
}

/** The memory limit of a container, where it is written as one. */
export function limitOf(tree: Tree | undefined): Pick<ServerSettings, 'limit'> {
  const bytes = quantityOf(tree?.text ?? '')
  return tree && bytes !== undefined && bytes > 0 ? { limit: { bytes, place: tree.place } } : {}
}

/** A server of Kubernetes; manifests are there to be deployed. */
export function identityOf(file: ArtefactFile, place: Place, name: string, format: string): Identity {
  return { place, name: hasPlaceholder(name) ? '' : name, format, isForDevelopment: isForDevelopment(file.path) }
}

/** Configurations that an operator is given, one after the other. */
export function wishesOfConfs(confs: readonly (ConfText | undefined)[]): Wishes {
  const wishes: Gathering = {}
  for (const conf of confs)
    if (conf)
      Object.assign(
        wishes,
        wishesIn(conf, () => undefined),
      )
  return wishes
}
