import type { ChangedLines, Collected } from '../../model'
import { git } from '../files/git'
import { FileReader, MAX_CONFIG_BYTES } from '../files/reading'
import { type Diff, diffSince } from './diff'

export { type FormerListing, isAsBefore, listingBefore } from './before'
export { linesOfPatch } from './hunks'

/** Whether a workflow runs this check, as an action or as a command. */
export function mentionsPreflight(workflow: string): boolean {
  return workflow.includes('redis-preflight')
}

/** A change, and the state before it as far as git knows that. */
export interface Change {
  readonly lines: Collected<ChangedLines>
  /** The commit before the change; absent where it is not known. */
  readonly base?: string
  /** What was done to the files; absent where it is not known. */
  readonly diff?: Diff
  /** Workflows that name this tool, before or after, and that were changed; relative to the top of the repository. */
  readonly workflows: readonly string[]
}

/** What is compared, and with what. */
interface Comparison {
  /** Absolute: what lies outside of it is not looked at. */
  readonly folder: string
  /** Branch, tag or commit. */
  readonly ref: string
  /** How readers know it. */
  readonly since: string
}

/**
 * What was done below a folder since it parted from a branch, a tag or a commit: commits, and what is not committed yet.
 * Never throws: what is not known has its reason, for the end of "it is not known what changed: …".
 */
export async function changeSince({ folder, ref, since }: Comparison): Promise<Change> {
  const base = await partingPoint(folder, ref)
  if ('reason' in base) return unknown(base.reason)
  try {
    const diff = await diffSince(folder, base.commit)
    const workflows = await changedWorkflows(folder, base.commit)
    const lines = { status: 'collected', value: { since, files: diff.files } } as const
    return { lines, base: base.commit, diff, workflows }
  } catch (error) {
    const [because = ''] = String((error as Error).message).split('\n')
    return unknown(`git could not compare (${because})`)
  }
}

function unknown(reason: string): Change {
  return { lines: { status: 'not-collected', reason }, workflows: [] }
}

/** The last commit that both have; a shallow clone may lack it. */
async function partingPoint(folder: string, ref: string): Promise<{ commit: string } | { reason: string }> {
  const named = await one(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (named === undefined) return { reason: `git does not know the commit \`${ref}\` here` }
  const common = await one(folder, ['merge-base', named, 'HEAD'])
  if (common === undefined)
    return { reason: `git knows no commit that HEAD and \`${ref}\` have in common; fetch more history` }
  return { commit: common }
}

async function one(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await git(folder, args)).trim() || undefined
  } catch {
    return undefined
  }
}

/**
 * The text of a file at a commit, by its path relative to the folder; undefined where it was not there.
 */
export async function textAt(folder: string, commit: string, path: string): Promise<string | undefined> {
  try {
    return await git(folder, ['show', '--no-textconv', `${commit}:./${path}`])
  } catch {
    return undefined
  }
}

/** Which workflows run this check; a name that is gone from one counts too. */
async function changedWorkflows(folder: string, commit: string): Promise<string[]> {
  const names = await git(folder, [
    'diff',
    '--no-ext-diff',
    '--name-only',
    '-z',
    commit,
    '--',
    ':(top).github/workflows',
  ])
  const top = await one(folder, ['rev-parse', '--show-toplevel'])
  if (top === undefined) return []
  const reader = new FileReader(top)
  const changed: string[] = []
  for (const path of names.split('\0').filter(Boolean)) {
    const now = reader.text(path, MAX_CONFIG_BYTES)
    const texts = [await textAt(top, commit, path), 'text' in now ? now.text : undefined]
    if (texts.some((text) => text !== undefined && mentionsPreflight(text))) changed.push(path)
  }
  return changed
}
