import { expect } from 'vitest'
import { collectSource } from '../../src/collect/source'
import { missingSettings, type SourceEvidence } from '../../src/model'
import { writeRepository } from '../support/repository'

/** What the analyzer finds in a small repository; fails the test when it finds no Redis. */
export async function analyse(
  files: Readonly<Record<string, string | Buffer>>,
  options: { ignore?: string[]; includeTests?: boolean; minutes?: number } = {},
): Promise<SourceEvidence> {
  return analyseFolder(writeRepository(files), options)
}

/** The same for a folder that is there. */
export async function analyseFolder(
  root: string,
  options: { ignore?: string[]; includeTests?: boolean; minutes?: number } = {},
): Promise<SourceEvidence> {
  const source = await collectSource(root, { ignore: [], includeTests: false, ...options })
  expect(source.status, 'status' in source && 'reason' in source ? source.reason : '').toBe('collected')
  if (source.status !== 'collected') throw new Error(source.reason)
  return source.value
}

/** Commands as `path:line NAME key ttl`, short enough to compare at a glance. */
export function commandLines(evidence: SourceEvidence): string[] {
  return evidence.commands.map(
    ({ place, name, key, ttl, unsure }) =>
      `${place.path}:${place.line} ${name} ${key ?? '-'} ${ttl}${unsure === undefined ? '' : ' unsure'}`,
  )
}

/** Clients as `path:line library missing,…`. */
export function clientLines(evidence: SourceEvidence): string[] {
  return evidence.clients.map(
    (client) =>
      `${client.place.path}:${client.place.line} ${client.library} ${missingSettings(client).join() || 'nothing'}`,
  )
}
