import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Readings, Report } from '../../src/model'
import { FORMATS } from '../../src/report'
import { findChromium } from '../support/chromium.mjs'
import {
  findPoorContrast,
  focused,
  headingLevels,
  inject,
  linkTargets,
  neededWidth,
  openDetails,
} from '../support/in-page.mjs'
import {
  finding,
  floodReport,
  HOSTILE,
  hostileReport,
  notApplicableReport,
  PULL_REQUEST,
  place,
  readyReport,
  richReport,
  TERMINAL,
} from '../support/report-fixture'

let browser: Browser

/** On a fresh machine Chromium is installed first, after what other test files install. */
const INSTALL_MS = 600_000

beforeAll(async () => {
  // As root, as in most containers, Chromium refuses its own sandbox.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  browser = await chromium.launch({ executablePath: await findChromium(), args })
}, INSTALL_MS)
afterAll(() => browser?.close())

interface Opened {
  readonly page: Page
  /** What the page asked for, said on the console or threw, and dialogs it opened. */
  readonly complaints: string[]
}

/** A page in which every request but the one for itself is a complaint. */
async function open(report: Report, { width = 1280, colorScheme = 'light' as 'light' | 'dark' } = {}): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    return dialog.dismiss()
  })
  const body = FORMATS.html.render(report, PULL_REQUEST)
  await page.route('**/*', (route) => {
    if (route.request().url() === 'http://report.test/') return route.fulfill({ contentType: 'text/html', body })
    complaints.push(`request: ${route.request().url()}`)
    return route.abort()
  })
  await page.goto('http://report.test/')
  return { page, complaints }
}

/** Readings with something for each chart. */
function readings(): Readings {
  const { readings } = richReport()
  if (readings.status !== 'collected') throw new Error('the fixture has readings')
  return {
    ...readings.value.servers[0]!.readings,
    memory: { maxmemory: 2 * 1024 ** 3, usedBytes: 1024 ** 3, policy: 'allkeys-lru' },
    window: {
      seconds: 5,
      stats: { keyspaceHits: 800, keyspaceMisses: 200 },
      evictionsPerSecond: [1, 2.5],
      latency: [{ command: 'GET', calls: 12000, p99: { over: 4227, upTo: 8454 } }],
    },
    sample: {
      keys: 1000,
      isComplete: false,
      population: { keys: 5000, expires: 100 },
      hasFrequency: false,
      groups: [
        { pattern: 'cart:*', keys: 500, immortal: 120 },
        { pattern: 'user:*', keys: 500, immortal: 0 },
      ],
    },
  }
}

const charted = () =>
  richReport({
    readings: {
      status: 'collected',
      value: { servers: [{ name: '', role: 'cache', readings: readings() }], unreached: [] },
    },
  })

