import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { changeSince, linesOfPatch, listingBefore, mentionsPreflight, textAt } from './collect/change'
import { type ConfigInputs, loadConfig } from './config'
import { type Collected, type Config, type Review, type TouchedLines, UsageError } from './model'
import { relativeTo } from './paths'
import type { ReviewedChange } from './run'

/** A change, and how to see the state before it. Paths are relative to the checked folder. */
export interface Change extends Pick<Review, 'lines' | 'workflows'>, Pick<ReviewedChange, 'listingBefore' | 'commit'> {
  /** The text of a file before the change, undefined where it was not there; absent where nothing before it is known. */
  readonly textBefore?: (path: string) => Promise<string | undefined>
}

/** What is compared: absolute path of the checked folder, and the commit with the name that readers know it by. */
interface Comparison {
  readonly root: string
  readonly ref: string
  readonly since: string
}

/** What was done below a folder since a commit, as git tells it. Never throws; what is not known has its reason. */
export async function changeFromGit({ root, ref, since }: Comparison): Promise<Change> {
  const { lines, base, diff, workflows } = await changeSince({ folder: root, ref, since })
  return {
    lines,
    workflows,
    ...(base !== undefined && { commit: base, textBefore: (path) => textAt(root, base, path) }),
    ...(diff && { listingBefore: (listing) => listingBefore(listing, diff) }),
  }
}

/** What GitHub's API says of a pull request, with paths relative to the repository. */
export interface RemoteChange {
  readonly since: string
  readonly files: readonly { readonly path: string; readonly isGone: boolean; readonly patch?: string | undefined }[]
  /** The text of a file before the change. */
  readonly textBefore: (path: string) => Promise<string | undefined>
}

/** The same, as GitHub tells it, for a checkout that lacks the commit before the change. `prefix` is the checked folder there. */
export async function changeFromPatches(
  { since, files, textBefore }: RemoteChange,
  { root, prefix }: { readonly root: string; readonly prefix: string },
): Promise<Change> {
  const touched = new Map<string, TouchedLines>()
  for (const { path, isGone, patch } of files) {
    const own = posix.relative(prefix, path)
    if (!isGone && !own.startsWith('../')) touched.set(own, linesOfPatch(patch, textOf(join(root, own))))
  }
  const workflows: string[] = []
  for (const { path, patch = '' } of files.filter((file) => file.path.startsWith('.github/workflows/'))) {
    if (mentionsPreflight(patch) || mentionsPreflight((await textBefore(path)) ?? '')) workflows.push(path)
  }
  return {
    lines: { status: 'collected', value: { since, files: touched } },
    workflows,
    textBefore: (path) => textBefore(posix.join(prefix, path)),
  }
}

/** Only compared with what the patch shows, so a file that cannot be read counts as touched in all its lines. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Whether a file is what it was at a commit; false where that is not known. */
export async function isAsAt(root: string, commit: string, path: string): Promise<boolean> {
  const text = await textAt(root, commit, path)
  return text !== undefined && text === textOf(join(root, path))
}

/** How a change is looked at. */
interface ReviewOptions {
  /** Whether findings that the change does not touch are counted alone. */
  readonly isNarrow: boolean
  /** Absolute path of the checked folder. */
  readonly root: string
  /** As for the run itself: the config before the change is loaded in the same way. */
  readonly config: ConfigInputs
  /** The config before the change, where somebody has loaded it already. */
  readonly before?: Config
}

/** A change with the config as it was before. Never throws; what is not known has its reason. */
export async function reviewOf(change: Change, options: ReviewOptions): Promise<ReviewedChange> {
  const { lines, workflows, listingBefore: makeListing, commit } = change
  const { isNarrow, root, config, before } = options
  const known = before ? ({ status: 'collected', value: before } as const) : await configBefore(change, root, config)
  return {
    review: { lines, isNarrow, before: known, workflows },
    ...(makeListing && { listingBefore: makeListing }),
    ...(commit !== undefined && { commit }),
  }
}

async function configBefore(change: Change, root: string, inputs: ConfigInputs): Promise<Collected<Config>> {
  if (!change.textBefore) return { status: 'not-collected', reason: whyUnknown(change) }
  try {
    return { status: 'collected', value: await loadConfig(await inputsBefore(change, root, inputs)) }
  } catch (error) {
    return { status: 'not-collected', reason: `the config before it is not usable (${(error as Error).message})` }
  }
}

function whyUnknown({ lines }: Pick<Change, 'lines'>): string {
  return lines.status === 'collected' ? 'there is nothing before it' : lines.reason
}

/**
 * What a config is loaded from as it was before the change. A file that the change brings is not there, which is no
 * mistake. Throws UsageError where nothing before the change is known, and what reading it throws.
 */
export async function inputsBefore(
  { lines, textBefore }: Change,
  root: string,
  { configFile, ...inputs }: ConfigInputs,
): Promise<ConfigInputs> {
  if (!textBefore) throw new UsageError(`The config before the change is not known: ${whyUnknown({ lines })}.`)
  const read = (path: string) => textBefore(relativeTo(root, path))
  const wasThere = configFile !== undefined && (await read(join(inputs.cwd, configFile))) !== undefined
  return {
    ...inputs,
    ...(wasThere && { configFile }),
    overrides: { ...inputs.overrides, isBaselineOptional: true },
    read,
  }
}
