import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyRule } from '../../src/model'

/** The checked-out repository. */
export const repository = join(__dirname, '..', '..')

/** Folders of src/rules that hold rules, in the order of their imports. */
export const RULE_FOLDERS = ['artefact', 'probe', 'source'] as const

/** A file that holds one rule. */
export interface RuleFile {
  readonly folder: (typeof RULE_FOLDERS)[number]
  /** File name without its extension; the rule's id must be the same. */
  readonly name: string
  readonly path: string
}

/** All rule files, found by folder and not through the generated index. Files without `defineRule` only help rules. */
export function ruleFiles(): RuleFile[] {
  return RULE_FOLDERS.flatMap((folder) => {
    const home = join(repository, 'src/rules', folder)
    return readdirSync(home)
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => ({ folder, name: file.slice(0, -'.ts'.length), path: join(home, file) }))
      .filter(({ path }) => readFileSync(path, 'utf8').includes('export default defineRule('))
  })
}

/** Loads one rule from its file. */
export async function loadRule({ path }: RuleFile): Promise<AnyRule> {
  const module = (await import(path)) as { default: AnyRule }
  return module.default
}
