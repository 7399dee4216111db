import { relative } from 'node:path'
import { changeSince, listingBefore, textAt } from './collect/change'
import { type ConfigInputs, loadConfig } from './config'
import { type Collected, type Config, type Review, UsageError } from './model'
import type { ReviewedChange } from './run'

/** The change to look at, and how the config is loaded. */
interface ReviewInputs {
  /** Absolute path of the folder that is checked. */
  readonly root: string
  /** Branch, tag or commit that the change parted from. */
  readonly ref: string
  /** How readers know it. */
  readonly since: string
  /** Whether findings that the change does not touch are counted alone. */
  readonly isNarrow: boolean
  /** As for the run itself: the config before the change is loaded in the same way. */
  readonly config: ConfigInputs
}

/** Looks at what was done since a commit, and at the config as it was there. Never throws; what is not known has its reason. */
export async function reviewSince({ root, ref, since, isNarrow, config }: ReviewInputs): Promise<ReviewedChange> {
  const { lines, base, diff, workflows } = await changeSince({ folder: root, ref, since })
  const before = base === undefined ? notKnown(lines) : await configAt(root, base, config)
  return {
    review: { lines, isNarrow, before, workflows },
    ...(diff && { listingBefore: (listing) => listingBefore(listing, diff) }),
  }
}

function notKnown(lines: Review['lines']): Collected<Config> {
  return {
    status: 'not-collected',
    reason: lines.status === 'collected' ? 'git has no commit before it' : lines.reason,
  }
}

/** The config as it was at a commit. */
async function configAt(
  root: string,
  commit: string,
  { configFile, ...inputs }: ConfigInputs,
): Promise<Collected<Config>> {
  const textOf = (path: string) => textAt(root, commit, relative(root, path).replaceAll('\\', '/'))
  try {
    // A file that this change brings is news in all that it says, and so is its baseline.
    const isThere = configFile !== undefined && (await textOf(configFile)) !== undefined
    const value = await loadConfig({
      ...inputs,
      ...(isThere && { configFile }),
      overrides: { ...inputs.overrides, updateBaseline: true },
      read: textOf,
    })
    return { status: 'collected', value }
  } catch (error) {
    if (error instanceof UsageError)
      return { status: 'not-collected', reason: `the config before it is not usable (${error.message})` }
    throw error
  }
}
