import type { Client, Repository } from './client'

const PAGE = 100

/** One file of a pull request, as GitHub lists it. */
export interface ChangedFile {
  readonly path: string
  readonly isGone: boolean
  /** Absent for a binary file and for one whose diff is too large (GitHub docs, "Repository limits"). */
  readonly patch?: string | undefined
}

/** GitHub lists no more files of a pull request (OpenAPI: pulls/list-files). */
const MOST_FILES = 3000

/** The files that a pull request touches. Throws where there are more than GitHub lists: the rest would seem untouched. */
export async function listChangedFiles(client: Client, repository: Repository, number: number): Promise<ChangedFile[]> {
  const where = { ...repository, pull_number: number, per_page: PAGE }
  const files = await client.paginate(client.rest.pulls.listFiles, where)
  if (files.length >= MOST_FILES) throw new Error(`GitHub lists only the first ${MOST_FILES} files of a pull request`)
  return files.map(({ filename, status, patch }) => ({ path: filename, isGone: status === 'removed', patch }))
}

/** The text of a file at a commit; undefined where it is not there, or is no file. */
export async function readFileAt(
  client: Client,
  repository: Repository,
  path: string,
  ref: string,
): Promise<string | undefined> {
  try {
    const { data } = await client.rest.repos.getContent({ ...repository, path, ref })
    if (Array.isArray(data) || data.type !== 'file' || data.encoding !== 'base64') return undefined
    return Buffer.from(data.content, 'base64').toString('utf8')
  } catch (error) {
    if ((error as { status?: number }).status === 404) return undefined
    throw error
  }
}
