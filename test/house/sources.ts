import { readdirSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { Node, Project, type SourceFile, type StringLiteral, SyntaxKind } from 'ts-morph'

/** The checked-out repository. */
export const repository = join(__dirname, '..', '..')

/** The program of the tool, parsed once; nothing is resolved or type-checked. */
export function parseSources(): SourceFile[] {
  const project = new Project({ skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true })
  const files = readdirSync(join(repository, 'src'), { recursive: true, withFileTypes: true })
  return files
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => project.addSourceFileAtPath(join(entry.parentPath, entry.name)))
}

/** Path relative to the repository, with `/`. */
export function pathOf(file: SourceFile): string {
  return relative(repository, file.getFilePath()).replaceAll('\\', '/')
}

/** `src/collect/source/lua/parse.ts` → `collect`; `src/run.ts` → `run`. */
export function roomOf(path: string): string {
  return /^src\/([^/.]+)/.exec(path)?.[1] ?? ''
}

/** One import, whatever its spelling: static, type-only, `export from`, `import()`, `import x = require()`, `require()`. */
export interface Import {
  readonly from: string
  readonly specifier: string
  /** It names types alone, so it is gone when the program runs and cannot close a cycle. */
  readonly isTypeOnly: boolean
  /** A file of the repository, without extension; an npm package; a module of Node. */
  readonly target: { readonly kind: 'file' | 'package' | 'node'; readonly name: string }
}

/** All imports of one file. */
export function importsOf(file: SourceFile): Import[] {
  const from = pathOf(file)
  const literals = [...file.getImportStringLiterals(), ...requiredBy(file)]
  return literals.map((literal) => {
    const specifier = literal.getLiteralValue()
    return { from, specifier, isTypeOnly: namesTypesAlone(literal.getParent()), target: targetOf(from, specifier) }
  })
}

function requiredBy(file: SourceFile): StringLiteral[] {
  return file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((call) => call.getExpression().getText() === 'require')
    .flatMap((call) => call.getArguments()[0]?.asKind(SyntaxKind.StringLiteral) ?? [])
}

function namesTypesAlone(statement: Node | undefined): boolean {
  if (Node.isImportDeclaration(statement)) {
    const named = statement.getNamedImports()
    const isAllTypes = named.length > 0 && named.every((one) => one.isTypeOnly()) && !statement.getDefaultImport()
    return statement.isTypeOnly() || isAllTypes
  }
  return Node.isExportDeclaration(statement) && statement.isTypeOnly()
}

function targetOf(from: string, specifier: string): Import['target'] {
  if (specifier.startsWith('.')) {
    const absolute = resolve(repository, dirname(from), specifier)
    return { kind: 'file', name: relative(repository, absolute).replaceAll('\\', '/') }
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return { kind: 'node', name: specifier }
  const [scope, name] = specifier.split('/')
  return { kind: 'package', name: scope?.startsWith('@') ? `${scope}/${name}` : (scope ?? specifier) }
}
