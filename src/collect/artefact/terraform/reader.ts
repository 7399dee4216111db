import { posix } from 'node:path'
import { reasonOf } from '../../files/failures'
import type { Found, Neighbours, Reader } from '../found'
import { interpret } from '../infrastructure/interpretation'
import { ANY_VARIABLES_FILE, TERRAFORM_FILE, TerraformFile } from './file'
import { declaredInAll } from './workspace'

/** More files than a repository of one service has; of what is beyond them variables stay unknown. */
const MAX_FILES = 5000

/** Terraform and OpenTofu: managed servers, and the alerts and dashboards of the clouds, Datadog and New Relic. */
export const terraform: Reader = {
  topics: ['alerts', 'metrics', 'server-settings'],
  accepts: (path) => TERRAFORM_FILE.test(path) && !/(?:^|\/)\.terraform\//.test(path),
  mentions:
    /redis|valkey|elasticache|memorydb|metric[_-]alarm|datadog_(?:monitor|dashboard)|newrelic_(?:nrql_)?alert|monitor_metric_alert|monitoring_alert_policy|cloudwatch_dashboard/i,
  read(file, found) {
    found.terraform.push(new TerraformFile(file.path, file.text))
  },
  finish(found, neighbours) {
    if (found.terraform.length > 0) interpret(declaredInAll(allFiles(found, neighbours)), found)
  },
}

/** The files that were read and all others: variables and callers need not name what they are for. */
function allFiles({ terraform: read }: Found, { paths, text, tell }: Neighbours): TerraformFile[] {
  const known = new Set(read.map(({ path }) => path))
  const folders = new Set(read.map(({ path }) => posix.dirname(path)))
  const others = paths.filter((path) => (terraform.accepts(path) || ANY_VARIABLES_FILE.test(path)) && !known.has(path))
  return [
    ...read,
    ...others.slice(0, MAX_FILES).flatMap((path) => {
      const content = text(path)
      if (content === undefined || (!folders.has(posix.dirname(path)) && !CONCERNS_OTHERS.test(content))) return []
      try {
        return new TerraformFile(path, content)
      } catch (error) {
        if (folders.has(posix.dirname(path))) tell(path, reasonOf(error))
        return []
      }
    }),
  ]
}

/** A call of a module of the repository, or values of variables. */
const CONCERNS_OTHERS = /source["\s]{0,20}[=:]\s{0,20}"\.\.?\/|^[\w-]{1,60}\s{0,40}=/m
