import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary folder that is gone when this process ends, be it by Ctrl-C. */
export function createScratch() {
  const folder = mkdtempSync(join(tmpdir(), 'redis-preflight-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => process.exit(code))
  }
  return folder
}
