import type { Item } from '../../src/checklist'
import type { AnyRule, Origin } from '../../src/model'

const ORIGINS: Readonly<Record<Origin, string>> = {
  source: 'the source code',
  probe: 'the staging server',
  artefact: 'other files of the repository',
}

/** Renders docs/checklist.md: the items as data, the rules that look at each, and how a verdict is reached. */
export function renderChecklistPage(items: readonly Item[], rules: readonly AnyRule[]): string {
  return [
    '<!-- Generated from the items and rules by `npm test -- -u`; do not edit. -->',
    '',
    '# The checklist',
    '',
    'Is this service ready to run on Redis in production? Ten items answer it, always all ten, in this order.',
    '',
    '| Item | What should be true | Must be examined | Rules |',
    '|-|-|-|-|',
    ...items.map((item) => row(item, rules)),
    '',
    VERDICTS,
  ].join('\n')
}

function row({ id, title, needs }: Item, rules: readonly AnyRule[]): string {
  const own = rules.filter(({ item }) => item === id).sort((a, b) => a.id.localeCompare(b.id))
  const links = own.map((rule) => `[${rule.id}](rules/${rule.id}.md)`).join(', ')
  const origins = needs.map((origin) => ORIGINS[origin]).join(' and ')
  return `| \`${id}\` | ${title} | ${origins} | ${links || 'none yet, so the item is `not-checked`'} |`
}

const VERDICTS = `## How a verdict is reached

The first line that applies decides:

| Verdict | When |
|-|-|
| \`not-applicable\` | The repository does not use Redis, the item is about the source alone or no server was probed, and nobody vouches for it. |
| \`fail\` | A person vouched for the item (\`attestations\` in the config) and the last day is past. |
| \`fail\` | An error is proven. |
| \`attested\` | A person vouches for the item and what follows would not be a pass. A proven error cannot be vouched away; warnings that stand are told. |
| \`needs-a-look\` | A warning stands, something is unsure, or a note stands that blocks under \`fail-on: note\`. |
| \`not-checked\` | An origin that must be examined was not, or held nothing to look at. The reason is told. |
| \`needs-a-look\` | A rule could not look at everything that it should, or the item needs the source and a source file could not be read. The reason is told. |
| \`pass\` | Every origin that must be examined was, there was something to look at, and nothing stands against it. |

A finding is \`fail\` when it is proven and \`unsure\` when the analyzer cannot prove it and says why. Notes stand beside a
pass. A finding that is silenced by a comment with a reason, or that concerns a key named under \`immortal\` in the config,
does not count, and the item says how many there are.

## What blocks a deploy

- A proven finding at or above \`fail-on\` (\`error\` unless told otherwise).
- An item named under \`require\` whose verdict is neither \`pass\` nor \`attested\`; also \`not-applicable\` blocks then.
- An attestation whose last day is past, unless its item is \`not-applicable\`.
- Source that could not be examined at all, and a rule that broke.

What is merely unsure never blocks on its own.
`
