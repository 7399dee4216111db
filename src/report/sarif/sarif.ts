import type { Log, Result, Run } from 'sarif'
import { type Finding, isShown, isStanding, type Report } from '../../model'
import { writeJson } from '../json-text'
import { anchorOf } from '../machine/anchor'
import { encodePath, type Format, prefixOf, type View } from '../view'
import { notificationsOf } from './notifications'
import { resultOf } from './results'
import { describeRule } from './rules'

/** GitHub takes 25,000 results of a run and shows the 5,000 worst (docs: SARIF results exceed one or more limits). */
const RESULTS_LIMIT = 25_000
/**
 * GitHub takes 10 MB after gzip, which cannot be tried here. Logs of real repositories shrink to an eighth and less, so this
 * many characters of results stay below.
 */
const SIZE_LIMIT = 50_000_000

const HOME = 'https://github.com/redis-preflight/redis-preflight'
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

/**
 * SARIF 2.1.0, for GitHub code scanning and everything else that reads it. All findings are in it: suppressed ones say so,
 * and what a change does not touch has `outside` among its properties. GitHub refuses a whole upload for one result
 * without a location (codeql-action#2459), so a finding without a place stands at an anchor, and where there is none it is
 * among the notifications.
 */
export const sarifFormat: Format = {
  render(report, view) {
    const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [runOf(report, view)] }
    return writeJson(log)
  },
}

function runOf(report: Report, view: View): Run {
  const anchor = anchorOf(report)
  const isPlaced = ({ place }: Finding) => place !== null || anchor !== undefined
  const ruleIndex = new Map(report.rules.map(({ id }, index) => [id, index]))
  const placed = report.findings.filter(isPlaced).sort(byImportance)
  const { results, dropped } = keepWithinLimits(placed, (finding) => resultOf(finding, { view, anchor, ruleIndex }))
  const homeless = report.findings.filter((finding) => !isPlaced(finding))
  const { name, version } = report.tool
  return {
    tool: {
      driver: { name, version, semanticVersion: version, informationUri: HOME, rules: report.rules.map(describeRule) },
    },
    // The category of GitHub is all before the last slash: services of one repository must not replace each other.
    automationDetails: { id: `${name}/${encodePath(prefixOf(view)) || 'root'}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    invocations: [{ executionSuccessful: true, ...notificationsOf(report, view, { homeless, dropped }) }],
    results,
  }
}

/** What a limit takes away is what matters least: suppressed findings, then those that the change does not touch. */
function byImportance(one: Finding, other: Finding): number {
  return importanceOf(other) - importanceOf(one)
}

function importanceOf(finding: Finding): number {
  return Number(isStanding(finding)) + Number(isShown(finding))
}

function keepWithinLimits(
  findings: readonly Finding[],
  write: (finding: Finding) => Result,
): { results: Result[]; dropped: number } {
  let size = 0
  const results: Result[] = []
  for (const finding of findings.slice(0, RESULTS_LIMIT)) {
    const result = write(finding)
    size += JSON.stringify(result).length
    if (size > SIZE_LIMIT) break
    results.push(result)
  }
  return { results, dropped: findings.length - results.length }
}
