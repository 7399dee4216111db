import { escapeMarkdown, markdownText, pageLink } from './markdown-text'
import { plainText } from './plain'

const SENTENCE_CHARACTERS = 1000

/** A run that could not judge. */
export interface Unjudged {
  /** Why, in a sentence that holds no secret. */
  readonly sentence: string
  /** Which of several services it was about; empty for the only one. */
  readonly service: string
  /** The commit as the pull request knows it. */
  readonly commit: string
  /** Page of the run; absent where it has none. */
  readonly runUrl?: string
}

/** The same as a check run of GitHub. */
interface UnjudgedCheckRun {
  readonly conclusion: 'failure'
  readonly title: string
  readonly summary: string
}

/** What follows it is the last report. No report holds this line: its text has no `<` of its own. */
const LAST_REPORT = '<!-- the last report -->'

/**
 * The comment of a run that could not judge, in the place of `former`: a report that looks valid must not stand for a
 * commit that nothing is known of. That report is kept folded, through any number of such runs, unless it is too long.
 */
export function renderUnjudged(run: Unjudged, former: string, limit: number): string {
  const head = renderHead(run)
  const report = lastReportIn(former)
  const title = '<b>The last report, of an earlier run</b>: it says nothing about this commit'
  const folded = `<details><summary>${title}</summary>\n\n${LAST_REPORT}\n${report}\n\n</details>\n`
  return report !== '' && head.length + folded.length <= limit ? head + folded : `${head}${LAST_REPORT}\n`
}

/** The check run of a run that could not judge: it blocks, as a missing verdict must. */
export function renderUnjudgedCheckRun(run: Unjudged): UnjudgedCheckRun {
  return { conclusion: 'failure', title: 'Could not judge', summary: renderHead(run) }
}

function renderHead({ sentence, service, commit, runUrl }: Unjudged): string {
  const name = service === '' ? '' : ` · ${escapeMarkdown(plainText(service, 200))}`
  const at = /^[0-9a-f]{7,64}$/i.test(commit) ? ` at commit ${commit}` : ''
  const page = runUrl ? ` ${pageLink('The log of the run', runUrl)} has more.` : ''
  const reason = markdownText(sentence, SENTENCE_CHARACTERS)
  const told = `The run${at} could not do its work, and nothing is known of what is there now.${page}`
  return `### ⚠️ Could not judge${name}\n\n${told}\n\n> ${reason}\n\n`
}

function lastReportIn(former: string): string {
  const text = former.replaceAll('\r\n', '\n')
  const at = text.indexOf(`${LAST_REPORT}\n`)
  const report = at < 0 ? text : text.slice(at + LAST_REPORT.length).replace(/\s{0,10}<\/details>\s{0,10}$/, '')
  return report.trim()
}
