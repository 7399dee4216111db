import { escapeXml } from '../machine/xml'
import { plainCode, plainText } from '../plain'
import { isWebAddress } from '../view'

/** HTML that is safe to put into a page: only {@link html} makes it, and that escapes every text. */
export interface Html {
  readonly html: string
}

type Content = string | number | Html | undefined | readonly (Html | undefined)[]

/** A piece of a page. Texts and numbers in the template are escaped and made plain, pieces of a page stay, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: strings.map((part, index) => part + (index < values.length ? write(values[index]) : '')).join('') }
}

function write(value: Content): string {
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeXml(plainCode(String(value)))
  return 'html' in value ? value.html : value.map(write).join('')
}

/** A message: what stands between backticks becomes code. */
export function prose(text: string, limit = 4000): Html {
  const parts = plainText(text, limit).split(/`([^`]+)`/)
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`
}

/** A link to a page of the web; the label alone where the address is none. */
export function link(label: string, address: string | undefined): Html {
  if (address === undefined || !isWebAddress(address)) return html`${label}`
  return html`<a href="${address}" rel="noreferrer noopener">${label}</a>`
}

/** A part of the page with a heading that names it. */
export function section(id: string, title: string, content: Content): Html {
  return html`
<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>`
}

/** Something that is not needed at first sight. */
export function folded(summary: string, content: Content): Html {
  return html`
<details>
<summary>${summary}</summary>
${content}
</details>`
}

/** A table. Roles are named, because a layout for narrow screens takes them away from the elements. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Content[])[]): Html {
  const head = columns.map((title) => html`<th role="columnheader" scope="col">${title}</th>`)
  const body = rows.map((cells) => {
    const written = cells.map((cell, index) => html`<td role="cell" data-title="${columns[index] ?? ''}">${cell}</td>`)
    return html`<tr role="row">${written}</tr>\n`
  })
  return html`
<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">
${body}</tbody>
</table>`
}
