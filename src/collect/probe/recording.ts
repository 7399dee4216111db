import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import {
  type Collected,
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

/** Takes what an earlier probe wrote with `--record`. Throws UsageError for a file that is none of those. */
export async function replayProbe(file: string): Promise<Collected<ProbeEvidence>> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new UsageError(`The recording ${file} cannot be read; name a file that --record has written.`)
  const recording = text.length <= MAX_BYTES ? parse(text) : undefined
  if (!recording)
    throw new UsageError(`${file} is no recording; write one with \`redis-preflight probe --record FILE\`.`)
  const { servers, unreached, recordedAt } = recording
  return { status: 'collected', value: { servers: servers.map(serverOf), unreached, recordedAt } }
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
