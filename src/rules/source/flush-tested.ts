import {
  cacheFlushes,
  count,
  defineRule,
  type Flush,
  type FlushTest,
  listSome,
  type Related,
  type SourceEvidence,
} from '../../model'
import { flushedKeys } from './advice/flush'
import { clause } from './advice/usage'

/** Functions of the application; where there are none, the scripts of operators. */
function judged(evidence: SourceEvidence): readonly Flush[] {
  const flushes = cacheFlushes(evidence.flushes)
  const own = flushes.filter(({ operator }) => !operator)
  return own.length > 0 ? own : flushes
}

function relate(tests: readonly FlushTest[], message: string): Related[] {
  return tests.map(({ place }) => ({ place, message }))
}

/** What makes a test say little about the keys; undefined where one asserts what became of them on a server. */
function weaknessOf(tests: readonly FlushTest[]): 'nothing' | 'result' | 'mocked' | undefined {
  const effective = tests.filter(({ asserts }) => asserts === 'effect')
  if (effective.some(({ mock }) => mock === undefined)) return undefined
  if (effective.length > 0) return 'mocked'
  return tests.some(({ asserts }) => asserts === 'result') ? 'result' : 'nothing'
}

function doubt({ flushes, unreadTests = [] }: SourceEvidence): string | undefined {
  if (cacheFlushes(flushes).length === 0) return 'no function that empties the cache by pattern or by version was found'
  if (unreadTests.length === 0) return undefined
  return `${count(unreadTests.length, 'test file')} could not be read (${listSome(unreadTests)})`
}

const ADVICE =
  'Write two keys, one that it should delete and one that it should not, call it, and assert that the one is gone and the other still there, on a real server (testcontainers, or a service of the CI)'

export default defineRule({
  id: 'flush-tested',
  item: 'flush-procedure',
  reads: 'source',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Test the function that empties the cache.',
  why: 'A function that empties the cache runs once a year, in an incident. A pattern without its prefix, a page that is skipped, a version that no reader uses: each of them deletes nothing, or too much, and nobody notices before that day.',
  instead:
    'Write two keys, one that the function should delete and one that it should not, call it (directly, through its caller or through its route) and assert with EXISTS, GET, DBSIZE or a read of the cache what is left. Run it against a real server: a client that is mocked answers what the test told it to.',
  links: [
    'https://node.testcontainers.org/modules/redis/',
    'https://docs.github.com/en/actions/tutorials/use-containerized-services/create-redis-service-containers',
  ],
  messages: {
    untested:
      '`{name}` empties the cache ({keys}), and no test calls it: whether it deletes what it should, and nothing else, shows in an incident. {advice}.',
    nothing:
      '`{name}` empties the cache ({keys}); the test that calls it asserts nothing afterwards, so it passes whether the keys are gone or not. {advice}.',
    result:
      '`{name}` empties the cache ({keys}); its tests look at what it returns, or at what was called, and not at the keys. {advice}.',
    mocked:
      '`{name}` empties the cache ({keys}); its tests run against {mock}, which shows that it was called as the test expects, and not that a server deletes the keys. {advice}.',
  },
  doubt,
  each: judged,
  check(flush, { violation, cannot }) {
    const { name, place, operator, unsure } = flush
    if (flush.tests === undefined && !operator) {
      cannot(`nothing in sight calls \`${name}\` by name, so its tests cannot be told from others`)
      return
    }
    const tests = flush.tests ?? []
    const data = { name, keys: flushedKeys(flush), advice: ADVICE }
    if (tests.length === 0 && operator) {
      cannot(`\`${name}\` is an operator's script, and whether it works shows in a drill alone`)
      return
    }
    if (tests.length === 0) {
      const because =
        unsure === undefined ? {} : { outcome: 'unsure' as const, related: [{ place, message: `${clause(unsure)}.` }] }
      violation('untested', place, data, because)
      return
    }
    const weakness = weaknessOf(tests)
    if (weakness === undefined) return
    if (weakness === 'nothing') {
      violation('nothing', place, data, { related: relate(tests, 'This test calls it.') })
      return
    }
    const mock = tests.find((test) => test.mock !== undefined)?.mock ?? ''
    const related = relate(tests, 'This test calls it.')
    violation(weakness, place, { ...data, mock }, { outcome: 'unsure', related })
  },
})