describe('the HTML report in a browser', () => {
  it.each([
    ['rich', richReport()],
    ['with charts', charted()],
    ['ready', readyReport()],
    ['not applicable', notApplicableReport()],
    ['loosened', richReport({ weakened: ['`no-keys` is off'] })],
  ])('asks for nothing and complains of nothing: %s', async (_name, report) => {
    const { page, complaints } = await open(report)
    await page.evaluate(openDetails)
    expect(complaints).toEqual([])
    expect(await page.locator('script, link, img, iframe, object, form, [style], [onclick]').count()).toBe(0)
    await page.close()
  })

  it('has a policy under which nothing that got in could run or fetch', async () => {
    const { page, complaints } = await open(richReport())
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]')
    expect(await policy.getAttribute('content')).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/)
    await page.evaluate(inject, '<img src="http://evil.test/x" onerror="alert(1)">')
    await expect.poll(() => complaints.join()).toContain('Content Security Policy')
    expect(complaints.filter((text) => !text.startsWith('console:'))).toEqual([])
    await page.close()
  })

  it.each([360, 768, 1440])('scrolls down only at %d px, with everything open', async (width) => {
    const long = place(`src/${'very-long-folder/'.repeat(8)}a.ts`, 1, 1, 1, 2)
    const report = charted()
    const { page } = await open({ ...report, findings: [...report.findings, finding({ place: long })] }, { width })
    await page.evaluate(openDetails)
    expect(await page.evaluate(neededWidth)).toBeLessThanOrEqual(width)
    await page.close()
  })

  it.each(['light', 'dark'] as const)('has a contrast of 4.5 at least in %s', async (colorScheme) => {
    const { page } = await open(charted(), { colorScheme })
    await page.evaluate(openDetails)
    expect(await page.evaluate(findPoorContrast)).toEqual([])
    await page.close()
  })

  it('can be read by its headings, landmarks and tables, on a narrow screen too', async () => {
    const { page } = await open(charted(), { width: 360 })
    for (const role of ['banner', 'main', 'contentinfo'] as const) expect(await page.getByRole(role).count()).toBe(1)
    const levels = await page.evaluate(headingLevels)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
    const sections = ['Checklist', 'Findings', 'What does not count', 'Server', 'Inventory', 'What was not read']
    for (const name of sections) expect(await page.getByRole('region', { name, exact: true }).count(), name).toBe(1)
    const nodes = await treeOf(page)
    const table = nodes.find(({ role, name }) => role === 'table' && name === 'The ten items of the checklist')
    expect(table).toBeDefined()
    expect(nodes.filter(({ role }) => role === 'row').length).toBeGreaterThanOrEqual(11)
    expect(nodes.filter(({ role, name }) => role === 'columnheader' && name === 'Verdict')).toHaveLength(1)
    await page.close()
  })

  it('can be worked with the keyboard: the first stop skips the head, frames can be reached', async () => {
    const { page } = await open(richReport())
    await page.keyboard.press('Tab')
    expect((await page.evaluate(focused)).text).toBe('Skip to the report')
    await page.keyboard.press('Enter')
    expect((await page.evaluate(focused)).id).toBe('main')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('details[open]').count()).toBe(1)
    expect(await page.locator('pre:not([tabindex="0"])').count()).toBe(0)
    await page.close()
  })

  it('says in words what its charts show', async () => {
    const { page } = await open(charted())
    const words = await page.getByRole('region', { name: 'Server', exact: true }).innerText()
    for (const text of [
      '1 GiB of 2 GiB (50.0 %)',
      '80 (66.7 %)',
      '800 (80.0 %)',
      'cart:*',
      'between 4.2 ms and 8.5 ms, 12,000 calls',
      '2.5 per second',
    ])
      expect(words).toContain(text)
    expect(await page.locator('svg:not([aria-hidden="true"])').count()).toBe(0)
    await page.close()
  })

  it.each(Object.entries(HOSTILE))('lets no text act: %s', async (_name, text) => {
    const { page, complaints } = await open(hostileReport(text))
    await page.evaluate(openDetails)
    expect(complaints).toEqual([])
    expect(await page.locator('script, img, iframe').count()).toBe(0)
    const targets = await page.evaluate(linkTargets)
    expect(
      targets.filter((target) => !/^https:\/\/github\.com\/acme\/|^http:\/\/report\.test\/#main$/.test(target)),
    ).toEqual([])
    await page.close()
  })
})

describe('the HTML report', () => {
  it('is verdict and checklist alone when quiet', () => {
    const page = FORMATS.html.render(richReport(), { ...TERMINAL, quiet: true })
    expect(page).toContain('id="checklist"')
    expect(page).not.toContain('id="findings"')
  })

  it('shows three hundred of a kind and counts the rest', () => {
    const page = FORMATS.html.render(floodReport(1200), TERMINAL)
    expect(page.match(/100 more: /g)).toHaveLength(3)
    expect(page.match(/<p class="place">/g)).toHaveLength(900)
  })

  it('lists what does not count with its reason', () => {
    const suppressed = finding({ suppressed: { kind: 'baseline', reason: 'known since May' } })
    const page = FORMATS.html.render(richReport({ findings: [suppressed, finding({ isOutside: true })] }), TERMINAL)
    expect(page).toContain('1 finding suppressed')
    expect(page).toContain('baseline: known since May')
    expect(page).toContain('1 finding that the change does not touch')
    expect(page).toContain('Nothing was found that counts.')
  })
})

/** The accessibility tree as the browser gives it to screen readers. */
async function treeOf(page: Page): Promise<{ role: string; name: string }[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }))
}
