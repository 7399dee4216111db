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
  const code = textOfScripts()
  const isUsed = (name: string) =>
    imported.has(name) ||
    code.includes(`from '${name}'`) ||
    code.includes(`resolve('${name}/`) ||
    commandsOf(name).some((command) => Object.values(manifest.scripts).some((script) => calls(script, command))) ||
    (name.startsWith('@types/') && [...imported, 'node'].includes(name.slice('@types/'.length)))
  expect(Object.keys(manifest.devDependencies).filter((name) => !isUsed(name))).toEqual([])
})

it('the lockfile names no registry', () => {
  const lockfile = readFileSync(join(repository, 'package-lock.json'), 'utf8')
  expect(lockfile.match(/"resolved"|https?:\/\/[^"]*registry[^"]*/g)).toBeNull()
})

/** Of the tests, and of what builds the tool. */
function textOfScripts(): string {
  const files = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, withFileTypes: true }),
  )
  const isScript = (path: string) => (path.startsWith(join(repository, 'test')) ? /\.m?ts$/ : /\.mjs$/).test(path)
  const code = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return code
    .filter(isScript)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}

/** Names of the programs that a package brings. */
function commandsOf(name: string): string[] {
  const { bin } = JSON.parse(readFileSync(join(repository, 'node_modules', name, 'package.json'), 'utf8'))
  return typeof bin === 'object' ? Object.keys(bin) : []
}

function calls(script: string, command: string): boolean {
  return script.split(/\s+|&&/).includes(command)
}
