import { createColors } from 'picocolors'
import type { ReportVerdict, Severity, Verdict } from '../model'

/** The colour functions of picocolors, doing nothing where colour is off. */
type Colors = ReturnType<typeof createColors>

/** How one verdict or severity looks; symbol and word tell it without colour. */
interface Look {
  readonly symbol: string
  readonly word: string
  readonly paint: (text: string) => string
}

/** Everything that the terminal views draw with. */
export interface Palette {
  readonly colors: Colors
  readonly verdicts: Readonly<Record<Verdict, Look>>
  readonly severities: Readonly<Record<Severity, Look>>
  readonly results: Readonly<Record<ReportVerdict, Look>>
}

/** The palette of a view. */
export function createPalette(color: boolean): Palette {
  const colors = createColors(color)
  return {
    colors,
    verdicts: {
      fail: { symbol: '✗', word: 'fail', paint: colors.red },
      'needs-a-look': { symbol: '!', word: 'needs a look', paint: colors.yellow },
      'not-checked': { symbol: '○', word: 'not checked', paint: colors.dim },
      pass: { symbol: '✓', word: 'pass', paint: colors.green },
      attested: { symbol: '◆', word: 'attested', paint: colors.cyan },
      'not-applicable': { symbol: '–', word: 'not applicable', paint: colors.dim },
    },
    severities: {
      error: { symbol: '✗', word: 'error', paint: colors.red },
      warning: { symbol: '!', word: 'warning', paint: colors.yellow },
      note: { symbol: 'i', word: 'note', paint: colors.blue },
    },
    results: {
      ready: { symbol: '✓', word: 'READY', paint: colors.green },
      'not-ready': { symbol: '✗', word: 'NOT READY', paint: colors.red },
      'not-applicable': { symbol: '–', word: 'NOT APPLICABLE', paint: colors.dim },
    },
  }
}

/** Colours what stands between backticks, over several lines of one text; without colour the backticks stay. */
export function highlightCode(lines: readonly string[], colors: Colors): string[] {
  const backticks = lines.join('').split('`').length - 1
  if (!colors.isColorSupported || backticks % 2 === 1) return [...lines]
  let isCode = false
  return lines.map((line) =>
    line
      .split('`')
      .map((part, index) => {
        if (index > 0) isCode = !isCode
        return isCode && part !== '' ? colors.cyan(part) : part
      })
      .join(''),
  )
}
