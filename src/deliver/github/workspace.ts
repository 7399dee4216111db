import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { UsageError } from '../../model'
import { contains, relativeTo } from '../../paths'
import type { GitHubContext } from './context'

/** The folders of one run, as real absolute paths. */
export interface Workspace {
  /** GITHUB_WORKSPACE: what the job may look at. */
  readonly root: string
  /** The folder that is checked. */
  readonly dir: string
  /** `dir` relative to the repository, with `/` between folders; empty at its root. */
  readonly prefix: string
  /** `dir` relative to the workspace, with `/` between folders; `.` at its root. */
  readonly name: string
}

/**
 * Finds the folder to check. `root` is GITHUB_WORKSPACE, `workingDirectory` the input.
 * Throws {@link UsageError} where the folder is missing, empty or outside of the workspace, symlinks followed.
 */
export function resolveWorkspace(root: string, workingDirectory: string): Workspace {
  const realRoot = realFolder(root, `The workspace ${root}`)
  const name = `The input \`working-directory\`: ${workingDirectory}`
  const dir = realFolder(resolve(realRoot, workingDirectory), name)
  if (!contains(realRoot, dir)) throw new UsageError(`${name} leads out of the workspace; name a folder inside of it.`)
  // An empty folder would be "no Redis here" and a green check for a workflow that forgot its checkout.
  if (readdirSync(dir).every((entry) => entry === '.git'))
    throw new UsageError(`There is nothing to check in ${dir}; run actions/checkout before this step.`)
  const prefix = relativeTo(repositoryRoot(dir, realRoot), dir)
  return { root: realRoot, dir, prefix, name: nameOf(realRoot, dir) }
}

/** A folder, which need not be there, as the workspace names it, with `/` between folders; `.` for the workspace itself. */
export function nameOf(root: string, folder: string): string {
  return relativeTo(root, resolve(root, folder)) || '.'
}

/**
 * Why the credentials must not be used with what is checked out, or undefined. `pull_request_target` runs with secrets;
 * a workflow that checks out the pull request there hands its files, this tool's config among them, to strangers.
 */
export function untrustedCheckout(context: GitHubContext, dir: string): string | undefined {
  if (context.event !== 'pull_request_target' || isBaseCheckedOut(context, dir)) return undefined
  return 'not probed under pull_request_target: the checkout is not the base commit, and credentials do not go with untrusted files'
}

/** True where a run of `pull_request_target` has the base commit checked out and not the pull request, its default. */
export function isBaseCheckedOut({ event, pullRequest, sha }: GitHubContext, dir: string): boolean {
  if (event !== 'pull_request_target') return false
  const [head] = commitsAt(dir)
  return head !== undefined && [pullRequest?.base?.sha, sha].includes(head)
}

/** The commit that is checked out and its parents, as far as they are there; none where git cannot tell. */
export function commitsAt(dir: string): string[] {
  try {
    // In a container job the folder belongs to another user, and git would refuse to speak about it.
    const args = ['-c', 'safe.directory=*', 'rev-list', '--parents', '--max-count=1', 'HEAD']
    const output = execFileSync('git', args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return output.trim().split(' ')
  } catch {
    return []
  }
}

/** The checkout that holds `dir`: actions/checkout with `path:` puts it below the workspace. */
function repositoryRoot(dir: string, root: string): string {
  for (let folder = dir; folder !== root; folder = dirname(folder)) {
    if (isFolder(join(folder, '.git'))) return folder
  }
  return root
}

function realFolder(path: string, name: string): string {
  if (!existsSync(path)) throw new UsageError(`${name} does not exist; name a folder that is checked out.`)
  const real = realpathSync(path)
  if (!isFolder(real)) throw new UsageError(`${name} is not a folder; name the folder that holds the service.`)
  return real
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
