import { hygieneRules, items } from '../checklist'
import { nearest, type RuleMeta, UsageError } from '../model'
import { renderExplanation, type View } from '../report'
import { rules } from '../rules'

/**
 * The explanation of a rule or an item by its name, or of both where they share it. Throws UsageError that names the
 * nearest one for any other name.
 */
export function explain(topic: string, view: View): string {
  const all: readonly RuleMeta[] = [...rules, ...hygieneRules]
  const rule = all.find(({ id }) => id === topic)
  const item = items.find(({ id }) => id === topic)
  if (!item) {
    if (rule) return renderExplanation({ rule }, view)
    throw unknownTopic(
      topic,
      [...all, ...items].map(({ id }) => id),
    )
  }
  const { id, title, question } = item
  const own = rules.filter((each) => each.item === id)
  const explanation = renderExplanation({ item: id, title, question, rules: own }, view)
  return rule ? `${explanation}\n${renderExplanation({ rule }, view)}` : explanation
}

function unknownTopic(topic: string, known: readonly string[]): UsageError {
  const near = nearest(topic, known)
  const hint = near ? `did you mean \`${near}\`?` : `known are ${known.join(', ')}.`
  return new UsageError(`There is no rule or item \`${topic}\`; ${hint}`)
}
