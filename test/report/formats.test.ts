import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/model'
import { FORMATS, parseFormats } from '../../src/report'

const KNOWN = Object.keys(FORMATS).join(', ')

describe('--format', () => {
  it.each([
    ['console', [{ format: 'console' }]],
    ['console,json:report.json', [{ format: 'console' }, { format: 'json', file: 'report.json' }]],
    ['json:C:\\out\\r.json', [{ format: 'json', file: 'C:\\out\\r.json' }]],
    [' console , markdown: a b.md ', [{ format: 'console' }, { format: 'markdown', file: 'a b.md' }]],
    ['annotations,console', [{ format: 'annotations' }, { format: 'console' }]],
  ])('reads %s', (text, expected) => {
    expect(parseFormats(text)).toEqual(expected)
  })

  it.each([
    ['jsn', `--format does not know "jsn"; did you mean json? Known: ${KNOWN}.`],
    ['JSON:x', `--format does not know "JSON"; did you mean json? Known: ${KNOWN}.`],
    ['xylophone', `--format does not know "xylophone"; known: ${KNOWN}.`],
    ['toString', `--format does not know "toString"; known: ${KNOWN}.`],
    ['json:', '--format "json:" has no file name after the colon; write json or json:FILE.'],
    ['console,', `--format "console," names no format; give one of ${KNOWN}.`],
    ['', `--format "" names no format; give one of ${KNOWN}.`],
    ['json:a,markdown:a', '--format writes two formats into "a"; give each its own file.'],
  ])('refuses %j in one sentence', (text, message) => {
    expect(() => parseFormats(text)).toThrow(new UsageError(message))
  })
})
