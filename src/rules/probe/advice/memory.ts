import type { ProbedServer } from '../../../model'

/**
 * Why a value of INFO memory is not there: the section could not be read, or the service (Redis Cloud, for one) leaves
 * the field out.
 */
export function whyUnknown({ readings }: ProbedServer, field: string): string {
  const unread = readings.unread.find(({ section }) => section === 'INFO memory')
  return unread
    ? `INFO memory could not be read: ${unread.reason}`
    : `the server does not report ${field} in INFO memory; look it up where the service is configured`
}
