import { expect, it } from 'vitest'
import type { Command } from '../../src/model'
import noFlush from '../../src/rules/source/no-flush'
import noKeys from '../../src/rules/source/no-keys'
import requireTtl from '../../src/rules/source/require-ttl'
import { client, command, evidence } from './evidence'

it.each([noKeys, noFlush, requireTtl])(
  '$id doubts its sight where clients are built and no command is recognised',
  (rule) => {
    const run = (commands: Command[]) => rule.run(evidence({ clients: [client({})], commands })).skipped
    expect(run([])).toBe('a client is built here, but no command that goes through one was recognised')
    expect(run([command({ via: 'lua' })])).toContain('no command')
    expect(run([command({})])).toBeUndefined()
  },
)
