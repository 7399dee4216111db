import type { Readings } from '../../../model'

/**
 * Why a reading is not there: it could not be read, or the service (Redis Cloud, for one) leaves it out. `section` is the
 * name under which the collector notes it, `what` is what the rule looks for.
 */
export function whyUnread({ unread }: Readings, section: string, what: string): string {
  const failed = unread.find((one) => one.section === section)
  return failed
    ? `${section} could not be read: ${failed.reason}`
    : `the server does not report ${what} in ${section}; look it up where the service is configured`
}
