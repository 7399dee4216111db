import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import type { Found, Reader } from '../found'
import { isForDevelopment } from '../settings/environment'
import { OF_INFO } from './subjects'

const FILES = /\.(?:ya?ml|json|tpl|j2|tmpl)$/i
const EXPORTER =
  /(?:^|[/"'])(?:[\w.-]{1,60}\/)*(?:redis[_-]exporter|prometheus-redis-exporter|valkey[_-]exporter)(?:[:@]|$)/i
const EXPORTER_CHART = /^prometheus-redis-exporter$/
/** The exporter's port, given to it by the list of Prometheus' default ports. */
const EXPORTER_TARGET = /(?:^|\/)[^/]{0,100}:9121$|redis[_-]exporter/i
/** What only the charts of Redis have beside `metrics`: Bitnami's, and those made after it. */
const CHART_PARTS = ['master', 'replica', 'architecture', 'sentinel', 'primary', 'auth']
const REDIS_KEY = /^(?:redis|valkey|keydb|dragonfly)(?:[-_]?(?:cluster|ha|cache|master|server|sentinel|queue))?$/i
const DATADOG_FILE = /(?:^|\/)(?:redisdb\.d\/[^/]{1,60}|conf\.d\/redisdb)\.ya?ml$/
const DATADOG_CHECK = /^(?:ad\.datadoghq\.com\/[\w-]{1,80}|com\.datadoghq\.ad)\.(?:check_names|checks)$/

/** Exporters and agents that read INFO, in compose files, manifests, charts and their own configuration. */
export const collectors: Reader = {
  topics: ['metrics'],
  accepts: (path) => FILES.test(path) && !isForDevelopment(path),
  mentions: /exporter|redisdb|nri-redis|^[ \t]{0,40}metrics:|"metrics"|\breceivers\b|\bmodule:\s{0,4}redis|:9121\b/im,
  read(file, found) {
    for (const document of file.everyDocument) readDocument(document, file, found)
  },
}

function readDocument(document: Tree, file: ArtefactFile, found: Found): void {
  const add = (tree: Tree, name: string) =>
    found.monitors.push({ place: tree.place, name, kind: 'collector', subjects: OF_INFO })
  if (DATADOG_FILE.test(file.path) && document.at('instances', 0)) add(document, 'Datadog agent')
  if (CHART_PARTS.some((part) => document.at(part))) addMetricsOf(document, add)
  for (const tree of document.all()) {
    readImage(tree, add)
    readAgents(tree, file, add)
    for (const [name, value] of tree.entries) {
      if (REDIS_KEY.test(name)) addMetricsOf(value, add)
      if (DATADOG_CHECK.test(name) && /"redisdb"/.test(value.text ?? '')) add(value, 'Datadog agent')
    }
  }
}

type Add = (tree: Tree, name: string) => void

/** `metrics: {enabled: true}` of a chart runs redis_exporter beside the server. */
function addMetricsOf(chart: Tree, add: Add): void {
  const metrics = chart.at('metrics')
  if (metrics?.at('enabled')?.content === true) add(metrics, 'redis_exporter')
}

function readImage(tree: Tree, add: Add): void {
  const image = tree.at('image')
  const named = image?.text ?? image?.at('repository')?.text
  if (image && named !== undefined && EXPORTER.test(named)) add(image, 'redis_exporter')
  const chart = tree.at('chart') ?? (tree.at('repository') ? tree.at('name') : undefined)
  if (chart && EXPORTER_CHART.test(chart.text ?? '')) add(chart, 'redis_exporter')
}

function readAgents(tree: Tree, { path }: ArtefactFile, add: Add): void {
  const job = tree.at('job_name')
  if (job && (/redis|valkey/i.test(job.text ?? '') || scrapesExporter(tree))) add(job, 'Prometheus scrape job')
  if (isUsedReceiver(tree)) add(tree.at('receivers') as Tree, 'OpenTelemetry Collector')
  const module = tree.at('module')
  if (module?.text === 'redis' && (tree.at('metricsets') || /metricbeat/i.test(path))) add(module, 'Metricbeat')
  const integration = tree.at('name')
  if (integration?.text === 'nri-redis') add(integration, 'New Relic agent')
}

function scrapesExporter(job: Tree): boolean {
  return [...(job.at('static_configs')?.all() ?? [])].some(({ text }) => EXPORTER_TARGET.test(text ?? ''))
}

/** A receiver that no pipeline names receives nothing. */
function isUsedReceiver(tree: Tree): boolean {
  const names = (tree.at('receivers')?.entries ?? [])
    .map(([name]) => name)
    .filter((name) => /^redis(?:\/|$)/.test(name))
  const pipelines = tree.at('service', 'pipelines')?.entries ?? []
  const used = pipelines.flatMap(([, pipeline]) => pipeline.at('receivers')?.items ?? [])
  return used.some(({ text = '' }) => names.includes(text))
}
