import type {
  Alert,
  ArtefactTopic,
  FlushProcedure,
  FlushRecipe,
  HotKeyCheck,
  Monitor,
  ServerSettings,
} from '../../model'
import type { Routing } from './alertmanager/routes'
import type { ArtefactFile } from './file'
import { Rules } from './prometheus/drafts'
import { Deployments } from './settings/deployments'
import type { TerraformFile } from './terraform/file'

/** What the readers have found so far, over all files. */
export class Found {
  readonly alerts: Alert[] = []
  readonly monitors: Monitor[] = []
  readonly settings: ServerSettings[] = []
  readonly hotKeyChecks: HotKeyCheck[] = []
  readonly procedures: FlushProcedure[] = []
  readonly keysRecipes: FlushRecipe[] = []
  /** Alerts about other things than Redis. */
  otherAlerts = 0
  /** Rules of Prometheus, which are judged once all of them are known. */
  readonly rules = new Rules()
  /** What the servers' settings are put together from when all files have been read. */
  readonly deployments = new Deployments()
  /** Where alerts of Prometheus go. */
  readonly routings: Routing[] = []
  /** Files of Terraform that speak of Redis or of alerts; the folders they stand in are read as a whole in the end. */
  readonly terraform: TerraformFile[] = []
}

/** Something in a file that could not be read, while the rest of it was. */
export interface Unread {
  readonly path: string
  readonly reason: string
}

/** The listed files, for what several of them say together. */
export interface Neighbours {
  /** Those that readers may look at, relative to the root. */
  readonly paths: readonly string[]
  /** The text of one of them; undefined where it cannot be read. */
  text(path: string): string | undefined
  /** Tells that a file could not be read, and why. */
  tell(path: string, reason: string): void
}

/** One kind of file, or of document within files, and what is taken from it. */
export interface Reader {
  /** What stays open where such a file cannot be read. */
  readonly topics: readonly ArtefactTopic[]
  /** Whether a file may be of this kind, by its path. */
  accepts(path: string): boolean
  /** Whether it is worth parsing, by its text: looked for in every accepted file, so it has to be quick. */
  readonly mentions: RegExp
  /** Adds what the file says. Throws Unreadable for a file that is of this kind and cannot be read. */
  read(file: ArtefactFile, found: Found): void
  /** Adds what only all files together say, once every file was looked at. */
  finish?(found: Found, neighbours: Neighbours): void
}
