import { type Html, html } from './markup'

/** A part of a bar. What is `plain` is as it should be, `loud` is what the chart is about, `open` is what is left. */
interface Part {
  readonly value: number
  readonly kind: 'plain' | 'loud' | 'open'
}

/** One bar: its name, its parts and what they say in words, since a picture alone says nothing to many. */
export interface Bar {
  readonly label: string
  readonly parts: readonly Part[]
  readonly words: string
}

const WIDTH = 1000
const HEIGHT = 24

/**
 * Bars below each other on one scale, which ends at the longest. Names and numbers are text of the page, so that they
 * are read aloud, found, copied and never too small; the bars themselves are decoration.
 */
export function chart(title: string, bars: readonly Bar[]): Html {
  const longest = Math.max(...bars.map(({ parts }) => sum(parts)), 0)
  const rows = bars.map(({ label, parts, words }) => {
    return html`<div><dt>${label}</dt><dd>${drawing(parts, longest)}<span>${words}</span></dd></div>\n`
  })
  return html`
<figure>
<figcaption>${title}</figcaption>
<dl class="bars">
${rows}</dl>
</figure>`
}

function drawing(parts: readonly Part[], longest: number): Html {
  const scale = longest > 0 ? WIDTH / longest : 0
  let from = 0
  const rects = parts.map(({ value, kind }) => {
    const x = from
    from += value * scale
    return html`<rect class="${kind}" x="${round(x)}" y="0" width="${round(from - x)}" height="${HEIGHT}"/>`
  })
  return html`<svg aria-hidden="true" focusable="false" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">${rects}</svg>`
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { value }) => total + value, 0)
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
