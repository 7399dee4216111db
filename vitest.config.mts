import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    dir: 'test',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores in CI, and many tests start a redis-server or a child process of their own.
    maxWorkers: 2,
  },
})
