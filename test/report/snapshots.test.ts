import { describe, expect, it } from 'vitest'
import { FORMATS, type FormatName, renderInventory, type View } from '../../src/report'
import { notApplicableReport, PULL_REQUEST, readyReport, richReport, TERMINAL } from '../support/report-fixture'

const VIEWS: readonly [string, FormatName, View][] = [
  ['rich.console.txt', 'console', TERMINAL],
  ['rich.console-narrow.txt', 'console', { ...TERMINAL, width: 72 }],
  ['rich.console-quiet.txt', 'console', { ...TERMINAL, quiet: true }],
  ['rich.console-color.txt', 'console', { ...TERMINAL, color: true }],
  ['rich.markdown.txt', 'markdown', PULL_REQUEST],
  ['rich.annotations.txt', 'annotations', { ...PULL_REQUEST, prefix: 'services/api' }],
  ['rich.json.txt', 'json', TERMINAL],
  ['rich.sarif.txt', 'sarif', { ...PULL_REQUEST, prefix: 'services/api' }],
  ['rich.junit.txt', 'junit', TERMINAL],
  ['rich.gitlab.txt', 'gitlab', TERMINAL],
  ['rich.checkstyle.txt', 'checkstyle', TERMINAL],
  ['rich.rdjson.txt', 'rdjson', TERMINAL],
  ['rich.html.txt', 'html', PULL_REQUEST],
]

describe('one report in every format', () => {
  it.each(VIEWS)('%s', async (file, format, view) => {
    await expect(FORMATS[format].render(richReport(), view)).toMatchFileSnapshot(`snapshots/${file}`)
  })

  it('inventory', async () => {
    await expect(renderInventory(richReport(), TERMINAL)).toMatchFileSnapshot('snapshots/rich.inventory.txt')
  })

  it.each([
    ['ready', readyReport()],
    ['not-applicable', notApplicableReport()],
  ])('%s', async (name, report) => {
    await expect(FORMATS.console.render(report, TERMINAL)).toMatchFileSnapshot(`snapshots/${name}.console.txt`)
    await expect(FORMATS.markdown.render(report, TERMINAL)).toMatchFileSnapshot(`snapshots/${name}.markdown.txt`)
  })
})
