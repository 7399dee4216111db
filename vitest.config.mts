import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Sources and files that nobody writes by hand: minutes of work that CI does beside the other tests, `--mode hostile`. */
const HOSTILE = ['**/source/adversarial/*.test.ts', '**/fuzz/*.test.ts']

/** Files that run a child process in each test: short to read, and long to run. */
const LONG = /\/test\/(?:action|cli|fix)\//

/** Files that need the bundle of the action, which the first of them builds while the others would wait. */
const BUNDLED = /\/test\/action\//

/** The long files first, so that no worker is left with one of them while the others are done. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const matching = (pattern: RegExp) => sorted.filter(({ moduleId }) => pattern.test(moduleId))
    const [building, ...waiting] = matching(BUNDLED)
    const long = matching(LONG).filter((file) => file !== building && !waiting.includes(file))
    const first = [...(building ? [building] : []), ...long, ...waiting]
    return [...first, ...sorted.filter((file) => !first.includes(file))]
  }
}

export default defineConfig(({ mode }) => ({
  test: {
    dir: 'test',
    ...(mode === 'hostile' ? { include: HOSTILE } : { exclude: [...configDefaults.exclude, ...HOSTILE] }),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Nothing that is tested keeps a state of its own, so that each worker loads it once and not for every file.
    isolate: false,
    // A program already, and megabytes of it.
    server: { deps: { external: [/\/node_modules\//, /\/build\/compiler\.cjs$/] } },
    // One more than the two cores of CI: many tests wait for a server, for the end of a window or for another try.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
  },
}))
