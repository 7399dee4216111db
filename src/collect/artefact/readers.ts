import { alertmanager } from './alertmanager/routes'
import { cloudFormation } from './cloudformation/reader'
import { datadogMonitors } from './datadog/reader'
import type { Reader } from './found'
import { grafanaAlerts } from './grafana/alerts'
import { dashboards } from './grafana/dashboards'
import { hotKeyJobs } from './hot-keys/jobs'
import { agents } from './monitors/agents'
import { collectors } from './monitors/collectors'
import { procedures } from './procedures'
import { jsonnet } from './prometheus/jsonnet'
import { prometheusRules } from './prometheus/rules'
import { composeFile } from './settings/compose'
import { dockerfile } from './settings/dockerfile'
import { helmChart, helmValues } from './settings/helm'
import { kubernetes } from './settings/kubernetes'
import { redisConf } from './settings/redis-conf'
import { renderBlueprint } from './settings/render'
import { terraform } from './terraform/reader'

/** Every kind of file that is looked at beside the source. */
export const readers: readonly Reader[] = [
  redisConf,
  procedures,
  composeFile,
  dockerfile,
  kubernetes,
  helmChart,
  helmValues,
  renderBlueprint,
  prometheusRules,
  alertmanager,
  jsonnet,
  collectors,
  agents,
  dashboards,
  grafanaAlerts,
  hotKeyJobs,
  terraform,
  cloudFormation,
  datadogMonitors,
]
