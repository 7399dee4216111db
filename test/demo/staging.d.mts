/** Types of staging.mjs, for the tests, which are TypeScript. */

export interface DemoRedis {
  readonly url: string
  /** Its policy and keys in words. */
  readonly description: string
  stop(): Promise<void>
}

export function startDemoRedis(options?: { say?: (line: string) => void }): Promise<DemoRedis>
