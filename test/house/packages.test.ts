import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importsOf, parseSources, repository } from './sources'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
}

const manifest: Manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
const imported = new Set(
  parseSources()
    .flatMap(importsOf)
    .flatMap(({ target }) => (target.kind === 'package' ? target.name : [])),
)

it('every package that users install is imported', () => {
  expect(Object.keys(manifest.dependencies).filter((name) => !imported.has(name))).toEqual([])
})

it('every package that we develop with is imported, called by a script, or holds the types of one that is', () => {
  const tests = textOfTests()
  const isUsed = (name: string) =>
    imported.has(name) ||
    tests.includes(`from '${name}'`) ||
    commandsOf(name).some((command) => Object.values(manifest.scripts).some((script) => calls(script, command))) ||
    (name.startsWith('@types/') && [...imported, 'node'].includes(name.slice('@types/'.length)))
  expect(Object.keys(manifest.devDependencies).filter((name) => !isUsed(name))).toEqual([])
})

it('the lockfile names no registry', () => {
  const lockfile = readFileSync(join(repository, 'package-lock.json'), 'utf8')
  expect(lockfile.match(/"resolved"|https?:\/\/[^"]*registry[^"]*/g)).toBeNull()
})

function textOfTests(): string {
  const files = readdirSync(join(repository, 'test'), { recursive: true, withFileTypes: true })
  const code = files.filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name))
  return code.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n')
}

/** Names of the programs that a package brings. */
function commandsOf(name: string): string[] {
  const { bin } = JSON.parse(readFileSync(join(repository, 'node_modules', name, 'package.json'), 'utf8'))
  return typeof bin === 'object' ? Object.keys(bin) : []
}

function calls(script: string, command: string): boolean {
  return script.split(/\s+|&&/).includes(command)
}
