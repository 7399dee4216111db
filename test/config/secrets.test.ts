import { describe, expect, it } from 'vitest'
import { scrub } from '../../src/config'

describe('scrub', () => {
  it('takes user and password out of every URL', () => {
    expect(scrub('connect redis://app:p@ss/w@host:6379/0 and rediss://x@h failed')).toBe(
      'connect redis://***@host:6379/0 and rediss://***@h failed',
    )
  })

  it('takes them out of web addresses and of URLs that were taken for paths', () => {
    expect(scrub('https://me:pw@host/a and redis:/:pw@host')).toBe('https://***@host/a and redis:/***@host')
  })

  it('leaves text without credentials alone', () => {
    const text =
      'ECONNREFUSED redis://host:6379, see https://redis.io/docs or mail team@example.com, https://host/blob/@scope/a.ts'
    expect(scrub(text)).toBe(text)
  })

  it('takes out given secrets wherever they stand, encoded and decoded', () => {
    const url = 'redis://:p%40ss%20word@host'
    expect(scrub(`auth p%40ss%20word, then "p@ss word", then ${url}`, [url])).toBe('auth ***, then "***", then ***')
  })

  it('takes out a longer secret before a shorter one that it holds', () => {
    expect(scrub('abcdef abc', ['abc', undefined, '', 'abcdef'])).toBe('*** ***')
  })
})
