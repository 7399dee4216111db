import type { ReportingDescriptor } from 'sarif'
import type { RuleMeta } from '../../model'
import { LEVEL_OF } from './results'

const DOCS = 'https://github.com/redis-preflight/redis-preflight/blob/main/docs/rules'

const READS = { source: 'source-code', probe: 'staging-server', artefact: 'repository' } as const

/** A rule as GitHub wants it: id, both descriptions and a help text are required there, the Markdown is what it shows. */
export function describeRule(rule: RuleMeta): ReportingDescriptor {
  const { id, item, reads, severity, summary, why, instead, links } = rule
  const helpUri = `${DOCS}/${id}.md`
  const text = [summary, '', `Why: ${why}`, '', `Instead: ${instead}`, '', `More: ${helpUri}`].join('\n')
  const more = [helpUri, ...links].map((link) => `- <${link}>`)
  const markdown = [summary, '', '## Why', '', why, '', '## Instead', '', instead, '', '## More', '', ...more].join(
    '\n',
  )
  return {
    id,
    shortDescription: { text: withoutCode(summary) },
    fullDescription: { text: withoutCode(why) },
    help: { text, markdown },
    helpUri,
    defaultConfiguration: { level: LEVEL_OF[severity] },
    properties: { tags: ['redis', item, READS[reads]] },
  }
}

/** Both descriptions are shown as they are, and a heading full of backticks is hard to read. */
function withoutCode(text: string): string {
  return text.replaceAll('`', '')
}
