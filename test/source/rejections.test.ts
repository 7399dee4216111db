import { expect, it } from 'vitest'
import { analyse } from './collect'

const WRITE = `import Redis from 'ioredis'
const redis = new Redis()
export function seen(id: string): void {
  redis.set(id, '1', 'EX', 60)
}
`
const LISTENER = "process.on('unhandledRejection', (reason) => console.error(reason))\n"
const ENDING = "process.on('unhandledRejection', stop)\nfunction stop(): void {\n  process.exit(1)\n}\n"

/** Who hears of the write that nobody waits for. */
async function hearer(files: Record<string, string>): Promise<string | undefined> {
  const { commands } = await analyse(files)
  const dropped = commands.flatMap(({ unheard = [] }) => unheard)
  expect(dropped).toHaveLength(1)
  return dropped[0]?.heardBy
}

const manifest = (name: string, dependencies: Record<string, string> = {}) => JSON.stringify({ name, dependencies })

it('hears a rejection where a listener is of the same process', async () => {
  const main = `import './seen'\n${LISTENER}`
  expect(await hearer({ 'src/seen.ts': WRITE, 'src/main.ts': main })).toBe('a listener in src/main.ts')
  const apart = { 'src/seen.ts': WRITE, 'src/setup.ts': LISTENER, 'src/main.ts': "import './setup'\nimport './seen'\n" }
  expect(await hearer(apart)).toBe('a listener in src/setup.ts')
  const unused = {
    'src/seen.ts': WRITE,
    'src/main.ts': `import './seen'\n${LISTENER}`,
    'src/old/index.ts': "import '../seen'\n",
  }
  expect(await hearer(unused)).toBe('a listener in src/main.ts')
  expect(await hearer({ 'src/routes/seen.ts': WRITE, 'src/main.ts': LISTENER })).toBe('a listener in src/main.ts')
})

it('does not hear one by a listener that ends the process', async () => {
  expect(await hearer({ 'src/seen.ts': WRITE, 'src/main.ts': `import './seen'\n${ENDING}` })).toBeUndefined()
  const thrown = "process.on('unhandledRejection', (reason) => { throw reason })\n"
  expect(await hearer({ 'src/seen.ts': WRITE, 'src/main.ts': `import './seen'\n${thrown}` })).toBeUndefined()
})

it('does not hear one by a listener of another process', async () => {
  const workspaces = { 'web/package.json': manifest('web'), 'worker/package.json': manifest('worker') }
  expect(await hearer({ ...workspaces, 'web/src/seen.ts': WRITE, 'worker/src/main.ts': LISTENER })).toBeUndefined()
  expect(await hearer({ 'src/seen.ts': WRITE, 'scripts/backfill.ts': LISTENER })).toBeUndefined()
  const two = { 'src/seen.ts': WRITE, 'src/worker.ts': LISTENER, 'src/server.ts': "import './seen'\n" }
  expect(await hearer(two)).toBeUndefined()
  const both = { ...two, 'src/worker.ts': `import './seen'\n${LISTENER}` }
  expect(await hearer(both)).toBeUndefined()
})

it('counts Next.js in the package that depends on it, and not for its scripts', async () => {
  const workspaces = { 'web/package.json': manifest('web', { next: '^15' }), 'jobs/package.json': manifest('jobs') }
  expect(await hearer({ ...workspaces, 'web/app/seen/route.ts': WRITE })).toBe('Next.js')
  expect(await hearer({ ...workspaces, 'jobs/src/seen.ts': WRITE })).toBeUndefined()
  const script = { 'web/app/route.ts': "import '../lib/seen'\n", 'web/scripts/fill.ts': "import '../lib/seen'\n" }
  expect(await hearer({ ...workspaces, 'web/lib/seen.ts': WRITE, ...script })).toBe('Next.js')
  const started = { 'web/lib/seen.ts': WRITE, 'web/workers/mails.ts': "import '../lib/seen'\n" }
  expect(await hearer({ ...workspaces, ...started })).toBeUndefined()
})

it('hears one of a package that others load by its name wherever somebody listens', async () => {
  const library = JSON.stringify({ name: 'bus', main: 'dist/index.js' })
  const workspaces = { 'bus/package.json': library, 'cli/package.json': manifest('cli') }
  const listener = { 'cli/src/start.ts': LISTENER }
  expect(await hearer({ ...workspaces, ...listener, 'bus/src/bus.ts': WRITE })).toBe('a listener in cli/src/start.ts')
  const ending = { 'cli/src/start.ts': ENDING }
  expect(await hearer({ ...workspaces, ...ending, 'bus/src/bus.ts': WRITE })).toBeUndefined()
})

it('hears one by Sentry where that is started, and tells on what it depends', async () => {
  const main = (start: string) => ({
    'src/seen.ts': WRITE,
    'src/main.ts': `import * as Sentry from '@sentry/node'\nimport './seen'\n${start}\n`,
  })
  expect(await hearer(main("Sentry.init({ dsn: 'https://sentry.internal/1' })"))).toBe('Sentry')
  expect(await hearer(main('if (process.env.SENTRY_DSN) Sentry.init({ dsn: process.env.SENTRY_DSN })'))).toBe(
    'Sentry, if `process.env.SENTRY_DSN` holds,',
  )
  expect(await hearer(main('const dsn = process.env.DSN\nSentry.init({ dsn })'))).toBe('Sentry, where `dsn` is set,')
  const start = 'export function start() {\n  if (!process.env.DSN) return\n  Sentry.init({ dsn: process.env.DSN })\n}'
  expect(await hearer(main(start))).toBe('Sentry, unless `!process.env.DSN` holds,')
  expect(await hearer(main('// like Sentry.init()\nexport const scope = Sentry.getCurrentScope()'))).toBeUndefined()
  expect(await hearer(main('export const tell = (error: Error) => Sentry.captureException(error)'))).toBeUndefined()
})

it('hears one that a listener for uncaught exceptions gets in the end', async () => {
  const main = (listener: string) => ({ 'src/seen.ts': WRITE, 'src/main.ts': `import './seen'\n${listener}\n` })
  const uncaught = "process.on('uncaughtException', (error) => console.error(error))"
  expect(await hearer(main(uncaught))).toBe('a listener in src/main.ts')
  expect(await hearer(main("process.on('uncaughtException', () => process.exit(1))"))).toBeUndefined()
  expect(await hearer(main(`${uncaught}\n${ENDING}`))).toBeUndefined()
  expect(await hearer(main("process.on('uncaughtException', () => shutDownCleanly('error')())"))).toBeUndefined()
  expect(await hearer(main("process.on('uncaughtException', (error) => log.fatal(error))"))).toBe(
    'a listener in src/main.ts',
  )
  const both = { ...main("process.on('uncaughtException', () => process.exit(1))"), 'src/setup.ts': LISTENER }
  both['src/main.ts'] += "import './setup'\n"
  expect(await hearer(both)).toBe('a listener in src/setup.ts')
})
