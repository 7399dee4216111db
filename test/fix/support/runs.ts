import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import ts from 'typescript'
import { afterAll } from 'vitest'
import { textOf } from './cases'

const MODULES = join(__dirname, '..', '..', '..', 'node_modules')
const folder = mkdtempSync(join(tmpdir(), 'redis-preflight-fix-'))
symlinkSync(MODULES, join(folder, 'node_modules'))
let number = 0

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RUNNER = `
import(process.argv[1]).then(async (it) => {
  const { redis, main } = it.main ? it : it.default
  const answer = await main()
  await redis.quit()
  const sorted = (one) => (Array.isArray(one) ? one.map(sorted).sort() : one)
  process.stdout.write(JSON.stringify(answer.map(sorted)))
})`

/** What a program answered, which keys it left, and how often it sent KEYS. */
export interface Run {
  readonly answer: unknown
  readonly keys: readonly string[]
  readonly keysCalls: number
}

/** Runs the `main` of a source against a server that holds the same keys each time. */
export async function runSource(file: string, url: string): Promise<Run> {
  const server = new Redis(url)
  try {
    await seed(server)
    const text = await spawned(compiled(file), url)
    const stats = await server.info('commandstats')
    const keysCalls = Number(/^cmdstat_keys:calls=(\d+)/m.exec(stats)?.[1] ?? 0)
    return { answer: JSON.parse(text), keys: (await server.keys('*')).sort(), keysCalls }
  } finally {
    server.disconnect()
  }
}

/** More than one step of SCAN has to see, in every pattern but one. */
async function seed(server: Redis): Promise<void> {
  await server.flushall()
  const pipeline = server.pipeline()
  for (const prefix of ['user', 'session', 'cart', 'basket']) {
    for (let at = 0; at < 400; at++) pipeline.set(`${prefix}:${at}`, 'x'.repeat(at % 7))
  }
  await pipeline.set('single', '1').exec()
  await server.config('RESETSTAT')
}

function compiled(file: string): string {
  number++
  const isCommonJs = file.endsWith('.cjs')
  const program = join(folder, String(number), isCommonJs ? 'case.cjs' : 'case.mjs')
  const { outputText } = ts.transpileModule(textOf(file), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  mkdirSync(join(folder, String(number)))
  writeFileSync(program, isCommonJs ? textOf(file) : outputText)
  return program
}

function spawned(program: string, url: string): Promise<string> {
  const { PATH } = process.env
  const child = spawn(process.execPath, ['-e', RUNNER, program], { env: { PATH, REDIS_URL: url } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data: Buffer) => {
    stdout += data
  })
  child.stderr.on('data', (data: Buffer) => {
    stderr += data
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(stdout) : reject(new Error(`${program}: ${stderr}`))))
  })
}
