import {
  blotSecrets,
  type Collected,
  type ProbeEvidence,
  READINGS_SCHEMA,
  RECORDING_VERSION,
  type ReadingsSchema,
} from '../model'

/** The readings as a part of the JSON report, or why there are none. */
export function readingsJson(collected: Collected<ProbeEvidence>): Record<string, unknown> {
  if (collected.status !== 'collected') return { status: collected.status, reason: blotSecrets(collected.reason) }
  return { status: collected.status, ...evidenceJson(collected.value) }
}

/** What the probe read as a file for `--replay`; `recordedAt` is the time of now in ISO 8601. */
export function renderRecording(evidence: ProbeEvidence, recordedAt: string): string {
  const recording = { recording: RECORDING_VERSION, ...evidenceJson({ ...evidence, recordedAt }) }
  return `${JSON.stringify(recording, null, 2)}\n`
}

/** What the probe read, with the fields of {@link READINGS_SCHEMA} only: nothing the model gains later gets out unseen. */
function evidenceJson({ servers, ...others }: ProbeEvidence): Record<string, unknown> {
  const flat = servers.map(({ name, role, readings }) => ({ name, role, ...readings }))
  return project({ servers: flat, ...others }, READINGS_SCHEMA) as Record<string, unknown>
}

function project(value: unknown, schema: ReadingsSchema | undefined): unknown {
  if (typeof value === 'string') return blotSecrets(value)
  if (Array.isArray(value)) return value.map((each) => project(each, schema?.items))
  if (typeof value !== 'object' || value === null || !schema) return value
  const { properties = {}, additionalProperties } = schema
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const named = entries.filter(([name]) => name in properties || additionalProperties)
  return Object.fromEntries(
    named.map(([name, each]) => [name, project(each, properties[name] ?? (additionalProperties || undefined))]),
  )
}
