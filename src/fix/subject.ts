import { type Client, type Command, type Finding, type SourceEvidence, spotOf } from '../model'
import type { Change, Source } from './source'
import type { ts } from './syntax'

/** What there is to know about one finding when its fix is worked out. */
export interface Subject {
  readonly finding: Finding & { readonly place: NonNullable<Finding['place']> }
  /** What stands at the place of the finding. */
  readonly node: ts.Node
  readonly source: Source
  readonly evidence: SourceEvidence
  /** The TTL that the config gives to keys that have none. */
  readonly defaultTtlSeconds: number | undefined
}

/** A fix by offsets. */
export interface Proposal {
  readonly title: string
  readonly isSafe: boolean
  readonly changes: readonly Change[]
}

/** Works out the fix of one finding; undefined where there is none that is surely right. Pure. */
export type Fixer = (subject: Subject) => Proposal | undefined

/** The command that a finding is about. */
export function commandAt({ finding, evidence }: Subject, name: string): Command | undefined {
  const spot = spotOf(finding.place)
  return evidence.commands.find((one) => one.name === name && spotOf(one.place) === spot)
}

/** The client that a finding is about. */
export function clientAt({ finding, evidence }: Subject): Client | undefined {
  const spot = spotOf(finding.place)
  return evidence.clients.find(({ place }) => spotOf(place) === spot)
}

/** What is known of the client behind a command: of the one that was built, else what all of its library have in common. */
export function clientBehind(
  { client, library }: Command,
  { clients }: SourceEvidence,
): { readonly kind: Client['kind'] | undefined; readonly major: number | undefined; readonly isKnown: boolean } {
  const own = clients.find(({ id }) => id === client)
  const all = own ? [own] : clients.filter((one) => one.library === library)
  return {
    kind: common(all.map(({ kind }) => kind)),
    major: common(all.map(({ major }) => major)),
    isKnown: own !== undefined,
  }
}

/** The value that all have. */
function common<T>(values: readonly T[]): T | undefined {
  return values.every((one) => one === values[0]) ? values[0] : undefined
}
