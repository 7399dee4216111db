import { posix } from 'node:path'
import { SYNTAX_ALONE, ts } from '../../compiler'
import type { Checkout } from '../../repository/checkout'
import { importsOf } from '../../repository/imports'
import { baseName } from '../names'
import type { Entry } from './entries'

/** A file with what it says. Its imports are asked for by every way to every function, and by most files not at all. */
export class TestFile {
  #imports: readonly string[] | undefined
  #parsed: { readonly node: ts.SourceFile | undefined } | undefined

  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  get imports(): readonly string[] {
    this.#imports ??= importsOf(this.text)
    return this.#imports
  }

  /** Undefined where it is nested too deeply for the call stack. */
  get parsed(): ts.SourceFile | undefined {
    this.#parsed ??= { node: parse(this.path, this.text) }
    return this.#parsed.node
  }
}

/** What a file of the repository says; empty where it is gone, undefined where it cannot be read. */
export function textOf({ files, sources }: Checkout, path: string): string | undefined {
  const known = sources.get(path)?.text
  if (known !== undefined) return known
  const reading = files.source(path)
  return 'text' in reading ? reading.text : reading.isMissing ? '' : undefined
}

/** Tests that several files share, each for an implementation of its own: what a test file imports from among the tests. */
export function suitesOf(file: TestFile, checkout: Checkout): TestFile[] {
  const folder = posix.dirname(file.path)
  const imported = file.imports.filter((one) => one.startsWith('.'))
  const stems = new Set(imported.map((one) => stemOf(posix.join(folder, one))))
  return checkout.testPaths.flatMap((other) => {
    const suite = other !== file.path && stems.has(stemOf(other)) ? textOf(checkout, other) : undefined
    return suite === undefined ? [] : [new TestFile(other, suite)]
  })
}

/** `drivers/utils` for `drivers/utils.ts`, `drivers/utils.js` and `drivers/utils/index.ts`. */
function stemOf(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '')
}

function parse(path: string, text: string): ts.SourceFile | undefined {
  const kind = /x$/.test(path) ? ts.ScriptKind.TSX : /\.[cm]?js$/.test(path) ? ts.ScriptKind.JSX : ts.ScriptKind.TS
  try {
    return ts.createSourceFile(`/${path}`, text, SYNTAX_ALONE, true, kind)
  } catch {
    return undefined
  }
}

/** Whether tests may call this very function, and not another of its name: they say the name, and their file reaches it. */
export function mayCall(file: TestFile, tests: TestFile, entry: Entry): boolean {
  return tests.text.includes(entry.called) && (entry.isRoute || reaches(file, entry))
}

/** Whether a test file names the class of a function or what builds one, or imports from its file. */
export function reaches(file: TestFile, { holder, builders, path: home, isRoute }: Entry): boolean {
  if (isRoute) return false
  if (holder !== undefined && [holder, ...builders].some((name) => file.text.includes(name))) return true
  const module = baseName(home)
  const folder = baseName(home.slice(0, Math.max(0, home.lastIndexOf('/'))))
  const expected = new Set([module === 'index' ? folder : module])
  // A package's own tests may import it by its entry.
  return file.path !== home && file.imports.some((one) => expected.has(baseName(one)))
}
