import type { Place } from '../../../model'
import { parseJson } from '../documents/json'
import type { Tree } from '../documents/tree'
import { parseYaml } from '../documents/yaml'
import type { ArtefactFile } from '../file'
import type { Reader } from '../found'
import type { Declared } from '../infrastructure/declared'
import { interpret } from '../infrastructure/interpretation'
import { resolveTemplate } from './intrinsics'

/** Templates of CloudFormation and SAM, and the resources that a serverless.yml brings along. */
export const cloudFormation: Reader = {
  topics: ['alerts', 'metrics', 'server-settings'],
  accepts: (path) => /\.(?:ya?ml|json|template)$/i.test(path),
  mentions: /\bAWS::(?:CloudWatch::(?:Alarm|Dashboard)|ElastiCache::|MemoryDB::)/,
  read(file, found) {
    interpret(documentsOf(file).flatMap(declaredIn), found)
  },
}

function documentsOf(file: ArtefactFile): readonly Tree[] {
  const { path, text, documents } = file
  if (!path.endsWith('.template')) return documents
  return /^\s{0,1000}\{/.test(text) ? [parseJson(path, text)] : parseYaml(path, text)
}

function declaredIn(document: Tree): Declared[] {
  // The Serverless Framework keeps a template, or several of them, under `resources`.
  const below = document.at('resources')
  const templates = [document, ...(below ? [below, ...below.items] : [])]
  return templates.flatMap((template) => {
    const parameters = defaultsOf(template)
    const resources = template.at('Resources')?.entries ?? []
    return resources.map(([name, resource]) => declaredBy(name, resource, parameters))
  })
}

function declaredBy(name: string, resource: Tree, parameters: ReadonlyMap<string, Tree>): Declared {
  const properties = resource.at('Properties') ?? resource
  return {
    language: 'CloudFormation',
    type: resource.at('Type')?.text ?? '',
    isModule: false,
    name,
    place: firstLine(resource.place, name),
    tree: resolveTemplate(properties, parameters),
    isCreated: resource.at('Condition') ? undefined : true,
    home: resource.place.path,
  }
}

function defaultsOf(template: Tree): ReadonlyMap<string, Tree> {
  const defaults = template.at('Parameters')?.entries.flatMap(([name, parameter]): [string, Tree][] => {
    const value = parameter.at('Default')
    // An empty default is there to be set at deployment.
    return value && value.text !== undefined && value.text !== '' ? [[name, value]] : []
  })
  return new Map(defaults)
}

function firstLine({ path, line, column }: Place, name: string): Place {
  return { path, line, column, endLine: line, endColumn: column + name.length }
}
