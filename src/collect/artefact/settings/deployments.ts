import type { Place } from '../../../model'
import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'

/** A ConfigMap of Kubernetes. */
export interface ConfigMap {
  readonly name: string
  readonly file: ArtefactFile
  readonly data: readonly (readonly [string, Tree])[]
}

/** A document of Kubernetes that runs containers or asks an operator for a server. */
export interface Resource {
  readonly file: ArtefactFile
  readonly tree: Tree
}

/** The values that a Helm chart is given, and the chart that they are for where the file says so. */
export interface ReleaseValues {
  readonly file: ArtefactFile
  readonly tree: Tree
  /** `redis`, `redis-ha`; absent for a file of values, whose chart is told by the Chart.yaml beside it or by its shape. */
  readonly chart?: string
  /** Where that chart comes from: the address, or the name of a HelmRepository. */
  readonly repository?: string
  readonly name?: string
}

/** An instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string
  readonly text: string
  readonly place: Place
}

/**
 * The pieces from which it is worked out how servers are configured. They refer to each other across files, so they are
 * put together when all files have been read.
 */
export class Deployments {
  /** Files in the language of redis.conf, by path. */
  readonly confs = new Map<string, ArtefactFile>()
  readonly composes: { readonly file: ArtefactFile; readonly root: Tree }[] = []
  /** By path. */
  readonly dockerfiles = new Map<string, { readonly file: ArtefactFile; readonly instructions: Instruction[] }>()
  readonly configMaps: ConfigMap[] = []
  /** ConfigMaps that Kustomize makes: the files in them, by their key. */
  readonly generators: { readonly name: string; readonly files: readonly (readonly [string, string])[] }[] = []
  readonly resources: Resource[] = []
  /** Chart.yaml, by folder. */
  readonly charts = new Map<string, { readonly file: ArtefactFile; readonly root: Tree }>()
  readonly values: ReleaseValues[] = []
}
