import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { VERSION } from '../../src/version'
import { repository } from './sources'

it('the version that reports name is the one of package.json', () => {
  const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string }
  expect(VERSION).toBe(manifest.version)
})
