import type { Found } from '../found'
import { cloudWatch } from './cloudwatch'
import { cloudDashboards } from './dashboards'
import { datadog } from './datadog'
import type { Declared } from './declared'
import { elastiCache } from './elasticache'
import { googleAlerts } from './google-alerts'
import { azureAlerts } from './metric-alerts'
import { newRelic } from './newrelic'
import { otherServers } from './servers'

/** Takes what one kind of infrastructure says; the others are there for references. */
export type Interpreter = (declared: Declared, found: Found, all: readonly Declared[]) => void

const INTERPRETERS: readonly { readonly types: RegExp; readonly interpret: Interpreter }[] = [
  cloudWatch,
  datadog,
  newRelic,
  azureAlerts,
  googleAlerts,
  cloudDashboards,
  elastiCache,
  otherServers,
]

/** Takes alerts, dashboards and settings of servers from what files declare. */
export function interpret(all: readonly Declared[], found: Found): void {
  for (const declared of all) {
    for (const { types, interpret: take } of INTERPRETERS) {
      if (types.test(declared.type)) take(declared, found, all)
    }
  }
}
