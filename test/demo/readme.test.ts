import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { items } from '../../src/checklist'
import { CONFIG_FILES, loadConfig } from '../../src/config'
import { rules } from '../../src/rules'
import { knownRules } from '../../src/run'
import { excerptOf } from './excerpt'
import { checkShop, ROOT } from './shop'
import { startDemoRedis } from './staging.mjs'

// The marked blocks of the README are generated: `npm test -- -u` rewrites them, and a stale one fails in CI.

const FILE = join(ROOT, 'README.md')

it('the README shows the real report, items, inputs and outputs', async () => {
  const blocks = { report: await reportBlock(), items: itemsBlock(), action: actionBlock() }
  const text = Object.entries(blocks).reduce(replaceBlock, readFileSync(FILE, 'utf8'))
  await expect(text).toMatchFileSnapshot(FILE)
})

it('the config of the README is a valid one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-config-'))
  try {
    writeFileSync(join(folder, CONFIG_FILES[0]), yamlBlock('immortal:'))
    const config = await loadConfig({ cwd: folder, dir: '.', overrides: {}, env: {}, knownRules })
    expect(config.require).toEqual(['memory-policy'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('the instances of the README are valid ones', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-config-'))
  try {
    writeFileSync(join(folder, CONFIG_FILES[0]), yamlBlock('instances:'))
    const env = { CACHE_URL: 'redis://cache' }
    const { probe } = await loadConfig({ cwd: folder, dir: '.', overrides: {}, env, knownRules })
    expect(probe).toMatchObject({ plan: { targets: [{ name: 'cache' }], missing: [{ name: 'jobs' }] } })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it.each(['pull_request:', 'needs: preflight'])('the workflow with `%s` uses inputs that the action has', (text) => {
  const { jobs } = parse(yamlBlock(text))
  const steps: { uses?: string; with?: object }[] = jobs.preflight.steps
  const step = steps.find(({ uses }) => uses?.startsWith('redis-preflight/'))
  expect(step).toBeDefined()
  const { inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'))
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})))
})

/** The YAML block of the README that holds a text. */
function yamlBlock(text: string): string {
  const blocks = [...readFileSync(FILE, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block ?? '')
  const found = blocks.find((block) => block.includes(text))
  if (found === undefined) throw new Error(`The README has no YAML block with ${text}`)
  return found
}

/** Puts a text between `<!-- name:begin … -->` and `<!-- name:end -->`. */
function replaceBlock(text: string, [name, body]: [string, string]): string {
  const block = new RegExp(`(<!-- ${name}:begin[^>]*-->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`)
  expect(text).toMatch(block)
  return text.replace(block, (_, begin: string, end: string) => `${begin}${body}\n${end}`)
}

async function reportBlock(): Promise<string> {
  const staging = await startDemoRedis()
  try {
    const { output } = await checkShop('--redis-url', staging.url)
    return `\`\`\`\n${excerptOf(output)}\n\`\`\``
  } finally {
    await staging.stop()
  }
}

function itemsBlock(): string {
  const rows = items.map(({ id, title }) => {
    const links = rules.filter(({ item }) => item === id).map((rule) => `[${rule.id}](docs/rules/${rule.id}.md)`)
    return `| \`${id}\` | ${title} | ${links.join(', ') || 'no rule yet'} |`
  })
  return ['| Item | What should be true | Rules |', '|-|-|-|', ...rows].join('\n')
}

interface Described {
  readonly description: string
  readonly default?: string
}

function actionBlock(): string {
  const { inputs, outputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'))
  const table = (heading: string, entries: Record<string, Described>, end: (entry: Described) => string) => [
    `| ${heading} | |`,
    '|-|-|',
    ...Object.entries(entries).map(([name, entry]) => `| \`${name}\` | ${entry.description}${end(entry)} |`),
  ]
  return [
    ...table('Input', inputs, (input) => (input.default ? ` Default is \`${input.default}\`.` : '')),
    '',
    ...table('Output', outputs, () => ''),
  ].join('\n')
}
