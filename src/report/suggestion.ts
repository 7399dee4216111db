import { blotSecrets, type Finding } from '../model'
import { fence, markdownText, pageLink } from './markdown-text'
import { plainCode, plainText } from './plain'

/**
 * A comment on lines of a pull request that offers other lines in their place, for GitHub's button "Commit suggestion".
 * Undefined where the lines hold what must not be printed: accepted as shown, they would destroy the code.
 */
export function renderSuggestion(finding: Finding, lines: string): string | undefined {
  const isHarmless = lines.split('\n').every((line) => plainCode(line, true) === line && blotSecrets(line) === line)
  if (!isHarmless) return undefined
  const rule = pageLink(plainText(finding.rule, 80), finding.help)
  return `**${rule}**: ${markdownText(finding.message, 600)}\n\n${fence(lines, 'suggestion')}\n`
}
