import { sep } from 'node:path'
import { expect, it } from 'vitest'
import { contains, relativeTo } from '../../src/paths'

it.each([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['/', '/a', true],
  ['/a', '/a/..b', true],
  ['/a', '/ab', false],
  ['/a/b', '/a', false],
  ['/a', '/b/a', false],
])('a folder %s contains %s: %s', (folder, path, expected) => {
  expect(contains(folder, path)).toBe(expected)
})

it.runIf(sep === '/')('a backslash is a letter of a name where it separates nothing', () => {
  expect(contains('/a', '/a/..\\b')).toBe(true)
  expect(relativeTo('/a', '/a/b\\c/d')).toBe('b\\c/d')
})
