/** Functions that tests run within a page: each is sent to the browser as text, so none may use another. */

/** Opens everything that is folded away. */
export function openDetails() {
  for (const details of document.querySelectorAll('details')) details.open = true
}

/** The width that the page needs. */
export function neededWidth() {
  return document.documentElement.scrollWidth
}

/** Levels of the headings in their order. */
export function headingLevels() {
  return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => Number(heading.tagName[1]))
}

/** What has the focus, by its id and its text. */
export function focused() {
  const { id, textContent } = document.activeElement
  return { id, text: textContent }
}

/** Puts markup into the page, as a hole in the escaping would. */
export function inject(markup) {
  document.body.insertAdjacentHTML('beforeend', markup)
}

/** Where the links lead to. */
export function linkTargets() {
  return [...document.querySelectorAll('a[href]')].map((link) => link.href)
}

/** Texts whose colour is too near to what lies behind them (WCAG 2.2, 1.4.3). */
export function findPoorContrast() {
  const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (color) => {
    const [red, green, blue] = parse(color).map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const backdrop = (element) => {
    if (!element) return 'rgb(255, 255, 255)'
    const color = getComputedStyle(element).backgroundColor
    return parse(color)[3] === 0 ? backdrop(element.parentElement) : color
  }
  const elements = [...document.body.querySelectorAll('*')].filter((element) => {
    return [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent.trim() !== '')
  })
  return elements.flatMap((element) => {
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(backdrop(element))]
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
    return ratio < 4.5 ? [`${element.className} ${element.textContent} ${ratio.toFixed(2)}`] : []
  })
}
