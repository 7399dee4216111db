import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { cases } from './support/cases'

const folder = join(__dirname, '..', '..', 'fixtures', 'fix')

/** Cases whose client is not installed here, or has other types than the one that is. */
const UNTYPED = /^(?:redis4|upstash|bullmq)-/

it('what is fixed still fits the types of the clients', () => {
  const typed = cases.filter(({ name, extension }) => extension === '.ts' && !UNTYPED.test(name))
  const files = typed.flatMap(({ before, after, suggested }) => [before, after, suggested]).filter(existsSync)
  const program = ts.createProgram([...files, join(folder, 'iovalkey.d.ts')], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
    strict: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
  })
  expect(files.length).toBeGreaterThan(10)
  expect(ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), HOST)).toBe('')
})

const HOST: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => folder,
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
}
