import { posix } from 'node:path'
import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import type { Found, Reader } from '../found'

/** Kinds that run containers. */
export const WORKLOADS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod'])
/** Kinds that ask an operator for a server: of Spotahome, OT-Container-Kit and Dragonfly. */
export const OPERATED: ReadonlySet<string> = new Set([
  'RedisFailover',
  'Redis',
  'RedisReplication',
  'RedisCluster',
  'Dragonfly',
])

const YAML = /\.ya?ml$/

/** Manifests of Kubernetes, also those in the templates of a Helm chart; HelmReleases and Argo CD's Applications. */
export const kubernetes: Reader = {
  topics: ['server-settings'],
  accepts: (path) => YAML.test(path) && !/(?:^|\/)\.github\//.test(path),
  mentions: /redis|valkey|keydb|dragonfly|maxmemory/i,
  read(file, found) {
    for (const root of documentsOf(file)) {
      for (const tree of root.at('kind')?.text === 'List' ? (root.at('items')?.items ?? []) : [root]) {
        add(file, tree, found)
      }
    }
  },
}

/** Documents that are of interest here; definitions of resources are large, and none of them. */
const MANIFEST =
  /^[ \t]{0,4}(?:- )?kind:[ \t]{0,8}["']?(?:List|ConfigMap|Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Kustomization|HelmRelease|Application|Redis(?:Failover|Replication|Cluster)?|Dragonfly)["']?\s{0,20}$/m
/** A template that starts a server itself. */
const STARTS = /\b(?:redis|valkey|keydb)-server\b|^[ \t-]{0,40}image:.{0,200}(?:redis|valkey|keydb)(?!.{0,20}exporter)/m

function documentsOf(file: ArtefactFile): readonly Tree[] {
  if (!MANIFEST.test(file.text)) return []
  // Most templates about Redis only name its address; those are not missed where they cannot be read.
  return file.isTemplate && !STARTS.test(file.text) ? [] : file.documents
}

function add(file: ArtefactFile, tree: Tree, { deployments }: Found): void {
  const kind = tree.at('kind')?.text ?? ''
  if (kind === 'ConfigMap') {
    const name = tree.at('metadata', 'name')?.text ?? ''
    deployments.configMaps.push({ name, file, data: tree.at('data')?.entries ?? [] })
  } else if (WORKLOADS.has(kind) || OPERATED.has(kind)) deployments.resources.push({ file, tree })
  else if (kind === 'Kustomization') generated(file, tree, deployments)
  else released(file, tree, deployments)
}

/** What Flux (`HelmRelease`) and Argo CD (`Application`) give a chart. */
function released(file: ArtefactFile, tree: Tree, { values }: Found['deployments']): void {
  const flux = tree.at('spec', 'chart', 'spec')
  const sources = [tree.at('spec', 'source'), ...(tree.at('spec', 'sources')?.items ?? [])]
  const asked = [
    { from: flux, repository: flux?.at('sourceRef', 'name'), given: tree.at('spec', 'values') },
    ...sources.map((from) => ({ from, repository: from?.at('repoURL'), given: from?.at('helm', 'valuesObject') })),
  ]
  for (const { from, repository, given } of asked) {
    const chart = from?.at('chart')?.text
    const release = { file, repository: repository?.text ?? '', name: nameOf(tree) }
    if (chart && given) values.push({ ...release, tree: given, chart })
  }
}

/** `configMapGenerator` of Kustomize: files that become a ConfigMap. */
function generated(file: ArtefactFile, tree: Tree, { generators }: Found['deployments']): void {
  for (const generator of tree.at('configMapGenerator')?.items ?? []) {
    const files = (generator.at('files')?.items ?? []).flatMap(({ text = '' }): [string, string][] => {
      const [first = '', second] = text.split('=')
      const path = second ?? first
      return [[second === undefined ? posix.basename(path) : first, posix.join(posix.dirname(file.path), path)]]
    })
    generators.push({ name: generator.at('name')?.text ?? '', files })
  }
}

function nameOf(tree: Tree): string {
  return tree.at('metadata', 'name')?.text ?? ''
}
