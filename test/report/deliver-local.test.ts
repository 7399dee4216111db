import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { deliverLocally } from '../../src/deliver/local'
import { UsageError } from '../../src/model'

const folder = mkdtempSync(join(tmpdir(), 'preflight-deliver-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('local delivery', () => {
  it('writes files, folders made on the way, and the rest to standard output', async () => {
    const stdout = new PassThrough()
    const file = join(folder, 'a/b/report.json')
    await deliverLocally(
      [
        { format: 'console', text: 'one\n' },
        { format: 'json', text: '{}\n', file },
        { format: 'markdown', text: 'two\n' },
      ],
      { stdout },
    )
    expect(readFileSync(file, 'utf8')).toBe('{}\n')
    expect(String(stdout.read())).toBe('one\ntwo\n')
  })

  it('delivers everything else before it tells which files failed', async () => {
    const stdout = new PassThrough()
    const blocked = join(folder, 'a-file')
    writeFileSync(blocked, '')
    const good = join(folder, 'good.md')
    const failing = deliverLocally(
      [
        { format: 'json', text: '{}', file: join(blocked, 'report.json') },
        { format: 'markdown', text: 'ok', file: good },
        { format: 'annotations', text: 'x', file: folder },
        { format: 'console', text: 'shown' },
      ],
      { stdout },
    )
    await expect(failing).rejects.toThrow(UsageError)
    await expect(failing).rejects.toThrow(
      `Cannot write the json report to ${join(blocked, 'report.json')} (a part of its path is a file) and the annotations report to ${folder} (it is a folder); name a place that can be written with --format.`,
    )
    expect(readFileSync(good, 'utf8')).toBe('ok')
    expect(String(stdout.read())).toBe('shown')
  })

  it('tells when standard output is full', async () => {
    const full = Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' })
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(full) })
    await expect(deliverLocally([{ format: 'console', text: 'x' }], { stdout })).rejects.toThrow(
      'standard output (the disk is full)',
    )
  })

  it('is quiet when the reader of a real pipe has gone', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.once("data", () => process.exit(0))'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    const gone = once(child, 'exit')
    const big = { format: 'json', text: 'x'.repeat(1 << 20) }
    await deliverLocally([big, big], { stdout: child.stdin })
    await gone
    await expect(deliverLocally([big, big], { stdout: child.stdin })).resolves.toBeUndefined()
  })
})
