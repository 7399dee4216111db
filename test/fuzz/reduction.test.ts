import { expect, it } from 'vitest'
import { type Files, reduce } from './reduction.mjs'

const files = (texts: Readonly<Record<string, string>>): Files =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]))

it('keeps the files and lines that the failure needs, and no others', async () => {
  const noise = Array.from({ length: 40 }, (_, at) => `line ${at}\n`).join('')
  const before = files({ 'a.ts': `${noise}one\n${noise}`, 'b.ts': noise, 'c.ts': `two\n${noise}` })
  const needs = (text: Files) => text['a.ts']?.includes('one\n') && text['c.ts']?.includes('two\n')
  const after = await reduce(before, 'it fails', async (smaller) => (needs(smaller) ? 'it fails' : undefined))
  expect(after).toEqual(files({ 'a.ts': 'one\n', 'c.ts': 'two\n' }))
})

it('does not take another failure for the same one', async () => {
  const before = files({ 'a.ts': 'one\ntwo\n' })
  const judge = async ({ 'a.ts': text }: Files) => (text?.includes('two\n') ? 'it fails at 7' : 'it dies')
  expect(await reduce(before, 'it fails at 12', judge)).toEqual(files({ 'a.ts': 'two\n' }))
})
