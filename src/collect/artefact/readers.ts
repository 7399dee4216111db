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
import { redisConf } from './settings/redis-conf'
import { terraform } from './terraform/reader'

/** Every kind of file that is looked at beside the source. */
export const readers: readonly Reader[] = [
  redisConf,
  procedures,
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
