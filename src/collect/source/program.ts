import { posix } from 'node:path'
import type { Skipped } from '../../model'
import type { Deadline } from '../files/deadline'
import { reasonOf } from '../files/failures'
import { folderOf } from '../files/folders'
import { ts } from './compiler'
import { declarationPath, declarationText, LIBRARY_FILE } from './declarations'
import { limitRoom, withRoom } from './memory'
import type { Checkout } from './repository/checkout'
import { importsOf } from './repository/imports'
import type { ModuleResolver } from './repository/resolution'

const ROOT = '/'

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowJs: true,
  checkJs: false,
  strict: true,
  esModuleInterop: true,
  experimentalDecorators: true,
  jsx: ts.JsxEmit.Preserve,
  noLib: true,
  // Files are given to the compiler, not found by it: it would follow imports by recursion, and exceed the call stack.
  noResolve: true,
  types: [],
  skipLibCheck: true,
  noEmit: true,
}

/** What a program gives to its files as well. */
const PARSE_OPTIONS: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ES2022,
  // In TypeScript nothing depends on comments.
  jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeInfo,
}

/** Stands for a backslash, which the compiler takes for a slash and Linux for a letter; followed by a digit. */
const ESCAPE = '\uf05c'

/** Path of a file of the checkout inside the compiler's own file system, which has nothing else in it. */
export function compilerPath(path: string): string {
  return ROOT + path.replaceAll(ESCAPE, `${ESCAPE}1`).replaceAll('\\', `${ESCAPE}0`)
}

/** The other way round: the repository path of a source file. */
export function repositoryPath(file: ts.SourceFile): string {
  return pathOf(file.fileName)
}

function pathOf(fileName: string): string {
  return fileName.slice(ROOT.length).replaceAll(`${ESCAPE}0`, '\\').replaceAll(`${ESCAPE}1`, ESCAPE)
}

/** Files that are parsed and bound, or not to be parsed, by their path within the compiler. */
export type Parsed = Map<string, ts.SourceFile | undefined>

/**
 * The selected files as one program, typed by our own declarations of the client packages and nothing from disk.
 *
 * @param parsed what another program has parsed; what this one parses is added
 */
export function createProgram(
  checkout: Checkout,
  resolver: ModuleResolver,
  selected: ReadonlySet<string>,
  skipped: Skipped[],
  deadline: Deadline,
  parsed: Parsed,
): ts.Program {
  const textOf = (name: string) => declarationText(name) ?? checkout.sources.get(pathOf(name))?.text
  const host: ts.CompilerHost = {
    fileExists: (name) => textOf(name) !== undefined,
    readFile: textOf,
    getSourceFile: (name, options) => {
      const text = textOf(name)
      if (text === undefined || parsed.has(name)) return parsed.get(name)
      limitRoom()
      // The compiler does not start without our own declarations.
      const isLate = deadline.isOver && declarationText(name) === undefined
      const reading = isLate
        ? { reason: deadline.reason }
        : deadline.attend(
            () => pathOf(name),
            () => parse(name, text, options),
          )
      parsed.set(name, 'file' in reading ? reading.file : undefined)
      if ('file' in reading) return reading.file
      skipped.push({ path: pathOf(name), reason: reading.reason, kind: 'source' })
      return undefined
    },
    jsDocParsingMode: ts.JSDocParsingMode.ParseForTypeInfo,
    getDefaultLibFileName: () => LIBRARY_FILE,
    getCurrentDirectory: () => ROOT,
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
    directoryExists: () => false,
    getDirectories: () => [],
    resolveModuleNameLiterals: (literals, containing) =>
      literals.map((literal) => ({ resolvedModule: resolveModule(literal.text, containing, resolver, selected) })),
  }
  const sources = [...selected].filter((path) => !path.endsWith('.lua'))
  const texts = sources.flatMap((path) => checkout.sources.get(path) ?? [])
  const specifiers = texts.flatMap(({ imports }) => imports)
  // The global of that name has what the package has, which declares it.
  if (texts.some(({ text }) => text.includes('Bun'))) specifiers.push('bun')
  const roots = [...declarationsFor(specifiers), ...sources.map(compilerPath)]
  return withRoom(() => ts.createProgram({ rootNames: roots, options: OPTIONS, host }))
}

/** Paths of our declaration files that these specifiers and the standard library lead to, also through each other. */
function declarationsFor(specifiers: readonly string[]): Set<string> {
  const found = new Set([LIBRARY_FILE])
  const add = (all: readonly string[]) => {
    for (const specifier of all) {
      const path = declarationPath(specifier)
      if (path !== undefined) found.add(path)
    }
  }
  add(specifiers)
  // What is added while the set is walked is walked as well.
  for (const path of found) add(importsOf(declarationText(path) ?? ''))
  return found
}

/**
 * One source of the checkout, parsed as the program does it, and once for all who ask.
 *
 * @param tell told why it cannot be parsed, when that is found
 */
export function parseSource(
  checkout: Checkout,
  path: string,
  parsed: Parsed,
  tell: (reason: string) => void = () => {},
): ts.SourceFile | undefined {
  const name = compilerPath(path)
  const text = checkout.sources.get(path)?.text
  if (text === undefined || path.endsWith('.lua') || parsed.has(name)) return parsed.get(name)
  const reading = parse(name, text, PARSE_OPTIONS)
  const file = 'file' in reading ? reading.file : undefined
  parsed.set(name, file)
  if ('reason' in reading) tell(reading.reason)
  return file
}

/** The compiler's own step between parsing and checking, which its public types leave out. */
type WithBinder = typeof ts & { bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void }

/**
 * Parses and binds one file, or says why that fails. Machine-written nesting and long chains of calls can
 * exceed the call stack. The type checker would bind all files at once and fail for all: bound here, such a file costs
 * itself alone, and the program goes on as if it were not there.
 */
function parse(
  name: string,
  text: string,
  options: ts.ScriptTarget | ts.CreateSourceFileOptions,
): { file: ts.SourceFile } | { reason: string } {
  try {
    // Parents are set by binding; a walk of its own for them would take as long again.
    const file = ts.createSourceFile(name, text, options, false, scriptKind(name, text))
    ;(ts as WithBinder).bindSourceFile(file, OPTIONS)
    return { file }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

/** Plain JavaScript may hold JSX; TypeScript's own endings decide for themselves. */
function scriptKind(name: string, text: string): ts.ScriptKind | undefined {
  if (/\.[cm]?js$/.test(name)) return /<[A-Za-z>]/.test(text) ? ts.ScriptKind.JSX : ts.ScriptKind.JS
  return undefined
}

function resolveModule(
  specifier: string,
  containing: string,
  resolver: ModuleResolver,
  selected: ReadonlySet<string>,
): ts.ResolvedModuleFull | undefined {
  const declared = declarationPath(specifier)
  if (declared) return { resolvedFileName: declared, extension: ts.Extension.Dts, isExternalLibraryImport: false }
  const folder = folderOf(pathOf(containing))
  const path = resolver.resolve(folder, specifier)
  if (path === undefined || !selected.has(path)) return undefined
  return { resolvedFileName: compilerPath(path), extension: extensionOf(path), isExternalLibraryImport: false }
}

function extensionOf(path: string): ts.Extension {
  return (posix.extname(path) || '.js') as ts.Extension
}
