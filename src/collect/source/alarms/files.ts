import type { Alert, Skipped } from '../../../model'
import { reasonOf } from '../../files/failures'
import { SYNTAX_ALONE, ts } from '../compiler'
import type { Checkout } from '../repository/checkout'
import { alarmsIn, mayHoldAlarms } from '.'

/** The alarms that any source of a checkout builds; a file that cannot be read for them is told. */
export function findAlarms({ sources }: Checkout, skipped: Skipped[]): Alert[] {
  return [...sources].flatMap(([path, { text }]) => {
    if (!mayHoldAlarms(text)) return []
    try {
      return alarmsIn(path, ts.createSourceFile(path, text, SYNTAX_ALONE, true))
    } catch (error) {
      skipped.push({ path, reason: `its alarms could not be read: ${reasonOf(error)}` })
      return []
    }
  })
}
