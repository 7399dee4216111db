import type { Alert } from '../../../model'
import type { Found } from '../found'
import { isForDevelopment } from '../settings/environment'
import { HOLE } from '../terraform/values'
import type { Declared } from './declared'

/** Keeps an alert with what its declaration says of it, once where a module is called several times alike. */
export function keepAlert(
  alert: Alert | undefined,
  { isCreated, place }: Pick<Declared, 'isCreated' | 'place'>,
  found: Found,
): void {
  if (!alert) {
    found.otherAlerts++
    return
  }
  const flaws = isCreated === false ? ['is never created: a condition on it does not hold'] : []
  const doubts = [
    ...(isCreated === undefined ? ['whether it is created is not known here'] : []),
    ...(isForDevelopment(place.path) ? ['its path says that it is an example or for development'] : []),
  ]
  const whole: Alert = {
    ...alert,
    name: shown(alert.name),
    expression: shown(alert.expression),
    flaws: [...alert.flaws, ...flaws],
    doubts: [...alert.doubts, ...doubts],
  }
  const same = JSON.stringify(whole)
  if (!found.alerts.some((one) => one.place?.line === place.line && JSON.stringify(one) === same))
    found.alerts.push(whole)
}

/** What is not known of a text is shown as dots. */
function shown(text: string): string {
  return text.replaceAll(HOLE, '…').replace(/\s+/g, ' ').trim().slice(0, 200)
}
