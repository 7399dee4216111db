// Writes the files of a new rule, ready to be changed: `npm run new-rule -- <id> --item <item> [--reads source] [--command CONFIG]`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Mistake, runScript } from '../support/script.mjs'

const READS = ['source', 'probe', 'artefact']
const USAGE = 'npm run new-rule -- <id> --item <item> [--reads source|probe|artefact] [--command NAME]'

function itemsOf(root) {
  const text = readFileSync(join(root, 'src/model/item.ts'), 'utf8')
  return [...text.matchAll(/^ {2}'([a-z-]+)',$/gm)].map(([, name]) => name)
}

function write(root, files) {
  const taken = Object.keys(files).find((path) => existsSync(join(root, path)))
  if (taken) throw new Mistake(`${taken} is there already; choose another name`)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    process.stdout.write(`wrote ${path}\n`)
  }
}

function parse() {
  const options = Object.fromEntries(['item', 'reads', 'command', 'root'].map((name) => [name, { type: 'string' }]))
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new Mistake(`${error.message.split('. ')[0]}: ${USAGE}`)
  }
}

function filesOf(rule) {
  const { id, reads } = rule
  const own = { [`src/rules/${reads}/${id}.ts`]: ruleText(rule) }
  if (reads === 'source') return { ...own, ...sourceFixtures(rule) }
  if (reads === 'probe') return own
  const home = `fixtures/rules/${id}`
  const service = (folder) => ({
    [`${home}/${folder}/package.json`]: manifest(),
    [`${home}/${folder}/src/redis.ts`]: "import Redis from 'ioredis'\n\nexport const redis = new Redis()\n",
  })
  return { ...own, ...service('bad'), [`${home}/bad/EXPECTED`]: `fail: ${id}\n`, ...service('good') }
}

function ruleText({ id, item, reads, command, version }) {
  return `import { defineRule } from '../../model'

export default defineRule({
  id: '${id}',
  item: '${item}',
  reads: '${reads}',
  severity: 'warning',
  since: '${version}',
  summary: 'One sentence: what to do or not to do.',
  why: 'What happens otherwise, with the fact about Redis behind it.',
  instead: 'What to write instead, for the client at hand.',
  links: ['https://redis.io/docs/latest/commands/'],
${BODIES[reads](command)}})
`
}

const BODIES = {
  source: (command) => `  messages: { found: '\`{receiver}\` runs ${command}; say why that hurts, and what to do.' },
  each: ({ commands }) => commands,
  check({ name, place, receiver }, { violation }) {
    if (name === '${command}') violation('found', place, { receiver })
  },
`,
  probe: () => `  messages: { found: 'The server uses {used} bytes; say why that hurts, and what to do.' },
  each: ({ readings }) => [readings],
  check({ memory }, { violation, cannot }) {
    if (memory.usedBytes === undefined) cannot('the server does not tell how much memory it uses')
    else if (memory.usedBytes > 2 ** 40) violation('found', null, { used: memory.usedBytes })
  },
`,
  artefact: () => `  messages: { found: 'No alert is about Redis; say why that hurts, and what to do.' },
  each: (evidence) => [evidence],
  check({ alerts }, { violation }) {
    if (alerts.length === 0) violation('found', null)
  },
`,
}

function sourceFixtures({ id, command }) {
  const client = "import Redis from 'ioredis'\n\nconst redis = new Redis()\n"
  const call = `redis.call('${command}', 'argument')`
  return {
    [`fixtures/rules/${id}/package.json`]: manifest(),
    [`fixtures/rules/${id}/bad.ts`]: `${client}\nexport const run = () => ${call} // fail: ${id}\n`,
    [`fixtures/rules/${id}/good.ts`]: `${client}\nexport const run = () => redis.get('${command}')\n\nexport const look = (other: { call(...words: string[]): void }) => other.call('${command}')\n`,
  }
}

function manifest() {
  return '{ "private": true, "dependencies": { "ioredis": "^5.4.1" } }\n'
}

await runScript('new-rule', () => {
  const { values, positionals } = parse()
  const { item = '', reads = 'source', command = 'DEBUG', root = join(import.meta.dirname, '../..') } = values
  const [id = '', ...more] = positionals
  if (more.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Mistake(`the rule needs one name in kebab-case: ${USAGE}`)
  const items = itemsOf(root)
  if (!items.includes(item)) throw new Mistake(`--item must be one of ${items.join(', ')}`)
  if (!READS.includes(reads)) throw new Mistake(`--reads must be one of ${READS.join(', ')}`)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  write(root, filesOf({ id, item, reads, command, version }))
  process.stdout.write(
    '\nNext: say in the rule what it finds and why, mark its fixtures, then run `npm test -- -u` and commit all that changed.\n',
  )
  if (reads === 'probe') {
    process.stdout.write('A rule that reads the server has tests with readings instead of fixtures: see test/rules.\n')
  }
  return 0
})
