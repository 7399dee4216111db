import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const FILES_IN_PACKAGE = 100
/** How many files run a Redis command, whatever the size of the repository. */
export const REDIS_FILES = 20

/** Writes a monorepo with that many files that have nothing to do with Redis, and a few that do, and gives it to git. */
export function writeMonorepo(root, plainFiles) {
  const write = (path, text) => {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  write('package.json', JSON.stringify({ name: 'monorepo', private: true, workspaces: ['packages/*'] }))
  for (let first = 0; first < plainFiles; first += FILES_IN_PACKAGE) {
    writePackage(write, first / FILES_IN_PACKAGE, Math.min(FILES_IN_PACKAGE, plainFiles - first))
  }
  writeRedisPackage(write)
  // Within a hook, git's variables point to the repository that the hook runs for.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
  ])
    execFileSync('git', args, { cwd: root, env })
}

function writePackage(write, number, count) {
  const folder = `packages/p${number}`
  write(`${folder}/package.json`, JSON.stringify({ name: `@monorepo/p${number}`, main: 'src/index.ts' }))
  const names = Array.from({ length: count - 1 }, (_, at) => `orders${at}`)
  write(`${folder}/src/index.ts`, `${names.map((name) => `export * from './${name}'`).join('\n')}\nexport {}\n`)
  for (const [at, name] of names.entries()) write(`${folder}/src/${name}.ts`, plainText(number, at))
}

/** An ordinary module: a neighbour, another package, types, a class, calls that look a little like commands. */
function plainText(number, at) {
  const own = `${number}_${at}`
  const neighbour = at === 0 ? '' : `import { total${number}_${at - 1} } from './orders${at - 1}'\n`
  const other = number === 0 ? '' : `import type { Order${number - 1}_0 } from '@monorepo/p${number - 1}'\n`
  const methods = Array.from({ length: 8 }, (_, method) => methodText(own, method)).join('\n')
  return `import { readFile } from 'node:fs/promises'
${neighbour}${other}
export interface Order${own} {
  readonly id: string
  readonly lines: readonly { readonly name: string; readonly price: number }[]
}

export class Orders${own} {
  readonly #known = new Map<string, Order${own}>()
${methods}
}

export function total${own}(order: Order${own}): number {
  return order.lines.reduce((sum, { price }) => sum + price, ${at === 0 ? '0' : `total${number}_${at - 1}.length`})
}
${number === 0 ? '' : `\nexport const isOther${own} = (order: Order${number - 1}_0) => order.id.startsWith('${own}')\n`}
export const read${own} = async (path: string) => JSON.parse(await readFile(path, 'utf8')) as Order${own}
`
}

function methodText(own, method) {
  return `
  /** Keeps an order under its id, and says which are known by now. */
  keep${method}(order: Order${own}): string[] {
    if (order.lines.length > ${method}) this.#known.set(\`\${order.id}:${method}\`, order)
    return [...this.#known.keys()].filter((name) => name.endsWith(':${method}'))
  }`
}

function writeRedisPackage(write) {
  const folder = 'packages/cache'
  const manifest = { name: '@monorepo/cache', main: 'src/client.ts', dependencies: { ioredis: '^5.4.1' } }
  write(`${folder}/package.json`, JSON.stringify(manifest))
  write(`${folder}/src/client.ts`, "import Redis from 'ioredis'\n\nexport const redis = new Redis()\n")
  for (let at = 1; at < REDIS_FILES; at++) {
    write(
      `${folder}/src/cache${at}.ts`,
      `import { redis } from './client'

export const keep${at} = (id: string, text: string) => redis.set(\`cache${at}:\${id}\`, text)
export const names${at} = () => redis.keys('cache${at}:*')
`,
    )
  }
}
