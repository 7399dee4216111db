import type { Role } from './client'
import type { Place, Skipped } from './place'

/** What a file beside the source may be about; a file that could not be read leaves these unanswered. */
export const ARTEFACT_TOPICS = ['alerts', 'metrics', 'server-settings', 'procedures', 'hot-keys'] as const

export type ArtefactTopic = (typeof ARTEFACT_TOPICS)[number]

/** Where an alert is written down, and so what evaluates it. */
export type AlertSystem = 'prometheus' | 'grafana' | 'datadog' | 'cloudwatch' | 'newrelic' | 'azure' | 'google'

/** What of Redis an alert, a dashboard or a counter is about; `other` is Redis, but none of these. */
export type Subject = 'hit-ratio' | 'evictions' | 'latency' | 'memory' | 'connections' | 'hot-keys' | 'other'

/** When an alert fires, in the unit of its subject: the hit ratio in percent, evictions in keys per second. */
export interface Trigger {
  /** It fires below this. */
  readonly below?: number
  /** It fires above this. */
  readonly above?: number
  /** It fires when the value grows: compared with an earlier one, or by its derivative. */
  readonly isRising?: boolean
  /** It fires when the value falls: compared with an earlier one. */
  readonly isFalling?: boolean
}

/** One alert about Redis. */
export interface Alert {
  /** Null where only the running system has it. */
  readonly place: Place | null
  readonly system: AlertSystem
  readonly name: string
  readonly subject: Subject
  /** Its expression as written, shortened. */
  readonly expression: string
  /** Absent where it could not be worked out; a doubt says why then. */
  readonly trigger?: Trigger
  /** Why it would not fire or nobody would hear of it, each a clause that goes after "it": proven. */
  readonly flaws: readonly string[]
  /** What could not be worked out, each a clause. */
  readonly doubts: readonly string[]
  /** What the running system says of it. */
  readonly live?: { readonly state: 'firing' | 'pending' | 'inactive' | 'unknown'; readonly isHealthy: boolean }
}

/** Something that records or shows what Redis does: an exporter, an agent, a dashboard, a counter of the service. */
export interface Monitor {
  readonly place: Place
  /** `redis_exporter`, `Grafana dashboard`, `prom-client`: words for the report. */
  readonly name: string
  readonly kind: 'collector' | 'dashboard' | 'counter'
  readonly subjects: readonly Subject[]
  /** Why it may not show what its name says, each a clause. */
  readonly doubts?: readonly string[]
}

/** What a file says of how a Redis server is to be configured. */
export interface ServerSettings {
  readonly place: Place
  /** What the file calls the server: a compose service, a Terraform resource, a release; empty where it has no name. */
  readonly name: string
  /** `redis.conf`, `docker-compose`, `Helm values`, `Terraform aws_elasticache_parameter_group`: words for the report. */
  readonly format: string
  readonly role?: Role
  /** Bytes; `null`: set to something that is not known here, such as a variable. 0 is no limit. */
  readonly maxmemory?: { readonly bytes: number | null; readonly place: Place }
  /** As `maxmemory-policy` is spelled in redis.conf; null where it is not known here. */
  readonly policy?: { readonly name: string | null; readonly place: Place }
  /** Why its memory is bounded although no maxmemory is set: the service sets it from the node's size. */
  readonly bounded?: string
  /** The policy that applies where the file names none; absent where that is not known. */
  readonly unsetPolicy?: string
  /** What the container may take, in bytes: it is killed when it takes more. */
  readonly limit?: { readonly bytes: number; readonly place: Place }
  /** Path of a configuration file that the container sees, but that no command names: the server does not read it. */
  readonly notLoaded?: string
  /** True where it may as well be what production runs on as what starts on a laptop: a plain docker-compose.yml. */
  readonly isMaybeLocal?: boolean
  /** True where it is plainly not what production runs on: a compose file for development, for tests, an example. */
  readonly isForDevelopment: boolean
}

/** A place at which hot keys are looked for or spread out. */
export interface HotKeyCheck {
  readonly place: Place
  /** `redis-cli --hotkeys in a CronJob`: words for the report. */
  readonly what: string
  /** True for what Redis answers under an LFU policy only. */
  readonly needsLfu?: boolean
  /** True for what slows the server down while it runs: MONITOR. */
  readonly isCostly?: boolean
}

/**
 * One way of emptying the cache, as a document gives it: a SCAN whose keys are deleted with UNLINK or DEL, KEYS, a version
 * that is raised, the whole database, or a command of the repository's own.
 */
export interface FlushRecipe {
  readonly kind: 'scan-unlink' | 'scan-del' | 'keys' | 'version-bump' | 'flushdb' | 'command'
  /** As written, shortened. */
  readonly text: string
  readonly place: Place
}

/** A day on which the procedure was tried. */
export interface Drill {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** The day with day and month the other way round, where the spelling leaves that open: `03/04/2026`. */
  readonly otherwise?: string
  readonly place: Place
}

/** What a document, or a section of one, says about emptying the cache. */
export interface FlushProcedure {
  /** Of its heading. */
  readonly place: Place
  readonly title: string
  /** True where the document is a runbook by its name, its folder or its title. */
  readonly isRunbook: boolean
  /** Which keys it says that it deletes, as written; absent where it does not say. */
  readonly keys?: string
  readonly recipes: readonly FlushRecipe[]
  /** Words in code that may name a function of the source. */
  readonly names: readonly string[]
  /** Whether it says who may do it, and how to verify it. */
  readonly tellsWho: boolean
  readonly tellsVerification: boolean
  readonly drills: readonly Drill[]
}

/** A file that a collector could not read, and which questions that leaves open. */
export interface UnreadArtefact extends Skipped {
  readonly topics: readonly ArtefactTopic[]
}

/** What the files beside the source say about how Redis is configured, watched and operated. */
export interface ArtefactEvidence {
  readonly alerts: readonly Alert[]
  /** How many alerts the repository holds in all, those about other things included. */
  readonly allAlerts: number
  readonly monitors: readonly Monitor[]
  readonly settings: readonly ServerSettings[]
  readonly hotKeyChecks: readonly HotKeyCheck[]
  /** One for each document that describes how to empty the cache. */
  readonly procedures: readonly FlushProcedure[]
  /** Recipes that run KEYS, in whichever document. */
  readonly keysRecipes: readonly FlushRecipe[]
  /** How many files were read. */
  readonly files: number
  readonly unread: readonly UnreadArtefact[]
  /** A source in a language that is not analysed, which uses Redis. */
  readonly user?: string
  /** Text of a file in which something was found. */
  text(path: string): string | undefined
}
