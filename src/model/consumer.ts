import type { Role } from './client'
import type { Place } from './place'

/** Queues whose connections are made without a bound on retries, and which listen to the errors of what they are handed. */
export const QUEUE_PACKAGES: ReadonlySet<string> = new Set([
  'bull',
  'bullmq',
  '@taskforcesh/bullmq-pro',
  '@nestjs/bull',
  '@nestjs/bullmq',
])

/** One place at which a library (a queue, a session store, a lock) is handed a client, or the address of a server. */
export interface Consumer {
  readonly place: Place
  /** The npm package, and what of it is called: `bullmq`, `Worker`. */
  readonly library: string
  readonly name: string
  readonly role: Role
  /** {@link Client.id} of the client that it is handed; null where it builds one itself. */
  readonly client: number | null
  /** As {@link Client.instance}. */
  readonly instance?: number
  /** True where it waits on the client for as long as it takes, so that nothing may bound a request. */
  readonly blocks: boolean
  /** True where it races what it sends against a timer of its own, so that nobody waits for longer. */
  readonly isRaced?: boolean
}
