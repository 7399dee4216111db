import { describe, expect, it } from 'vitest'
import commandTimeout from '../../src/rules/source/command-timeout'
import { client, evidence } from './evidence'

describe('command-timeout for a script that does one thing and ends', () => {
  it('is a note that speaks of no request', () => {
    const [found, ...others] = commandTimeout.run(evidence({ clients: [client({ isOneOff: true })] })).violations
    expect(others).toEqual([])
    expect(found?.severity).toBe('note')
    expect(found?.message).toContain('this script never ends while the server hangs')
    expect(found?.message).not.toContain('request')
  })

  it('leaves any bound that is set alone', () => {
    const slow = client({ isOneOff: true, settings: { commandTimeout: { state: 'set', value: 60_000 } } })
    expect(commandTimeout.run(evidence({ clients: [slow] })).violations).toEqual([])
  })
})
