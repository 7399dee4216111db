import type { ProbeEvidence } from '../../../model'

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']

/** Bytes for people: `512 bytes`, `1.5 GiB`. */
export function size(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${UNITS[power]}`
}

/**
 * Why a value of INFO memory is not there: the section could not be read, or the service (Redis Cloud, for one) leaves
 * the field out.
 */
export function whyUnknown({ readings }: ProbeEvidence, field: string): string {
  const unread = readings.unread.find(({ section }) => section === 'memory')
  return unread
    ? `INFO memory could not be read: ${unread.reason}`
    : `the server does not report ${field} in INFO memory; look it up where the service is configured`
}
