import type { Client, Repository } from './client'

/** The API takes 50 annotations with one request and appends what later requests bring. */
const BATCH = 50

/** A check run that is done, in the words of GitHub's API. */
export interface CheckRun {
  readonly name: string
  readonly headSha: string
  readonly detailsUrl: string | undefined
  readonly conclusion: 'success' | 'failure' | 'neutral'
  readonly title: string
  readonly summary: string
  readonly annotations: readonly Annotation[]
}

type Output = NonNullable<NonNullable<Parameters<Client['rest']['checks']['create']>[0]>['output']>
type Annotation = NonNullable<Output['annotations']>[number]

/**
 * Creates the check run with its conclusion, so that nothing that fails later leaves it open, and brings the annotations
 * in batches. Returns how many of them it could not bring, with the error; undefined when all are there.
 */
export async function createCheckRun(
  client: Client,
  repository: Repository,
  run: CheckRun,
): Promise<{ readonly missing: number; readonly error: unknown } | undefined> {
  const { title, summary, annotations } = run
  const output = { title, summary }
  const first = annotations.slice(0, BATCH)
  const { data } = await client.rest.checks.create({
    ...repository,
    name: run.name,
    head_sha: run.headSha,
    ...(run.detailsUrl && { details_url: run.detailsUrl }),
    status: 'completed',
    conclusion: run.conclusion,
    output: { ...output, annotations: [...first] },
  })
  for (let from = BATCH; from < annotations.length; from += BATCH) {
    const batch = [...annotations.slice(from, from + BATCH)]
    try {
      await client.rest.checks.update({
        ...repository,
        check_run_id: data.id,
        output: { ...output, annotations: batch },
      })
    } catch (error) {
      return { missing: annotations.length - from, error }
    }
  }
  return undefined
}
