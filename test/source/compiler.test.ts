import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ts as whole } from 'ts-morph'
import { expect, it } from 'vitest'
import { ts as reduced } from '../../src/collect/source/compiler'
import { repository } from '../house/sources'

/** TypeScript, with much to infer, and JavaScript. */
const paths = ['fixtures/rules', 'src/fix']
  .flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.(?:[cm]?jsx?|tsx)$|fix\/[\w-]+\.ts$/.test(path))
const texts = new Map(paths.map((path) => [`/${path}`, readFileSync(join(repository, path), 'utf8')]))

/** Every node of every file by kind and place, with what the checker takes the identifiers for. */
function readWith(ts: typeof whole): string[] {
  const host: whole.CompilerHost = {
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    getSourceFile: (name) => {
      const text = texts.get(name)
      return text === undefined ? undefined : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)
    },
    getDefaultLibFileName: () => '/lib.d.ts',
    writeFile: () => {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  }
  const options = { noLib: true, noResolve: true, allowJs: true, types: [] }
  const program = ts.createProgram({ rootNames: [...texts.keys()], options, host })
  const checker = program.getTypeChecker()
  const told: string[] = []
  for (const file of program.getSourceFiles()) {
    const visit = (node: whole.Node): void => {
      const type = ts.isIdentifier(node) ? checker.typeToString(checker.getTypeAtLocation(node)) : ''
      told.push(`${file.fileName} ${node.kind} ${node.getStart()} ${node.end} ${type}`)
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return told
}

it('reads as the whole compiler does', () => {
  expect(texts.size).toBeGreaterThan(20)
  expect(readWith(reduced)).toEqual(readWith(whole))
})
