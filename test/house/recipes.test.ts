import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { repository } from './sources'

const read = (path: string) => readFileSync(join(repository, path), 'utf8')
const inputs = Object.keys(parse(read('action.yml')).inputs)
const help = execFileSync(process.execPath, [join(repository, 'build/cli.js'), '--help'], { encoding: 'utf8' })
const workflows = readdirSync(join(repository, '.github/workflows')).map((name) => `.github/workflows/${name}`)
const recipes = [...read('docs/recipes.md').matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text!)

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

function stepsOf(value: unknown): Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsOf)
  if (typeof value !== 'object' || value === null) return []
  const own = 'uses' in value || 'run' in value ? [value as Step] : []
  return [...own, ...Object.values(value).flatMap(stepsOf)]
}

describe.each([
  ...recipes.map((text, index) => [`recipe ${index + 1}`, text] as const),
  ...workflows.map((path) => [path, read(path)] as const),
])('%s', (_, text) => {
  const steps = stepsOf(parse(text))

  it('gives the action inputs that it has', () => {
    const own = steps.filter(({ uses = '' }) => uses === './' || uses.startsWith('redis-preflight/'))
    const given = own.flatMap((step) => Object.keys(step.with ?? {}))
    expect(given.filter((name) => !inputs.includes(name))).toEqual([])
  })

  it('pins the actions of others by commit, and says which release that is', () => {
    const foreign = [...text.matchAll(/uses: (.+)$/gm)]
      .map(([, use]) => use!)
      .filter((use) => !/^(?:\.\/|redis-preflight\/)/.test(use))
    expect(foreign.filter((use) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toEqual([])
  })
})

it('recipes use options that the command has', () => {
  const commands = [...read('docs/recipes.md').matchAll(/npx (?:--yes )?redis-preflight (.*)$/gm)].map(
    ([, rest]) => rest!,
  )
  const options = commands.flatMap((command) => command.match(/--[a-z-]+/g) ?? [])
  expect(options.length).toBeGreaterThan(5)
  expect(options.filter((option) => !help.includes(option) && option !== '--print-acl')).toEqual([])
})

it('workflows give no more rights than they name, and the default is to read', () => {
  for (const path of workflows) expect(parse(read(path)).permissions, path).toEqual({ contents: 'read' })
})
