import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that run a child process in each test, or work on huge sources: short to read, and long to run. */
const LONG = /\/test\/(?:action|cli|fix|fuzz|source\/adversarial)\//

/** The long files first, so that no worker is left with one of them while the others are done. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    dir: 'test',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One more than the two cores of CI: many tests wait for a server, for the end of a window or for another try.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
  },
})
