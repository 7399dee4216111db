import {
  type ActionInputs,
  type GitHubContext,
  type Outputs,
  type Publication,
  planPublication,
  type Suggestion,
  type Texts,
  type Workspace,
} from '../deliver/github'
import { isStanding, type Report } from '../model'
import {
  describeAnnotations,
  FORMATS,
  type FormatName,
  groupFindings,
  renderCheckRun,
  renderComment,
  type View,
} from '../report'
import { clean, withoutSure } from './secrets'

/** What one run of the action was given. */
export interface Job {
  readonly inputs: ActionInputs
  readonly context: GitHubContext
  readonly workspace: Workspace
  readonly env: NodeJS.ProcessEnv
}

/** The report for the log, the lines, the summary and the files, each rendered when its turn comes. */
export function textsOf(report: Report, { inputs, context, workspace, env }: Job): Texts {
  const view = viewOf(context, workspace, context.sha, env)
  const render = (format: FormatName, notes: readonly string[] = []) =>
    withoutSure(FORMATS[format].render(report, { ...view, notes }))
  return {
    console: () => render('console'),
    annotations: inputs.annotations ? () => render('annotations') : undefined,
    summary: inputs.summary
      ? (isAnnotated) => render('markdown', isAnnotated ? describeAnnotations(report, view) : [])
      : undefined,
    files: [
      {
        what: 'the JSON report',
        output: 'report',
        path: inputs.jsonFile,
        fallback: 'report.json',
        render: () => render('json'),
      },
      { what: 'the SARIF report', output: 'sarif', path: inputs.sarifFile, render: () => sarif(report, view) },
      { what: 'the HTML report', output: 'html', path: inputs.htmlFile, render: () => render('html') },
    ],
  }
}

/** Code scanning opens an alert for each result, suppressed or not (codeql-action#1230): what is accepted stays out. */
function sarif(report: Report, view: View): string {
  return withoutSure(FORMATS.sarif.render({ ...report, findings: report.findings.filter(isStanding) }, view))
}

/** The report for the pull request: comment and check run, as far as the workflow wants them. */
export function publicationOf(
  report: Report,
  { inputs, context, workspace, env }: Job,
  suggestions: readonly Suggestion[],
): Publication {
  const view = viewOf(context, workspace, context.headSha, env)
  const { headSha: commit, runUrl } = context
  const contents = {
    verdict: report.verdict,
    suggestions,
    comment: (service: string, limit: number) =>
      withoutSure(renderComment(report, view, { service, commit, limit, ...(runUrl && { runUrl }) })),
    checkRun: () => {
      const { annotations, summary, ...rest } = renderCheckRun(report, view)
      const clear = annotations.map((one) => ({ ...one, message: withoutSure(one.message) }))
      return { ...rest, summary: withoutSure(summary), annotations: inputs.annotations ? clear : [] }
    },
  }
  return { ...planPublication(contents, inputs, context, workspace), scrub: clean }
}

/** The report in three words, for later steps. */
export function outputsOf(report: Report): Outputs {
  const groups = groupFindings(report)
  const total = (of: typeof groups): number => of.reduce((sum, { findings }) => sum + findings.length, 0)
  return {
    verdict: report.verdict,
    failed: total(groups.filter(({ blocks }) => blocks)),
    warnings: total(groups.filter(({ blocks, kind }) => !blocks && kind !== 'note')),
  }
}

/** Lines are those of the commit that was checked out; a comment has to name the one that its readers know. */
function viewOf({ repositoryUrl }: GitHubContext, { prefix }: Workspace, sha: string, env: NodeJS.ProcessEnv): View {
  return {
    // The log viewer renders ANSI colours, though it is no terminal.
    color: !env.NO_COLOR,
    width: 120,
    quiet: false,
    prefix,
    ...(repositoryUrl && sha && { links: { blobUrl: `${repositoryUrl}/blob/${sha}/` } }),
  }
}
