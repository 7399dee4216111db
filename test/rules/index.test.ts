import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type RuleFile, repository, ruleFiles } from './collection'

// This test writes src/rules/index.ts (`npm test -- -u`), so it must not import it: a stale index would break the cure.

it('lists every rule of the folders in src/rules/index.ts', async () => {
  await expect(renderIndex(ruleFiles())).toMatchFileSnapshot(join(repository, 'src/rules/index.ts'))
})

function renderIndex(files: readonly RuleFile[]): string {
  const imports = files.map(({ folder, name }) => `import ${variable(name)} from './${folder}/${name}'`)
  const ordered = [...files].sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name))
  return [
    '// Generated from the files of these folders by `npm test -- -u`; do not edit.',
    "import type { AnyRule } from '../model'",
    ...imports,
    '',
    '/** Every rule: those that read the source first, then the server, then other files, each in the order of their names. */',
    'export const rules: readonly AnyRule[] = [',
    ...ordered.map(({ name }) => `  ${variable(name)},`),
    ']',
    '',
  ].join('\n')
}

function order({ folder }: RuleFile): number {
  return ['source', 'probe', 'artefact'].indexOf(folder)
}

/** `no-keys` → `noKeys`. */
function variable(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
