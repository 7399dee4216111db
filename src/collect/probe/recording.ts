import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import {
  type Collected,
  count,
  type ProbedServer,
  type ProbeEvidence,
  READINGS_SCHEMA,
  RECORDING_VERSION,
  type Readings,
  UsageError,
} from '../../model'

/** Far more than any recording has. */
const MAX_BYTES = 16 * 1024 * 1024

/** A recording as it is in the file. */
interface Recording {
  readonly recording: number
  readonly servers: readonly (Readings & Pick<ProbedServer, 'name' | 'role'>)[]
  readonly unreached: ProbeEvidence['unreached']
  readonly recordedAt: string
}

/** After a week the data of a staging server say little about the next deploy. */
const FRESH_DAYS = 7

/**
 * Takes what an earlier probe wrote with `--record`; `now` is the time in ISO 8601. An old recording is told among what
 * could not be read, so that nothing passes on it alone. Throws UsageError for a file that is no recording.
 */
export async function replayProbe(file: string, now: string): Promise<Collected<ProbeEvidence>> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new UsageError(`The recording ${file} cannot be read; name a file that --record has written.`)
  const recording = text.length <= MAX_BYTES ? parse(text) : undefined
  if (!recording)
    throw new UsageError(`${file} is no recording; write one with \`redis-preflight probe --record FILE\`.`)
  const { servers, unreached, recordedAt } = recording
  const doubt = doubtOf(recordedAt, now)
  const age = doubt === undefined ? [] : [{ name: 'the recording', reason: doubt }]
  return {
    status: 'collected',
    value: { servers: servers.map(serverOf), unreached: [...unreached, ...age], recordedAt },
  }
}

function doubtOf(recordedAt: string, now: string): string | undefined {
  const days = Math.floor((Date.parse(now) - Date.parse(recordedAt)) / 86_400_000)
  if (!(days >= -1)) return 'it is dated in the future or not at all: record the readings again'
  return days > FRESH_DAYS ? `it is ${count(days, 'day')} old: record the readings again` : undefined
}

function parse(text: string): Recording | undefined {
  const schema = {
    ...READINGS_SCHEMA,
    required: [...(READINGS_SCHEMA.required ?? []), 'recording', 'recordedAt'],
    properties: { ...READINGS_SCHEMA.properties, recording: { const: RECORDING_VERSION } },
  }
  try {
    const data: unknown = JSON.parse(text)
    return new Ajv({ strict: false }).validate<Recording>(schema, data) ? data : undefined
  } catch {
    return undefined
  }
}

function serverOf({ name, role, ...readings }: Recording['servers'][number]): ProbedServer {
  return { name, role, readings }
}
