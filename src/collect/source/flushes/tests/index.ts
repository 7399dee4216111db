import type { Flush, FlushTest } from '../../../../model'
import type { Deadline } from '../../../files/deadline'
import { lineStarts, placeIn } from '../../../files/lines'
import type { ts } from '../../compiler'
import type { Checkout } from '../../repository/checkout'
import type { Tracer } from '../../trace/tracer'
import type { FoundFlush } from '..'
import { functionsByName, testBodies } from './bodies'
import { type Entry, entriesOf } from './entries'
import { mayCall, reaches, suitesOf, TestFile, textOf } from './files'
import { mockIn, type TestedCall, testedIn, testedThrough, WORTH } from './judgement'

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
      if (!file || !readTests(file, checkout, targets, manual)) unread.push(path)
    }
  }
  return {
    flushes: targets.map(({ found: { flush }, entries, tests }) => {
      return entries.length === 0 ? flush : { ...flush, tests: bestOf(tests) }
    }),
    unread,
  }
}

/** Adds what a file and the suites that it runs test; false where the compiler cannot parse one of them. */
function readTests(
  file: TestFile,
  checkout: Checkout,
  targets: readonly Target[],
  manual: string | undefined,
): boolean {
  const isReaching = targets.some(({ entries }) => entries.some((entry) => reaches(file, entry)))
  const suites = isReaching ? suitesOf(file, checkout) : []
  return [file, ...suites].every((tests) => {
    const isOwn = tests === file
    const isReachable = (entry: Entry) =>
      mayCall(file, tests, entry) && (isOwn || (!entry.isRoute && !reaches(tests, entry)))
    const near = targets.filter(({ entries }) => entries.some(isReachable))
    if (near.length === 0) return true
    if (!tests.parsed || !file.parsed) return false
    const mock = mockIn(file.text, file.imports) ?? (isOfVitest(file) ? undefined : manual)
    const starts = lineStarts(tests.text)
    for (const { entries, tests: found } of near) {
      for (const { call, entry, asserts } of testedCalls(file.parsed, tests.parsed, entries.filter(isReachable))) {
        const place = placeIn(tests.path, starts, call.getStart(), call.getEnd())
        found.push({ place, calls: entry.called, asserts, ...(mock !== undefined && { mock }) })
      }
    }
    return true
  })
}

/** vitest takes no manual mock that it was not told of. */
function isOfVitest({ text }: TestFile): boolean {
  return /from ['"]vitest['"]/.test(text)
}

/**
 * Which functions the tests call that stand in a file, or in whose functions they look.
 *
 * @param file the test file that runs the tests, and says what of the service they are about
 * @param tests where the calls are looked for: the same file, or one that it imports
 */
function testedCalls(file: ts.SourceFile, tests: ts.SourceFile, entries: readonly Entry[]): TestedCall[] {
  const helpers = functionsByName(tests)
  const bodies = new Set([...testBodies(tests, helpers), ...testBodies(file, helpers)])
  return [...bodies]
    .map((body) => {
      const own = body.getSourceFile() === tests ? testedIn(body, entries) : undefined
      return own ?? testedThrough(body, helpers, entries)
    })
    .filter((one) => one !== undefined)
}

function byWorth(one: FlushTest, other: FlushTest): number {
  const worth = ({ asserts, mock }: FlushTest) => WORTH.indexOf(asserts) * 2 + (mock === undefined ? 0 : 1)
  return worth(one) - worth(other)
}

/** The best tests, each place once: several files may run the same suite. */
function bestOf(tests: FlushTest[]): FlushTest[] {
  const byPlace = new Map<string, FlushTest>()
  for (const test of tests.sort(byWorth)) {
    const key = `${test.place.path}:${test.place.line}`
    if (!byPlace.has(key)) byPlace.set(key, test)
  }
  return [...byPlace.values()].slice(0, MAX_TESTS)
}
