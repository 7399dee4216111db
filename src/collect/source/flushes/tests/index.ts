import { posix } from 'node:path'
import type { Flush, FlushTest } from '../../../../model'
import type { Deadline } from '../../../files/deadline'
import { lineStarts, placeIn } from '../../../files/lines'
import { SYNTAX_ALONE, ts } from '../../compiler'
import type { Checkout } from '../../repository/checkout'
import { importsOf } from '../../repository/imports'
import type { Tracer } from '../../trace/tracer'
import type { FoundFlush } from '..'
import { baseName } from '../names'
import { testBodies } from './bodies'
import { type Entry, entriesOf } from './entries'
import { assertedAfter, callOfEntry, mockIn } from './judgement'

/** The flushes with their tests, and the test files that could not be read. */
export interface TestedFlushes {
  readonly flushes: readonly Flush[]
  readonly unread: readonly string[]
}

/** One function with all ways to it. */
interface Target {
  readonly found: FoundFlush
  readonly entries: readonly Entry[]
  readonly tests: FlushTest[]
}

const MAX_TESTS = 5
/** jest takes these in place of the package without being told. */
const MANUAL_MOCK = /(?:^|\/)__mocks__\/(?:@[\w-]+\/)?(?:ioredis|redis|iovalkey)(?:\/index)?\.[cm]?[jt]s$/

/**
 * Finds the tests of the functions that empty the cache. Test files are read only where there is such a function, and
 * parsed only where they name it; they are not part of the analysis, so nothing is known of types in them.
 */
export function findFlushTests(
  found: readonly FoundFlush[],
  checkout: Checkout,
  tracer: Tracer,
  deadline: Deadline,
): TestedFlushes {
  const targets = found.map((one): Target => ({ found: one, entries: entriesOf(tracer, one), tests: [] }))
  const unread: string[] = []
  const manual = [...checkout.paths].find((path) => MANUAL_MOCK.test(path))
  if (targets.some(({ entries }) => entries.length > 0)) {
    for (const path of checkout.testPaths) {
      const text = deadline.isOver ? undefined : textOf(checkout, path)
      const file = text === undefined ? undefined : new TestFile(path, text)
      const isRead =
        file &&
        [file, ...suitesOf(file, checkout, targets)].every((tests) => {
          return readTests(file, tests, targets, manual)
        })
      if (!isRead) unread.push(path)
    }
  }
  return {
    flushes: targets.map(({ found: { flush }, entries, tests }) => {
      return entries.length === 0 ? flush : { ...flush, tests: tests.sort(byWorth).slice(0, MAX_TESTS) }
    }),
    unread,
  }
}

function textOf({ files, sources }: Checkout, path: string): string | undefined {
  const known = sources.get(path)?.text
  if (known !== undefined) return known
  const reading = files.source(path)
  // A file that is gone holds no test.
  return 'text' in reading ? reading.text : reading.isMissing ? '' : undefined
}

/** A file with what it says. Its imports are asked for by every way to every function, and by most files not at all. */
class TestFile {
  #imports: readonly string[] | undefined

  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  get imports(): readonly string[] {
    this.#imports ??= importsOf(this.text)
    return this.#imports
  }
}

/** Tests that several files share, each for an implementation of its own: what a test file imports from among the tests. */
function suitesOf(file: TestFile, checkout: Checkout, targets: readonly Target[]): TestFile[] {
  if (!targets.some(({ entries }) => entries.some((entry) => reaches(file, entry)))) return []
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

/**
 * False for a file that the compiler cannot parse.
 *
 * @param file the test file that runs the tests, and says what of the service they are about
 * @param tests where they stand: the same file, or one that it imports
 */
function readTests(file: TestFile, tests: TestFile, targets: readonly Target[], manual: string | undefined): boolean {
  const isOwn = file.path === tests.path
  const isReachable = (entry: Entry) =>
    mayCall(file, tests, entry) && (isOwn || (!entry.isRoute && !reaches(tests, entry)))
  const near = targets.filter(({ entries }) => entries.some(isReachable))
  if (near.length === 0) return true
  const parsed = parse(tests.path, tests.text)
  if (!parsed) return false
  const bodies = testBodies(parsed)
  const starts = lineStarts(tests.text)
  const mock =
    mockIn(file.text, file.imports) ??
    (manual !== undefined && !/from ['"]vitest['"]/.test(file.text) ? manual : undefined)
  for (const { entries, tests: found } of near) {
    const reachable = entries.filter(isReachable)
    for (const { node } of bodies) {
      const called = callOfEntry(node, reachable)
      if (!called) continue
      const { call, entry } = called
      found.push({
        place: placeIn(tests.path, starts, call.getStart(), call.getEnd()),
        calls: entry.called,
        asserts: assertedAfter(node, call),
        ...(mock !== undefined && { mock }),
      })
    }
  }
  return true
}

/** Undefined where it is nested too deeply for the call stack. */
function parse(path: string, text: string): ts.SourceFile | undefined {
  const kind = /x$/.test(path) ? ts.ScriptKind.TSX : /\.[cm]?js$/.test(path) ? ts.ScriptKind.JSX : ts.ScriptKind.TS
  try {
    return ts.createSourceFile(`/${path}`, text, SYNTAX_ALONE, true, kind)
  } catch {
    return undefined
  }
}

/** Whether tests may call this very function, and not another of its name: they say the name, and their file reaches it. */
function mayCall(file: TestFile, tests: TestFile, entry: Entry): boolean {
  return tests.text.includes(entry.called) && (entry.isRoute || reaches(file, entry))
}

/** Whether a test file names the class of a function, or imports from its file. */
function reaches(file: TestFile, { holder, path: home, isRoute }: Entry): boolean {
  if (isRoute) return false
  if (holder !== undefined && file.text.includes(holder)) return true
  const module = baseName(home)
  const folder = baseName(home.slice(0, Math.max(0, home.lastIndexOf('/'))))
  const expected = new Set([module === 'index' ? folder : module])
  // A package's own tests may import it by its entry.
  return file.path !== home && file.imports.some((one) => expected.has(baseName(one)))
}

const WORTH: readonly FlushTest['asserts'][] = ['effect', 'result', 'nothing']

function byWorth(one: FlushTest, other: FlushTest): number {
  const worth = ({ asserts, mock }: FlushTest) => WORTH.indexOf(asserts) * 2 + (mock === undefined ? 0 : 1)
  return worth(one) - worth(other)
}
