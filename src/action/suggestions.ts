import type { Suggestion } from '../deliver/github'
import { below, type Report, touchesAll } from '../model'
import { renderSuggestion } from '../report'
import { isAsAt } from '../review'
import type { ReviewedChange } from '../run'
import type { Job } from './contents'
import { withoutSure } from './secrets'

/** More would bury the review; the others come when these are dealt with. */
const MOST = 20

/**
 * The safe fixes as changes that a reviewer can accept: where the pull request itself changes all the lines, since GitHub
 * refuses others, and where these lines are in its head what they are in the checked out merge. None unless the workflow
 * wants them.
 */
export async function suggestionsFor(
  { findings }: Report,
  { inputs, context, workspace }: Job,
  change: ReviewedChange | undefined,
): Promise<Suggestion[]> {
  const lines = change?.review.lines
  if (!inputs.suggestFixes || !context.pullRequest || lines?.status !== 'collected') return []
  const { replacementsOf } = await import('../fix/changes')
  const offered: Suggestion[] = []
  for (const { finding, from, to, text } of replacementsOf(workspace.dir, findings)) {
    const { path } = finding.place
    const shown = below(workspace.prefix, path)
    const body = renderSuggestion(finding, text)
    const isTaken = offered.some((one) => one.path === shown && one.line >= from && one.startLine <= to)
    const isOffered = body !== undefined && !isTaken && touchesAll(lines.value.files.get(path), from, to)
    if (!isOffered || offered.length >= MOST || !(await isAsAt(workspace.dir, context.headSha, path))) continue
    const key = finding.fingerprint
    offered.push({ path: shown, startLine: from, line: to, key, body: withoutSure(body) })
  }
  return offered
}
