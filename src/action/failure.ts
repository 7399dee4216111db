import * as core from '@actions/core'
import { type Publication, planPublication, postFailure, type Workspace } from '../deliver/github'
import { renderUnjudged, renderUnjudgedCheckRun } from '../report'
import type { Job } from './contents'
import { clean, withoutSure } from './secrets'

/** A job of which no more may be known, when it fails, than where it should have looked. */
interface FailedJob extends Pick<Job, 'inputs' | 'context'> {
  readonly folder: Pick<Workspace, 'dir' | 'name'>
}

/**
 * Tells the pull request that this run could not judge, so that no report of an earlier one passes for its own. Never
 * throws: the run has told by itself why it failed.
 */
export async function tellFailure(sentence: string, job: FailedJob): Promise<void> {
  try {
    await postFailure(publicationOf(sentence, job))
  } catch (error) {
    core.debug(clean(String(error)))
  }
}

function publicationOf(sentence: string, { inputs, context, folder }: FailedJob): Publication {
  const { headSha: commit, runUrl } = context
  const failure = (service: string) => ({ sentence: clean(sentence), service, commit, ...(runUrl && { runUrl }) })
  const contents = {
    suggestions: [],
    comment: (service: string, limit: number, former: string) =>
      withoutSure(renderUnjudged(failure(service), former, limit)),
    checkRun: (service: string) => ({ ...renderUnjudgedCheckRun(failure(service)), annotations: [] }),
  }
  return { ...planPublication(contents, inputs, context, folder), scrub: clean }
}
