import { expect, it } from 'vitest'
import { hygieneRules, items } from '../../src/checklist'
import { ITEM_IDS, nearest } from '../../src/model'
import { rules } from '../../src/rules'

it('the items are the ten of the checklist, each with a title and an origin to examine', () => {
  expect(items.map(({ id }) => id)).toEqual(ITEM_IDS)
  for (const { title, question, needs } of items) {
    expect(question).toMatch(/\?$|: .+\?$/)
    expect(title.length).toBeLessThanOrEqual(36)
    expect(needs.length).toBeGreaterThan(0)
  }
})

it('every item is looked at by a rule for each origin that it needs', () => {
  const missing = items.flatMap(({ id, needs }) =>
    needs
      .filter((origin) => !rules.some(({ item, reads }) => item === id && reads === origin))
      .map((origin) => `${id}: ${origin}`),
  )
  expect(missing).toEqual([])
})

it('the rules about comments are documented like all others', () => {
  for (const { id, summary, why, instead } of hygieneRules) {
    expect(id).toMatch(/^[a-z-]+$/)
    for (const text of [summary, why, instead]) expect(text).toMatch(/\S.*\.$/)
  }
})

it.each([
  ['no-kyes', 'no-keys'],
  ['NO_KEYS', 'no-keys'],
  ['failOn', 'fail-on'],
  ['tls', 'ttl'],
  ['x', undefined],
  ['something-else', undefined],
])('the nearest known name to %j is %j', (name, expected) => {
  expect(nearest(name, ['no-keys', 'fail-on', 'ttl'])).toBe(expected)
})
